import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import type { Owner } from './registry.store.ts'

/** What a ratified change writes. Nothing is deleted: versions are superseded, memberships and families end. */

const appliedRow = z.object({ family_id: z.uuid() })

export async function familyOfAppliedChange({ tx, office }: Acting, changeId: string) {
  const row = await tx.find(
    appliedRow,
    'select family_id from applied_change where regency_code = $1 and change_id = $2',
    [office.regency, changeId],
  )
  return row?.family_id
}

export async function noteApplied(
  { tx, office, now }: Acting,
  change: {
    readonly changeId: string
    readonly familyId: string
    readonly villageCode: string
    readonly kind: string
    readonly batchId: string
    readonly asOf: string
    /** Where a family that moves within the regency lived until now. */
    readonly villageBefore: string | null
  },
): Promise<void> {
  await tx.insert('applied_change', [
    {
      regency_code: office.regency,
      change_id: change.changeId,
      family_id: change.familyId,
      village_code: change.villageCode,
      village_before: change.villageBefore,
      kind: change.kind,
      batch_id: change.batchId,
      as_of: change.asOf,
      applied_at: now,
      ministry: 'waiting',
    },
  ])
}

/** Returns the family, or nothing when the register never took the change in. */
export async function noteMinistryAnswer(
  { tx, office, now }: Acting,
  changeId: string,
  answer: 'accepted' | 'returned',
) {
  const row = await tx.find(
    appliedRow,
    `update applied_change set ministry = $3, answered_at = $4
      where regency_code = $1 and change_id = $2 returning family_id`,
    [office.regency, changeId, answer, now],
  )
  return row?.family_id
}

export interface NewVersion {
  readonly id: string
  readonly ownerId: string
  readonly villageCode: string
  readonly version: number
  readonly values: Readonly<Record<string, unknown>>
  readonly sealed: Buffer | null
  readonly batchId: string
  readonly asOf: string
}

export async function addRatifiedVersion(acting: Acting, owner: Owner, version: NewVersion): Promise<void> {
  const { tx, office, now } = acting
  await tx.run(
    `update ${owner}_values set superseded_at = $3
      where regency_code = $1 and ${owner}_id = $2 and layer = 'ratified' and superseded_at is null`,
    [office.regency, version.ownerId, now],
  )
  await tx.insert(`${owner}_values`, [
    {
      regency_code: office.regency,
      id: version.id,
      [`${owner}_id`]: version.ownerId,
      layer: 'ratified',
      version: version.version,
      village_code: version.villageCode,
      values: version.values,
      sealed: version.sealed,
      source_kind: 'batch',
      source_id: version.batchId,
      source_name: 'Pengesahan kabupaten',
      as_of: version.asOf,
      recorded_at: now,
    },
  ])
}

export async function endMembership(
  { tx, office }: Acting,
  at: { readonly familyId: string; readonly personId: string; readonly day: string; readonly reason: string },
): Promise<void> {
  await tx.run(
    `update membership set to_date = $4, ended_reason = $5
      where regency_code = $1 and family_id = $2 and person_id = $3 and to_date is null`,
    [office.regency, at.familyId, at.personId, at.day, at.reason],
  )
}

export async function setPersonStatus(
  { tx, office, now }: Acting,
  personId: string,
  status: 'active' | 'deceased' | 'left',
): Promise<void> {
  await tx.run(
    `update person set status = $3, version = version + 1, updated_at = $4 where regency_code = $1 and id = $2`,
    [office.regency, personId, status, now],
  )
}

export async function endFamily(acting: Acting, familyId: string, reason: string): Promise<void> {
  const { tx, office, now } = acting
  await tx.run(
    `update family set status = 'ended', ended_reason = $3, updated_at = $4 where regency_code = $1 and id = $2`,
    [office.regency, familyId, reason, now],
  )
}

/** An ended family is recorded again; who left or died comes back by a change of their own. */
export async function restoreFamily({ tx, office, now }: Acting, familyId: string): Promise<void> {
  await tx.run(
    `update family set status = 'active', ended_reason = null, updated_at = $3 where regency_code = $1 and id = $2`,
    [office.regency, familyId, now],
  )
}

/** All members died: every open membership ends, every member is recorded as deceased. */
export async function endAllMembers(acting: Acting, familyId: string, day: string): Promise<void> {
  const { tx, office, now } = acting
  await tx.run(
    `update person set status = 'deceased', version = version + 1, updated_at = $3
      where regency_code = $1 and id in (select person_id from membership
        where regency_code = $1 and family_id = $2 and to_date is null)`,
    [office.regency, familyId, now],
  )
  await tx.run(
    `update membership set to_date = $3, ended_reason = 'deceased'
      where regency_code = $1 and family_id = $2 and to_date is null`,
    [office.regency, familyId, day],
  )
}

/** The family and everything that is found by its village goes along. */
export async function moveFamily(acting: Acting, familyId: string, villageCode: string): Promise<void> {
  const { tx, office, now } = acting
  const members = `(select person_id from membership where regency_code = $1 and family_id = $2 and to_date is null)`
  const values = [office.regency, familyId, villageCode]
  await tx.run(
    `update person_values set village_code = $3 where regency_code = $1 and person_id in ${members}`,
    values,
  )
  await tx.run(`update person set village_code = $3 where regency_code = $1 and id in ${members}`, values)
  for (const table of [
    'membership',
    'family_card',
    'family_values',
    'aid',
    'applied_change',
    'snapshot_difference',
  ])
    await tx.run(`update ${table} set village_code = $3 where regency_code = $1 and family_id = $2`, values)
  await tx.run('update family set village_code = $3, updated_at = $4 where regency_code = $1 and id = $2', [
    ...values,
    now,
  ])
}

export async function addFamily(
  { tx, office, now }: Acting,
  family: { readonly id: string; readonly villageCode: string; readonly headName: string },
): Promise<void> {
  await tx.insert('family', [
    {
      regency_code: office.regency,
      id: family.id,
      village_code: family.villageCode,
      hamlet: '',
      rt: '',
      rw: '',
      address: '',
      head_name: family.headName,
      head_name_key: '',
      status: 'active',
      version: 0,
      created_at: now,
      updated_at: now,
    },
  ])
}

export async function addPerson(
  { tx, office, now }: Acting,
  person: { readonly id: string; readonly villageCode: string; readonly name: string },
): Promise<void> {
  await tx.insert('person', [
    {
      regency_code: office.regency,
      id: person.id,
      village_code: person.villageCode,
      name: person.name,
      name_key: '',
      sex: 'unknown',
      status: 'active',
      version: 0,
      created_at: now,
      updated_at: now,
    },
  ])
}

export async function addMembership(
  { tx, office }: Acting,
  member: {
    readonly id: string
    readonly familyId: string
    readonly personId: string
    readonly villageCode: string
    readonly relationship: string
    readonly day: string
    readonly batchId: string
  },
): Promise<void> {
  await tx.run(
    `update membership set to_date = $3, ended_reason = 'moved_to_another_family'
      where regency_code = $1 and person_id = $2 and to_date is null`,
    [office.regency, member.personId, member.day],
  )
  await tx.insert('membership', [
    {
      regency_code: office.regency,
      id: member.id,
      family_id: member.familyId,
      person_id: member.personId,
      village_code: member.villageCode,
      relationship: member.relationship,
      from_date: member.day,
      source_kind: 'batch',
      source_id: member.batchId,
    },
  ])
}

const personRow = z.object({ id: z.uuid() })

/** A person the register holds already, by id or by NIK. */
export async function knownPerson({ tx, office }: Acting, id: string, nikIndex: Buffer | undefined) {
  const [row] = await tx.all(
    personRow,
    `select id from person where regency_code = $1 and (id = $2 or nik_index = $3)
      order by (id <> $2), (status <> 'active') limit 1`,
    [office.regency, id, nikIndex ?? null],
  )
  return row?.id
}

/** Columns by which a family is shown and found, as its current values now are. */
export async function writeFamilyColumns(
  { tx, office, now }: Acting,
  family: {
    readonly id: string
    readonly hamlet: string
    readonly rt: string
    readonly rw: string
    readonly address: string
    readonly headName: string
    readonly headNameKey: string
  },
): Promise<void> {
  await tx.run(
    `update family set hamlet = $3, rt = $4, rw = $5, address = $6, head_name = $7, head_name_key = $8,
            version = version + 1, updated_at = $9
      where regency_code = $1 and id = $2`,
    [
      office.regency,
      family.id,
      family.hamlet,
      family.rt,
      family.rw,
      family.address,
      family.headName,
      family.headNameKey,
      now,
    ],
  )
}

/** A card's number changes with the card: the old one ends, the new one begins. Nothing happens when it is the same. */
export async function writeFamilyCard(
  { tx, office }: Acting,
  card: {
    readonly id: string
    readonly familyId: string
    readonly villageCode: string
    readonly sealed: Buffer
    readonly index: Buffer
    readonly day: string
    readonly sourceId: string
  },
): Promise<void> {
  const changed = await tx.run(
    `update family set card_index = $3 where regency_code = $1 and id = $2 and card_index is distinct from $3`,
    [office.regency, card.familyId, card.index],
  )
  if (changed === 0) return
  await tx.run(
    'update family_card set to_date = $3 where regency_code = $1 and family_id = $2 and to_date is null',
    [office.regency, card.familyId, card.day],
  )
  await tx.insert('family_card', [
    {
      regency_code: office.regency,
      id: card.id,
      family_id: card.familyId,
      village_code: card.villageCode,
      card_sealed: card.sealed,
      card_index: card.index,
      from_date: card.day,
      source_kind: 'batch',
      source_id: card.sourceId,
    },
  ])
}

export async function writePersonColumns(
  { tx, office, now }: Acting,
  person: {
    readonly id: string
    readonly familyId: string
    readonly name: string
    readonly nameKey: string
    readonly sex: string
    readonly birthDate: string | null
    readonly relationship: string
    readonly nik: { readonly sealed: Buffer; readonly index: Buffer } | undefined
  },
): Promise<void> {
  await tx.run(
    `update person set name = $3, name_key = $4, sex = $5, birth_date = $6,
            nik_sealed = case when $8::bytea is null or nik_index = $8 then nik_sealed else $7 end,
            nik_index = coalesce($8, nik_index), version = version + 1, updated_at = $9
      where regency_code = $1 and id = $2`,
    [
      office.regency,
      person.id,
      person.name,
      person.nameKey,
      person.sex,
      person.birthDate,
      person.nik?.sealed ?? null,
      person.nik?.index ?? null,
      now,
    ],
  )
  await tx.run(
    `update membership set relationship = $4
      where regency_code = $1 and family_id = $2 and person_id = $3 and to_date is null`,
    [office.regency, person.familyId, person.id, person.relationship],
  )
}
