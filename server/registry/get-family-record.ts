import type { MinistryAnswer } from '@tanggap/core/registry'
import type { Acting } from '../plumbing/acting.ts'
import { layered } from './layered-values.ts'
import type { FamilyRecord, MemberRecord } from './record.ts'
import {
  aidRows,
  currentLayers,
  type FamilyRow,
  familyRows,
  type LayerRow,
  type MemberRow,
  memberRows,
  ministryAnswers,
} from './registry.store.ts'

/**
 * The family as it is known today, or nothing when it is not in the range of the office. The reading is
 * recorded with the ids of all its persons.
 */
export async function getFamilyRecord(
  acting: Acting,
  familyId: string,
  reason?: string,
): Promise<FamilyRecord | undefined> {
  const [record] = await readFamilies(acting, [familyId])
  if (record === undefined) return undefined
  await acting.record({
    action: 'registry.read-family',
    subject: 'family',
    ids: [record.id, ...record.members.map(({ personId }) => personId)],
    village: record.villageCode,
    reason,
  })
  return record
}

/** Without an audit line: for the doors of this room, which write their own. */
export async function readFamilies(acting: Acting, ids: readonly string[]): Promise<FamilyRecord[]> {
  const families = await familyRows(acting, ids)
  if (families.length === 0) return []
  const found = families.map(({ id }) => id)
  const members = await memberRows(acting, found)
  const persons = members.map(({ person_id }) => person_id)
  const ofFamilies = await currentLayers(acting, 'family', found)
  const ofPersons = await currentLayers(acting, 'person', persons)
  const ministry = await ministryAnswers(acting, found, persons)
  const aid = await aidRows(acting, found)
  const layersOfFamily = Map.groupBy(ofFamilies, ({ owner_id }) => owner_id)
  const layersOfPerson = Map.groupBy(ofPersons, ({ owner_id }) => owner_id)
  const membersOf = Map.groupBy(members, ({ family_id }) => family_id)
  const aidOf = Map.groupBy(aid, ({ family_id }) => family_id)
  return families.map((family) => ({
    ...described(family),
    values: layered(acting, 'family', layersOfFamily.get(family.id) ?? [], ministry),
    members: (membersOf.get(family.id) ?? []).map((member) =>
      memberOf(acting, member, layersOfPerson.get(member.person_id) ?? [], ministry),
    ),
    aid: (aidOf.get(family.id) ?? []).map((line) => ({
      programmeCode: line.programme_code,
      period: line.period,
      personId: line.person_id,
      amount: line.amount,
      state: line.state,
      recordedAt: line.recorded_at,
    })),
  }))
}

function described(row: FamilyRow): Omit<FamilyRecord, 'values' | 'members' | 'aid'> {
  return {
    id: row.id,
    villageCode: row.village_code,
    villageName: row.village_name ?? row.village_code,
    hamlet: row.hamlet,
    rt: row.rt,
    rw: row.rw,
    address: row.address,
    headName: row.head_name,
    status: row.status,
    endedReason: row.ended_reason,
    officialDecile: row.official_decile,
    decileVersion: row.decile_version,
    version: row.version,
    updatedAt: row.updated_at,
  }
}

function memberOf(
  acting: Acting,
  row: MemberRow,
  layers: readonly LayerRow[],
  ministry: ReadonlyMap<string, MinistryAnswer>,
): MemberRecord {
  return {
    personId: row.person_id,
    name: row.name,
    sex: row.sex,
    birthDate: row.birth_date,
    relationship: row.relationship,
    status: row.person_status,
    since: row.from_date,
    until: row.to_date,
    endedReason: row.ended_reason,
    values: layered(acting, 'person', layers, ministry),
  }
}
