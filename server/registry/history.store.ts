import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import { type LayerRow, layerRow, type Owner } from './registry.store.ts'

/** What is read for a line of time: cards, places, persons and applied changes, past and present. */

const appliedRow = z.object({
  change_id: z.uuid(),
  kind: z.string(),
  batch_id: z.uuid(),
  as_of: z.string(),
  applied_at: z.date(),
  ministry: z.enum(['waiting', 'accepted', 'returned']),
  answered_at: z.date().nullable(),
  village_before: z.string().nullable(),
})
export type AppliedRow = z.infer<typeof appliedRow>

export function appliedChanges({ tx, office }: Acting, familyId: string): Promise<AppliedRow[]> {
  return tx.all(
    appliedRow,
    `select change_id, kind, batch_id, as_of, applied_at, ministry, answered_at, village_before
       from applied_change where regency_code = $1 and family_id = $2 order by applied_at, change_id`,
    [office.regency, familyId],
  )
}

const cardRow = z.object({
  id: z.uuid(),
  card_sealed: z.instanceof(Buffer),
  from_date: z.string(),
  to_date: z.string().nullable(),
  source_kind: z.enum(['intake', 'batch']),
  source_id: z.uuid(),
})

/** The cards of a family, oldest first, by their last four digits. */
export async function cardsOf({ tx, office, vault }: Acting, familyId: string) {
  const rows = await tx.all(
    cardRow,
    `select id, card_sealed, from_date, to_date, source_kind, source_id from family_card
      where regency_code = $1 and family_id = $2 order by from_date, to_date nulls last, id`,
    [office.regency, familyId],
  )
  return rows.map(({ id, card_sealed, ...card }) => ({
    ...card,
    id,
    end: vault.open(`family_card.card_sealed/${id}`, card_sealed).toString('utf8').slice(-4),
  }))
}

const belongingRow = z.object({
  membership_id: z.uuid(),
  family_id: z.uuid(),
  head_name: z.string(),
  village_name: z.string(),
  person_id: z.uuid(),
  name: z.string(),
  birth_date: z.string().nullable(),
  status: z.enum(['active', 'deceased', 'left']),
  relationship: z.string(),
  from_date: z.string(),
  to_date: z.string().nullable(),
  ended_reason: z.string().nullable(),
  source_kind: z.string(),
  source_id: z.uuid(),
})
export type BelongingRow = z.infer<typeof belongingRow>

/** Everywhere these persons belong or belonged within the range of the office, oldest first. */
export function belongingsOf({ tx, office }: Acting, personIds: readonly string[]): Promise<BelongingRow[]> {
  return tx.all(
    belongingRow,
    `select m.id as membership_id, m.family_id, f.head_name, coalesce(r.name, f.village_code) as village_name,
            m.person_id, p.name, p.birth_date, p.status, m.relationship, m.from_date, m.to_date, m.ended_reason, m.source_kind, m.source_id
       from membership m
       join person p on p.regency_code = m.regency_code and p.id = m.person_id
       join family f on f.regency_code = m.regency_code and f.id = m.family_id
       left join region r on r.code = f.village_code
      where m.regency_code = $1 and m.person_id = any($2)
      order by m.from_date, (m.relationship <> 'head'), (m.relationship <> 'spouse'), m.to_date nulls last, m.id`,
    [office.regency, personIds],
  )
}

const placeRow = z.object({ code: z.string(), name: z.string() })

export async function placeNames(
  { tx }: Acting,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await tx.all(placeRow, 'select code, name from region where code = any($1)', [codes])
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** Every version of both layers of one owner, oldest first. */
export function versionsOf({ tx, office }: Acting, owner: Owner, id: string): Promise<LayerRow[]> {
  return tx.all(
    layerRow,
    `select id, ${owner}_id as owner_id, layer, version, values, sealed, source_kind, source_id, source_name,
            as_of, recorded_at
       from ${owner}_values where regency_code = $1 and ${owner}_id = $2 order by layer, version`,
    [office.regency, id],
  )
}

const firstRow = z.object({
  layer: z.enum(['provider', 'ratified']),
  source_name: z.string(),
  as_of: z.string(),
  recorded_at: z.date(),
  source_id: z.uuid(),
})

/** By what an owner came into the register. */
export function firstVersion({ tx, office }: Acting, owner: Owner, id: string) {
  return tx.find(
    firstRow,
    `select layer, source_name, as_of, recorded_at, source_id from ${owner}_values
      where regency_code = $1 and ${owner}_id = $2 order by recorded_at, version limit 1`,
    [office.regency, id],
  )
}

const personRow = z.object({ id: z.uuid(), family_id: z.uuid() })

/** The family a person belongs to today, or belonged to last. */
export function lastFamilyOf({ tx, office }: Acting, personId: string) {
  return tx.find(
    personRow,
    `select p.id, m.family_id from person p
       join membership m on m.regency_code = p.regency_code and m.person_id = p.id
       join family f on f.regency_code = m.regency_code and f.id = m.family_id
      where p.regency_code = $1 and p.id = $2
      order by m.to_date desc nulls first, m.from_date desc, m.id limit 1`,
    [office.regency, personId],
  )
}
