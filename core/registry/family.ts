import { ageOn, isDate } from '../calendar/index.ts'
import { type Finding, type FindingTable, findingFrom } from './finding.ts'
import type { Sex } from './nik.ts'

/** What the structure checks need of a member; the keys are those of the questionnaire. */
export interface FamilyMember {
  readonly relationship: Relationship
  readonly sex?: Sex
  readonly birthDate?: string
  readonly maritalStatus?: MaritalStatus
}

export type Relationship =
  | 'head'
  | 'spouse'
  | 'child'
  | 'child_in_law'
  | 'grandchild'
  | 'parent'
  | 'parent_in_law'
  | 'other_relative'
  | 'domestic_worker'
  | 'other'

export type MaritalStatus = 'single' | 'married' | 'divorced' | 'widowed'

export type FamilyFindingCode =
  | 'family.no_member'
  | 'family.no_head'
  | 'family.several_heads'
  | 'family.head_and_spouse_same_sex'
  | 'family.head_under_17'
  | 'family.spouse_not_married'
  | 'family.married_under_16'
  | 'family.child_too_old'
  | 'family.size_differs'

/**
 * The composition of one family. The blocking ones are those of BPS's own collecting app (exactly one head,
 * head and spouse of different sex); the others are plausibility and ask whether the field agrees.
 *
 * @param membersOnCard number of people printed on the family card, when known
 */
export function checkFamily(
  members: readonly FamilyMember[],
  context: { readonly today: string; readonly membersOnCard?: number },
): readonly Finding<FamilyFindingCode>[] {
  if (members.length === 0) return [findingFrom(familyFindings, 'family.no_member')]
  const codes: FamilyFindingCode[] = [
    ...headFindings(members, context.today),
    ...marriageFindings(members, context.today),
    ...generationFindings(members),
  ]
  const { membersOnCard } = context
  if (membersOnCard !== undefined && membersOnCard !== members.length) codes.push('family.size_differs')
  return codes.map((code) => findingFrom(familyFindings, code))
}

function headFindings(members: readonly FamilyMember[], today: string): FamilyFindingCode[] {
  const heads = members.filter(({ relationship }) => relationship === 'head')
  const [head] = heads
  if (head === undefined) return ['family.no_head']
  if (heads.length > 1) return ['family.several_heads']
  const codes: FamilyFindingCode[] = []
  const spouses = members.filter(({ relationship }) => relationship === 'spouse')
  if (spouses.some(({ sex }) => sex !== undefined && sex === head.sex)) {
    codes.push('family.head_and_spouse_same_sex')
  }
  const age = ageOf(head, today)
  if (age !== undefined && age < 17) codes.push('family.head_under_17')
  return codes
}

function marriageFindings(members: readonly FamilyMember[], today: string): FamilyFindingCode[] {
  const codes: FamilyFindingCode[] = []
  const unmarriedSpouse = members.some(
    ({ relationship, maritalStatus }) =>
      relationship === 'spouse' && maritalStatus !== undefined && maritalStatus !== 'married',
  )
  if (unmarriedSpouse) codes.push('family.spouse_not_married')
  const tooYoung = members.some((member) => {
    const age = ageOf(member, today)
    return member.maritalStatus === 'married' && age !== undefined && age < 16
  })
  if (tooYoung) codes.push('family.married_under_16')
  return codes
}

function generationFindings(members: readonly FamilyMember[]): FamilyFindingCode[] {
  const headBorn = members.find(({ relationship }) => relationship === 'head')?.birthDate
  if (headBorn === undefined || !isDate(headBorn)) return []
  const tooOld = members.some(
    ({ relationship, birthDate }) =>
      relationship === 'child' &&
      birthDate !== undefined &&
      isDate(birthDate) &&
      birthDate < laterBy12Years(headBorn),
  )
  return tooOld ? ['family.child_too_old'] : []
}

function laterBy12Years(date: string): string {
  return `${String(Number(date.slice(0, 4)) + 12).padStart(4, '0')}${date.slice(4)}`
}

function ageOf({ birthDate }: FamilyMember, today: string): number | undefined {
  return birthDate !== undefined && isDate(birthDate) ? ageOn(birthDate, today) : undefined
}

export const familyFindings: FindingTable<FamilyFindingCode> = {
  'family.no_member': {
    severity: 'error',
    sentence: { id: 'Keluarga ini belum punya anggota.', en: 'This family has no member.' },
  },
  'family.no_head': {
    severity: 'error',
    sentence: { id: 'Belum ada kepala keluarga.', en: 'The family has no head.' },
  },
  'family.several_heads': {
    severity: 'error',
    sentence: { id: 'Kepala keluarga lebih dari satu.', en: 'The family has more than one head.' },
  },
  'family.head_and_spouse_same_sex': {
    severity: 'error',
    sentence: {
      id: 'Kepala keluarga dan istri/suami tercatat berjenis kelamin sama.',
      en: 'Head and spouse are recorded with the same sex.',
    },
  },
  'family.head_under_17': {
    severity: 'warning',
    sentence: { id: 'Kepala keluarga berumur di bawah 17 tahun.', en: 'The head is under 17 years old.' },
  },
  'family.spouse_not_married': {
    severity: 'warning',
    sentence: {
      id: 'Istri/suami kepala keluarga tidak tercatat kawin.',
      en: "The head's spouse is not recorded as married.",
    },
  },
  'family.married_under_16': {
    severity: 'warning',
    sentence: {
      id: 'Ada anggota di bawah 16 tahun yang tercatat kawin.',
      en: 'A member under 16 is recorded as married.',
    },
  },
  'family.child_too_old': {
    severity: 'warning',
    sentence: {
      id: 'Umur anak terlalu dekat dengan umur kepala keluarga (selisih kurang dari 12 tahun).',
      en: 'A child is too close in age to the head (less than 12 years).',
    },
  },
  'family.size_differs': {
    severity: 'warning',
    sentence: {
      id: 'Jumlah anggota berbeda dari jumlah di Kartu Keluarga.',
      en: 'The number of members differs from the family card.',
    },
  },
}
