import type { Answer, Answers, Baseline } from '@tanggap/core/instrument'
import type { Acting } from '../plumbing/acting.ts'
import { readFamilies } from './get-family-record.ts'
import type { FamilyRecord, MemberRecord, RecordedValue } from './record.ts'

/** What a visit begins with: current values by the questionnaire's keys, and the members of today. */
export async function baselineOf(acting: Acting, familyId: string): Promise<Baseline> {
  const [record] = await readFamilies(acting, [familyId])
  if (record === undefined) throw new Error('no baseline for a family outside the range of the office')
  await acting.record({
    action: 'registry.read-baseline',
    subject: 'family',
    ids: [familyId],
    village: record.villageCode,
  })
  return baselineFrom(record)
}

export function baselineFrom(record: FamilyRecord): Baseline {
  const { villageCode } = record
  return {
    family: {
      province: villageCode.slice(0, 2),
      regency: villageCode.slice(0, 4),
      subdistrict: villageCode.slice(0, 6),
      village: villageCode,
      headName: record.headName,
      ...answersOf(record.values),
    },
    members: record.members
      .filter(({ until }) => until === null)
      .map((member) => ({ personId: member.personId, answers: answersOfMember(member) })),
  }
}

function answersOfMember(member: MemberRecord): Answers {
  return {
    name: member.name,
    relationship: member.relationship,
    ...(member.sex !== 'unknown' && { sex: member.sex }),
    ...(member.birthDate !== null && { birthDate: member.birthDate }),
    ...answersOf(member.values),
  }
}

function answersOf(values: readonly RecordedValue[]): Record<string, Answer> {
  return Object.fromEntries(values.map(({ key, value }) => [key, value]))
}
