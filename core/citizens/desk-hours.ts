import type { Bilingual } from '../instrument/index.ts'

/** Hours of one day of the week; null when the desk is closed. Local time, `HH:MM`. */
export type DayHours = { readonly from: string; readonly to: string } | null

/** Monday to Sunday. */
export type WeekHours = readonly [DayHours, DayHours, DayHours, DayHours, DayHours, DayHours, DayHours]

const office: DayHours = { from: '08:00', to: '15:30' }

/** Where a village has not said its own hours. */
export const regencyHours = {
  validFrom: '2025-03-03',
  source: 'Perpres 21/2023: five days, 37.5 hours a week; the hours within them are the regency’s to set',
  week: [office, office, office, office, { from: '08:00', to: '14:30' }, null, null] satisfies WeekHours,
} as const

export const weekdays: readonly Bilingual[] = [
  { id: 'Senin', en: 'Monday' },
  { id: 'Selasa', en: 'Tuesday' },
  { id: 'Rabu', en: 'Wednesday' },
  { id: 'Kamis', en: 'Thursday' },
  { id: 'Jumat', en: 'Friday' },
  { id: 'Sabtu', en: 'Saturday' },
  { id: 'Minggu', en: 'Sunday' },
]

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

/** Opens before it closes, both on the clock. */
export function areHours(hours: DayHours): boolean {
  return hours === null || (clock.test(hours.from) && clock.test(hours.to) && hours.from < hours.to)
}

/** Days of the same hours told together: `Senin–Kamis 08.00–15.30`. Closed days are told as closed. */
export function hoursInWords(week: readonly DayHours[]): readonly Bilingual[] {
  const lines: Bilingual[] = []
  for (let first = 0; first < week.length; ) {
    const same = sameHours(week[first] ?? null)
    let last = first
    while (last + 1 < week.length && sameHours(week[last + 1] ?? null) === same) last += 1
    const days = (locale: 'id' | 'en') =>
      last > first
        ? `${weekdays[first]?.[locale]}–${weekdays[last]?.[locale]}`
        : `${weekdays[first]?.[locale]}`
    lines.push({
      id: `${days('id')}: ${same === '' ? 'tutup' : same.replaceAll(':', '.')}`,
      en: `${days('en')}: ${same === '' ? 'closed' : same}`,
    })
    first = last + 1
  }
  return lines
}

function sameHours(hours: DayHours): string {
  return hours ? `${hours.from}–${hours.to}` : ''
}
