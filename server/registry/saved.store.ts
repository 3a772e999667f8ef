import { familyFilter } from '@tanggap/contract/registry'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

/** Saved searches and lists. Whose they are and who shares them is asked here, in every statement. */

const savedRow = z.object({
  id: z.uuid(),
  kind: z.enum(['search', 'list']),
  name: z.string(),
  filter: z.unknown().transform((value) => familyFilter.parse(value)),
  owner_id: z.uuid(),
  owner_name: z.string(),
  is_shared: z.boolean(),
  version: z.number(),
  updated_at: z.date(),
  removed_at: z.date().nullable(),
  families: z.number(),
})
export type SavedRow = z.infer<typeof savedRow>

const columns = `s.id, s.kind, s.name, s.filter, s.owner_id, s.owner_name, s.is_shared, s.version, s.updated_at, s.removed_at,
  (select count(*) from saved_list_family l join family f on f.regency_code = l.regency_code and f.id = l.family_id
    where l.regency_code = $1 and l.list_id = s.id and l.removed_at is null)::int as families`
const open = '(s.owner_id = $2 or (s.is_shared and s.role = $3 and s.region_code = $4))'

function whoAsks({ office }: Acting): [string, string, string, string] {
  return [office.regency, office.accountId, office.role, office.region]
}

/** What this office may open, by name. */
export function openSaved(acting: Acting): Promise<SavedRow[]> {
  return acting.tx.all(
    savedRow,
    `select ${columns} from saved_search s where s.regency_code = $1 and ${open} and s.removed_at is null
      order by lower(s.name), s.id limit 500`,
    whoAsks(acting),
  )
}

/** One of them, also when it was removed: its owner may put it back. */
export function findSaved(acting: Acting, id: string): Promise<SavedRow | undefined> {
  return acting.tx.find(
    savedRow,
    `select ${columns} from saved_search s where s.regency_code = $1 and ${open} and s.id = $5`,
    [...whoAsks(acting), id],
  )
}

export async function addSaved(
  acting: Acting,
  saved: {
    readonly id: string
    readonly kind: 'search' | 'list'
    readonly name: string
    readonly filter: Readonly<Record<string, unknown>>
    readonly shared: boolean
  },
): Promise<void> {
  const { tx, office, now } = acting
  await tx.insert('saved_search', [
    {
      regency_code: office.regency,
      id: saved.id,
      kind: saved.kind,
      name: saved.name,
      filter: saved.filter,
      owner_id: office.accountId,
      owner_name: office.name,
      role: office.role,
      region_code: office.region,
      is_shared: saved.shared,
      version: 1,
      created_at: now,
      updated_at: now,
    },
  ])
}

/** Its owner's change, if it is still at the version they saw. */
export async function writeSaved(
  { tx, office, now }: Acting,
  id: string,
  version: number,
  to: { readonly name: string; readonly shared: boolean; readonly removed: boolean },
): Promise<boolean> {
  const written = await tx.run(
    `update saved_search set name = $5, is_shared = $6, removed_at = case when $7 then $8::timestamptz end,
            version = version + 1, updated_at = $8
      where regency_code = $1 and id = $2 and owner_id = $3 and version = $4`,
    [office.regency, id, office.accountId, version, to.name, to.shared, to.removed, now],
  )
  return written === 1
}

/** Puts families in, as far as the office sees them; one that was taken out comes back. */
export async function putIn(
  { tx, office, now }: Acting,
  list: string,
  ids: readonly string[],
): Promise<void> {
  await tx.run(
    `insert into saved_list_family (regency_code, list_id, family_id, village_code, added_by, added_at)
     select $1, $2, f.id, f.village_code, $3, $4 from family f where f.regency_code = $1 and f.id = any($5)
     on conflict (regency_code, list_id, family_id) do update set removed_at = null, added_by = $3, added_at = $4`,
    [office.regency, list, office.accountId, now, ids],
  )
}

export async function takeOut(
  { tx, office, now }: Acting,
  list: string,
  ids: readonly string[],
): Promise<void> {
  await tx.run(
    `update saved_list_family set removed_at = $3
      where regency_code = $1 and list_id = $2 and family_id = any($4) and removed_at is null`,
    [office.regency, list, now, ids],
  )
}

const cardRow = z.object({ id: z.uuid(), family_id: z.uuid(), card_sealed: z.instanceof(Buffer) })

/** The last digits of the cards that families hold today. */
export async function cardEnds(
  { tx, office, vault }: Acting,
  familyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.all(
    cardRow,
    `select id, family_id, card_sealed from family_card
      where regency_code = $1 and family_id = any($2) and to_date is null`,
    [office.regency, familyIds],
  )
  return new Map(
    rows.map(({ id, family_id, card_sealed }) => [
      family_id,
      vault.open(`family_card.card_sealed/${id}`, card_sealed).toString('utf8').slice(-4),
    ]),
  )
}
