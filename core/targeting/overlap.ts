import type { Bilingual } from '../instrument/index.ts'
import type { Eligibility } from './eligibility.ts'
import type { ProgrammeRule } from './programme-rules.ts'

/** One family (or person, by the rule's unit) held against a rule. */
export interface OverlapCase {
  readonly indication: Eligibility['indication']
  readonly receives: boolean
}

/** A figure with the group it is a part of: neither is ever shown without the other. */
export interface Share {
  readonly count: number
  readonly of: number
  readonly meaning: Bilingual
}

/**
 * Who receives against whom a rule is for. "Suspected", because a rule speaks of groups: only a check of the
 * family confirms an error.
 */
export interface Overlap {
  readonly ruleKey: string
  readonly recipients: Split
  readonly nonRecipients: Split
  /** Recipients outside the rule. */
  readonly inclusionSuspected: Share
  /** Inside the rule without aid. A quota, not only an error, may be the reason. */
  readonly exclusionSuspected: Share
}

export interface Split {
  readonly inside: number
  readonly outside: number
  readonly unknown: number
}

/** Counts every case once; those of which it is not known stand apart and in neither denominator. */
export function overlapOf(rule: ProgrammeRule, cases: Iterable<OverlapCase>): Overlap {
  const recipients = { inside: 0, outside: 0, unknown: 0 }
  const nonRecipients = { inside: 0, outside: 0, unknown: 0 }
  for (const { indication, receives } of cases) {
    const split = receives ? recipients : nonRecipients
    split[sideOf(indication)] += 1
  }
  return overlapFrom(rule, recipients, nonRecipients)
}

/** The same from counts, when the database has done the counting. */
export function overlapFrom(rule: ProgrammeRule, recipients: Split, nonRecipients: Split): Overlap {
  const unit = rule.unit === 'family' ? { id: 'keluarga', en: 'families' } : { id: 'orang', en: 'persons' }
  return {
    ruleKey: rule.key,
    recipients,
    nonRecipients,
    inclusionSuspected: {
      count: recipients.outside,
      of: recipients.inside + recipients.outside,
      meaning: {
        id: `dari penerima yang dapat dinilai menurut aturan (${unit.id})`,
        en: `of the recipients the rule can be held against (${unit.en})`,
      },
    },
    exclusionSuspected: {
      count: nonRecipients.inside,
      of: recipients.inside + nonRecipients.inside,
      meaning: {
        id: `dari semua ${unit.id} di dalam aturan program`,
        en: `of all ${unit.en} inside the programme's rule`,
      },
    },
  }
}

function sideOf(indication: Eligibility['indication']): keyof Split {
  switch (indication) {
    case 'eligible':
      return 'inside'
    case 'not_eligible':
      return 'outside'
    case 'unknown':
      return 'unknown'
  }
}
