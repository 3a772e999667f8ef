import type { Refusal } from '../workflow/index.ts'

/**
 * What is sealed is opened by two officers of the integrity desk together: one asks and says why, another
 * consents, and for a short while these two may read. Moments are milliseconds since 1970.
 */
export interface Opening {
  readonly askedBy: string
  readonly askedAt: number
  readonly consentedBy?: string | undefined
  readonly consentedAt?: number | undefined
  /** Declined, taken back, or shut before its time. */
  readonly endedAt?: number | undefined
}

/** What a seal is opened for. From a list, so that no request tells in passing what lies inside. */
export const openingPurposes = ['first_reading', 'new_words', 'pressed', 'decision', 'contested'] as const
export type OpeningPurpose = (typeof openingPurposes)[number]

/** The reason as the log of access tells it. */
export const openingReasons: Readonly<Record<OpeningPurpose, string>> = {
  first_reading: 'Membaca pertama kali',
  new_words: 'Ada keterangan baru dari pelapor',
  pressed: 'Pelapor menyatakan ditekan',
  decision: 'Memutuskan atau menjawab',
  contested: 'Pelapor menyanggah jawaban',
}

export type OpeningState = 'asked' | 'open' | 'lapsed' | 'ended'

/** How long a request waits for a second officer, and how long the two may read. A choice of this house. */
const openingTimes = { consentWithinHours: 24, openForMinutes: 30 } as const

export function stateOfOpening(opening: Opening, now: number): OpeningState {
  if (opening.endedAt !== undefined && opening.endedAt <= now) return 'ended'
  if (opening.consentedAt === undefined) return now < mustConsentBy(opening) ? 'asked' : 'lapsed'
  return now < openUntil(opening.consentedAt) ? 'open' : 'lapsed'
}

export function mustConsentBy({ askedAt }: Opening): number {
  return askedAt + openingTimes.consentWithinHours * 3_600_000
}

export function openUntil(consentedAt: number): number {
  return consentedAt + openingTimes.openForMinutes * 60_000
}

/** The two who may read now; nobody where it is not open. One account is never two. */
export function readersOf(opening: Opening | undefined, now: number): readonly string[] {
  if (!opening || stateOfOpening(opening, now) !== 'open') return []
  const { askedBy, consentedBy } = opening
  return consentedBy === undefined || consentedBy === askedBy ? [] : [askedBy, consentedBy]
}

/** Why an officer may not ask to open it now. */
export function refusesAsking(
  standing: Opening | undefined,
  officer: { readonly conflict: Conflict | undefined },
  now: number,
): Refusal | undefined {
  if (officer.conflict) return { code: 'matter.conflict' }
  const state = standing && stateOfOpening(standing, now)
  if (state === 'asked' || state === 'open') return { code: 'matter.already-asked' }
  return undefined
}

/** Why an officer may not consent to the opening another asked for. */
export function refusesConsent(
  standing: Opening | undefined,
  officer: { readonly accountId: string; readonly conflict: Conflict | undefined },
  now: number,
): Refusal | undefined {
  if (officer.conflict) return { code: 'matter.conflict' }
  if (!standing || stateOfOpening(standing, now) !== 'asked') return { code: 'matter.nothing-asked' }
  if (standing.askedBy === officer.accountId) return { code: 'matter.own-request' }
  return undefined
}

/** Why an officer has no part in a matter. */
export type Conflict = 'named' | 'of_the_village' | 'stood_aside'

/**
 * As far as what is known tells: the officer has held an office in the very village, bears a name that is
 * complained about, or has said that they stand aside. Kin and friendship no data know; for those there is
 * standing aside.
 */
export function conflictOf(
  officer: { readonly name: string; readonly regions: readonly string[]; readonly stoodAside: boolean },
  matter: { readonly village: string; readonly who: string; readonly story: string },
): Conflict | undefined {
  if (officer.stoodAside) return 'stood_aside'
  if (officer.regions.includes(matter.village)) return 'of_the_village'
  const parts = wordsIn(officer.name)
  const whom = wordsIn(matter.who)
  const isNamed = parts.some((part) => part.length >= 4 && whom.includes(part))
  const whole = ` ${parts.join(' ')} `
  const isTold = parts.length > 1 && ` ${wordsIn(matter.story).join(' ')} `.includes(whole)
  return isNamed || isTold ? 'named' : undefined
}

function wordsIn(text: string): string[] {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
}
