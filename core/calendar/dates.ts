/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return partsOf(text) !== undefined
}

function partsOf(text: string): { year: number; month: number; day: number } | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const parts = {
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8)),
  }
  return parts.day >= 1 && parts.day <= daysInMonth(parts.year, parts.month) ? parts : undefined
}

/** Days of a month in the Gregorian calendar; 0 when there is no such month. */
export function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Splits a day. Throws on anything else: whoever calls has read the text with `isDate` before. */
function yearMonthDay(date: string): { year: number; month: number; day: number } {
  const parts = partsOf(date)
  if (!parts) throw new Error('A day must be written YYYY-MM-DD and exist')
  return parts
}

/**
 * Completed years of age on a day. Someone born on 29 February is a year older on 1 March of ordinary years.
 * A birth after `today` gives a negative number, which the caller reports.
 */
export function ageOn(birthDate: string, today: string): number {
  const born = yearMonthDay(birthDate)
  const now = yearMonthDay(today)
  const hadBirthday = now.month > born.month || (now.month === born.month && now.day >= born.day)
  return now.year - born.year - (hadBirthday ? 0 : 1)
}

/** The day `count` days later (earlier when negative). */
export function addDays(date: string, count: number): string {
  const { year, month, day } = yearMonthDay(date)
  return new Date(Date.UTC(year, month - 1, day + count)).toISOString().slice(0, 10)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: string): number {
  const { year, month, day } = yearMonthDay(date)
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}
