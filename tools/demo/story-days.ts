import { addDays, localDay } from '@tanggap/core/calendar'

/** The days of the story, counted back from the day it is loaded, so that the demo is always in mid-month. */
export interface StoryDays {
  /** When the demo is loaded. */
  readonly now: Date
  /** ISO date, Western Indonesian Time. */
  readonly today: string
  /** The `back`-th working day before today, at this time of the day (`09:30`, Western Indonesian Time). */
  workday(back: number, time: string): Date
  /** So many minutes ago: today's events must not lie in the future. */
  minutesAgo(minutes: number): Date
}

export function storyDays(now: Date): StoryDays {
  const today = localDay(now)
  return {
    now,
    today,
    workday: (back, time) => new Date(`${workdayBefore(today, back)}T${time}:00+07:00`),
    minutesAgo: (minutes) => new Date(now.getTime() - minutes * 60_000),
  }
}

function workdayBefore(today: string, back: number): string {
  let day = today
  for (let left = back; left > 0; ) {
    day = addDays(day, -1)
    if (![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) left--
  }
  return day
}
