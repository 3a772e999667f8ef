import type { Bilingual } from '../instrument/index.ts'
import type { Components, MemberFacts } from './components.ts'
import type { ExclusionFlag, ProgrammeRule } from './programme-rules.ts'

/** What is known of a family when a rule is held against it. */
export interface FamilyFacts {
  /** As BPS ranked it. Absent: not ranked, or not known. It is never computed here. */
  readonly officialDecile?: number
  readonly components: Components
  readonly exclusions: readonly ExclusionFlag[]
}

/**
 * What a rule suggests. It is unofficial: it orders a queue and fills a report for officers, decides nothing,
 * and is never shown to citizens. Whether aid is given follows verification and quota.
 */
export interface Eligibility {
  readonly indication: 'eligible' | 'not_eligible' | 'unknown'
  readonly ruleKey: string
  readonly reasons: readonly Reason[]
}

export interface Reason {
  readonly code: ReasonCode
  readonly speaks: 'for' | 'against' | 'unknown'
  readonly sentence: Bilingual
}

export type ReasonCode =
  | 'decile.inside'
  | 'decile.outside'
  | 'decile.unknown'
  | 'component.present'
  | 'component.absent'
  | 'component.unknown'
  | `exclusion.${ExclusionFlag}`

/** One reason against is enough for "not eligible", with every reason named; nothing unknown counts against. */
export function eligibility(rule: ProgrammeRule, facts: FamilyFacts): Eligibility {
  const reasons = [
    ...facts.exclusions.filter((flag) => rule.excludedBy.includes(flag)).map(excluded),
    decileReason(rule, facts.officialDecile),
    ...(rule.needsComponent ? [componentReason(facts.components)] : []),
  ]
  const speaks = (kind: Reason['speaks']) => reasons.some((reason) => reason.speaks === kind)
  const indication = speaks('against') ? 'not_eligible' : speaks('unknown') ? 'unknown' : 'eligible'
  return { indication, ruleKey: rule.key, reasons }
}

/** Flags that the members' own answers raise; those of presence come from the visit's finding. */
export function exclusionsOfMembers(members: readonly MemberFacts[]): readonly ExclusionFlag[] {
  const publicEmployee = members.some(({ employmentStatus }) => employmentStatus === 'public_employee')
  return publicEmployee ? ['public_employee'] : []
}

/** The flag a family's finding raises, if any; "not met yet" and "refused" raise none. */
export function exclusionOfFinding(finding: string): ExclusionFlag | undefined {
  switch (finding) {
    case 'family_not_found':
      return 'not_found'
    case 'all_members_deceased':
      return 'all_deceased'
    case 'moved_out':
      return 'moved_out'
    default:
      return undefined
  }
}

function decileReason({ deciles: { from, to } }: ProgrammeRule, decile: number | undefined): Reason {
  if (decile === undefined) {
    return {
      code: 'decile.unknown',
      speaks: 'unknown',
      sentence: { id: 'Belum ada desil dari BPS.', en: 'BPS has given no decile yet.' },
    }
  }
  const inside = decile >= from && decile <= to
  return {
    code: inside ? 'decile.inside' : 'decile.outside',
    speaks: inside ? 'for' : 'against',
    sentence: {
      id: `Desil ${decile} ${inside ? 'di dalam' : 'di luar'} sasaran program (desil ${from}–${to}).`,
      en: `Decile ${decile} is ${inside ? 'inside' : 'outside'} the programme's target (deciles ${from}–${to}).`,
    },
  }
}

function componentReason({ certain, unknown }: Components): Reason {
  if (certain.length > 0) {
    return {
      code: 'component.present',
      speaks: 'for',
      sentence: {
        id: `Ada ${certain.length} anggota dengan komponen PKH.`,
        en: `${certain.length} member(s) with a PKH component.`,
      },
    }
  }
  if (unknown.length > 0) {
    return {
      code: 'component.unknown',
      speaks: 'unknown',
      sentence: {
        id: `Komponen PKH ${unknown.length} anggota belum diketahui.`,
        en: `Whether ${unknown.length} member(s) have a PKH component is not known.`,
      },
    }
  }
  return {
    code: 'component.absent',
    speaks: 'against',
    sentence: { id: 'Tidak ada anggota dengan komponen PKH.', en: 'No member has a PKH component.' },
  }
}

function excluded(flag: ExclusionFlag): Reason {
  return { code: `exclusion.${flag}`, speaks: 'against', sentence: exclusionSentences[flag] }
}

const exclusionSentences: Readonly<Record<ExclusionFlag, Bilingual>> = {
  public_employee: {
    id: 'Ada anggota yang tercatat ASN/TNI/Polri/BUMN/BUMD/pejabat.',
    en: 'A member is recorded as a public employee or official.',
  },
  not_found: {
    id: 'Keluarga tidak ditemukan saat ground check.',
    en: 'The ground check did not find the family.',
  },
  all_deceased: { id: 'Seluruh anggota tercatat meninggal.', en: 'All members are recorded as deceased.' },
  moved_out: { id: 'Keluarga tercatat pindah keluar kabupaten.', en: 'The family is recorded as moved out.' },
}
