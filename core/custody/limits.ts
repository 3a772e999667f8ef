/** Days without contact after which the phone lets the list of families go, unless the assignment says longer. */
export const usualExpiryDays = 7

/** What an assignment may say instead. */
export const expiryDaysBounds = { least: 3, most: 60 } as const

/**
 * Subdistricts reached by sea only, with the days the boat may fail: own estimate from the west monsoon of December to
 * February, in which the ferry Jepara–Karimunjawa has stayed in port for two weeks, and a week more for the way.
 * In use since 2026-11-23.
 */
const islands: Readonly<Record<string, number>> = { '332010': 21 }

/** The days that suit a village; whoever plans the campaign may choose others. */
export function expiryDaysFor(villageCode: string): number {
  return islands[villageCode.slice(0, 6)] ?? usualExpiryDays
}

/** Bytes a phone may use for the exchange in a day before it asks: a photo is 200 kB, a form 6 kB. */
export const usualDataPerDay = 20_000_000

/**
 * Whether the list of families has outlived its time. Sealed work and drafts, with the family they are about, stay.
 *
 * @param contact milliseconds of the last contact, by the office's clock; null when there was none
 * @param now milliseconds, by the office's clock as the phone estimates it
 */
export function isExpired(contact: number | null, now: number, days: number): boolean {
  return contact !== null && now - contact > days * 24 * 3_600_000
}

/** Bytes over the wire. */
export interface Traffic {
  readonly sent: number
  readonly received: number
}

/** What the phone has used since midnight in the regency, and since the first of the month. */
export interface DataUse extends Traffic {
  /** ISO date. */
  readonly day: string
  /** Of the month in which that day lies; absent on a phone that counted days only until then. */
  readonly month?: Traffic
}

const nothing: Traffic = { sent: 0, received: 0 }
const plus = (a: Traffic, b: Traffic): Traffic => ({
  sent: a.sent + b.sent,
  received: a.received + b.received,
})

/** Another day begins at nothing, another month too. */
export function useMore(use: DataUse | null, day: string, more: Traffic): DataUse {
  return { day, ...plus(usedOn(use, day), more), month: plus(usedInMonthOf(use, day), more) }
}

/** Used on a day (ISO date). */
export function usedOn(use: DataUse | null, day: string): Traffic {
  return use?.day === day ? { sent: use.sent, received: use.received } : nothing
}

/** Used in the month of a day (ISO date), as far as it was counted. */
export function usedInMonthOf(use: DataUse | null, day: string): Traffic {
  if (use?.day.slice(0, 7) !== day.slice(0, 7)) return nothing
  return use.month ?? { sent: use.sent, received: use.received }
}

/** How a facilitator wants photos to travel. */
export type PhotoChoice = 'always' | 'wifi'

/**
 * Whether photos may be sent now. Forms are small and always go.
 *
 * @param connection what the browser says of it: `cellular`, `wifi` …; undefined where it says nothing
 */
export function mayPhotosGo(
  settings: { readonly photos: PhotoChoice; readonly dataPerDay: number },
  use: DataUse | null,
  day: string,
  connection: string | undefined,
): 'yes' | 'wait-for-wifi' | 'enough-for-today' {
  if (connection === 'wifi' || connection === 'ethernet') return 'yes'
  if (settings.photos === 'wifi' && connection !== undefined) return 'wait-for-wifi'
  const { sent, received } = usedOn(use, day)
  return sent + received >= settings.dataPerDay ? 'enough-for-today' : 'yes'
}
