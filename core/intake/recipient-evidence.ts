import { birthDateInNik, isNik, similarName } from '../registry/index.ts'

/** What a recipient list says of somebody, as far as it can be compared with a person of the register. */
export interface ListedRecipient {
  readonly name: string
  readonly birthDate?: string | undefined
  readonly nik?: string | undefined
  readonly villageCode?: string | undefined
}

export interface KnownPerson {
  readonly name: string
  readonly birthDate: string | null
  readonly nik?: string | undefined
  readonly villageCode: string
  /** On the card the list names. */
  readonly onCard: boolean
}

/** Side by side, for a person to decide. It orders candidates and never decides by itself. */
export interface Evidence {
  /** Likeness of the names, 0 to 1, old and new spellings made equal. */
  readonly name: number
  readonly birthDate: 'same' | 'day_month_swapped' | 'same_year' | 'other' | 'unknown'
  readonly village: 'same' | 'other' | 'unknown'
  /** `close`: at most two digits differ, as when a number was typed. */
  readonly nik: 'same' | 'close' | 'other' | 'unknown'
  readonly card: boolean
}

/** Names below this are no candidates unless the NIK agrees (own estimate; a person sees all above it). */
export const leastLikeness = 0.82

/** A NIK that agrees under another name than this is doubtful: numbers are copied and mistyped (own estimate). */
export const sameNameLikeness = 0.88

export function evidenceFor(listed: ListedRecipient, known: KnownPerson): Evidence {
  const day = listed.birthDate ?? dayInNik(listed.nik, known.birthDate)
  return {
    name: Math.round(similarName(listed.name, known.name) * 100) / 100,
    birthDate: compareDays(day, known.birthDate ?? undefined),
    village: sameOr(listed.villageCode, known.villageCode),
    nik: compareNiks(listed.nik, known.nik),
    card: known.onCard,
  }
}

export function isCandidate(evidence: Evidence): boolean {
  if (evidence.nik === 'same') return true
  if (evidence.birthDate === 'other' && !evidence.card) return false
  return evidence.name >= leastLikeness || (evidence.card && evidence.birthDate === 'same')
}

/** Stronger evidence first: the number, then the card, the day of birth, the name. Only an order. */
export function strength({ name, birthDate, village, nik, card }: Evidence): number {
  const ofNik = { same: 8, close: 4, other: 0, unknown: 0 }[nik]
  const ofDay = { same: 3, day_month_swapped: 2, same_year: 1, other: -2, unknown: 0 }[birthDate]
  return ofNik + ofDay + name * 3 + (card ? 3 : 0) + (village === 'same' ? 1 : 0)
}

/** A list without days of birth still has them in its numbers; the century is the one that fits. */
function dayInNik(nik: string | undefined, stated: string | null): string | undefined {
  if (nik === undefined || stated === null || !isNik(nik)) return undefined
  return birthDateInNik(nik, { today: stated, stated })
}

function compareDays(a: string | undefined, b: string | undefined): Evidence['birthDate'] {
  if (a === undefined || b === undefined) return 'unknown'
  if (a === b) return 'same'
  const [year, month, day] = a.split('-')
  if (b === `${year}-${day}-${month}`) return 'day_month_swapped'
  return b.startsWith(`${year}-`) ? 'same_year' : 'other'
}

function compareNiks(a: string | undefined, b: string | undefined): Evidence['nik'] {
  if (a === undefined || b === undefined) return 'unknown'
  if (a === b) return 'same'
  const different = [...a].filter((digit, at) => digit !== b[at]).length
  return a.length === b.length && different <= 2 ? 'close' : 'other'
}

function sameOr(a: string | undefined, b: string): Evidence['village'] {
  if (a === undefined) return 'unknown'
  return a === b ? 'same' : 'other'
}
