import type { Answer, Answers, Baseline } from '@tanggap/core/instrument'
import type { Acting } from '../plumbing/acting.ts'
import { readFamilies } from './get-family-record.ts'
import type { FamilyRecord, MemberRecord, RecordedValue } from './record.ts'

/** What a visit begins with: current values by the questionnaire's keys, and the members of today. */
export async function baselineOf(acting: Acting, familyId: string): Promise<Baseline> {
  const baseline = (await baselinesOf(acting, [familyId])).get(familyId)
  if (baseline === undefined) throw new Error('no baseline for a family outside the range of the office')
  return baseline
}

/** Many at once, for a frame: few queries and one line of audit. Families out of range are absent. */
export async function baselinesOf(
  acting: Acting,
  familyIds: readonly string[],
): Promise<ReadonlyMap<string, Baseline>> {
  const baselines = new Map<string, Baseline>()
  for (let start = 0; start < familyIds.length; start += atOnce) {
    const records = await readFamilies(acting, familyIds.slice(start, start + atOnce))
    for (const record of records) baselines.set(record.id, baselineFrom(record))
  }
  await acting.record({ action: 'registry.read-baseline', subject: 'family', ids: [...baselines.keys()] })
  return baselines
}

const atOnce = 500

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
