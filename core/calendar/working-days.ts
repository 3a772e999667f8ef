import { addDays, weekdayOf } from './dates.ts'

/** The `count`-th working day after a day. Saturday, Sunday and the given holidays are none. */
export function addWorkingDays(date: string, count: number, holidays: ReadonlySet<string>): string {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, holidays)) left -= 1
  }
  return day
}

function isWorkingDay(day: string, holidays: ReadonlySet<string>): boolean {
  return ![0, 6].includes(weekdayOf(day)) && !holidays.has(day)
}
