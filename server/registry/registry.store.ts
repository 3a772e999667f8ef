import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import { type Chosen, conditionsOf, listOrders, orderBy } from './chosen.store.ts'

/** What is read of the register. Writing stands in `ratified.store.ts`, `take-batch.store.ts` and `undo-batch.store.ts`. */

const bytes = z.instanceof(Buffer)

const familyRow = z.object({
  id: z.uuid(),
  village_code: z.string(),
  village_name: z.string().nullable(),
  hamlet: z.string(),
  rt: z.string(),
  rw: z.string(),
  address: z.string(),
  head_name: z.string(),
  official_decile: z.number().nullable(),
  decile_version: z.string().nullable(),
  status: z.enum(['active', 'ended']),
  ended_reason: z.string().nullable(),
  version: z.number(),
  updated_at: z.date(),
})
export type FamilyRow = z.infer<typeof familyRow>

const memberRow = z.object({
  membership_id: z.uuid(),
  family_id: z.uuid(),
  person_id: z.uuid(),
  name: z.string(),
  sex: z.enum(['male', 'female', 'unknown']),
  birth_date: z.string().nullable(),
  person_status: z.enum(['active', 'deceased', 'left']),
  relationship: z.string(),
  from_date: z.string(),
  to_date: z.string().nullable(),
  ended_reason: z.string().nullable(),
})
export type MemberRow = z.infer<typeof memberRow>

export const layerRow = z.object({
  id: z.uuid(),
  owner_id: z.uuid(),
  layer: z.enum(['provider', 'ratified']),
  version: z.number(),
  values: z.record(z.string(), z.unknown()),
  sealed: bytes.nullable(),
  source_kind: z.enum(['intake', 'batch']),
  source_id: z.uuid(),
  source_name: z.string(),
  as_of: z.string(),
  recorded_at: z.date(),
})
export type LayerRow = z.infer<typeof layerRow>

export type Owner = 'family' | 'person'

export function familyRows({ tx, office }: Acting, ids: readonly string[]): Promise<FamilyRow[]> {
  return tx.all(
    familyRow,
    `select f.id, f.village_code, r.name as village_name, f.hamlet, f.rt, f.rw, f.address, f.head_name,
            f.official_decile, f.decile_version, f.status, f.ended_reason, f.version, f.updated_at
       from family f left join region r on r.code = f.village_code
      where f.regency_code = $1 and f.id = any($2)`,
    [office.regency, ids],
  )
}

/** All who belong or once belonged, in the order of the card: head first, then by age. */
export function memberRows({ tx, office }: Acting, familyIds: readonly string[]): Promise<MemberRow[]> {
  return tx.all(
    memberRow,
    `select m.id as membership_id, m.family_id, m.person_id, p.name, p.sex, p.birth_date,
            p.status as person_status, m.relationship, m.from_date, m.to_date, m.ended_reason
       from membership m join person p on p.regency_code = m.regency_code and p.id = m.person_id
      where m.regency_code = $1 and m.family_id = any($2)
      order by m.family_id, m.to_date nulls first, (m.relationship <> 'head'), (m.relationship <> 'spouse'),
               p.birth_date nulls last, p.id`,
    [office.regency, familyIds],
  )
}

/** The newest version of each layer. */
export function currentLayers(acting: Acting, owner: Owner, ids: readonly string[]): Promise<LayerRow[]> {
  return layers(acting, owner, ids, 'and superseded_at is null')
}

/** Every version, newest first. */
export function allLayers(acting: Acting, owner: Owner, ids: readonly string[]): Promise<LayerRow[]> {
  return layers(acting, owner, ids, '')
}

function layers({ tx, office }: Acting, owner: Owner, ids: readonly string[], which: string) {
  return tx.all(
    layerRow,
    `select id, ${owner}_id as owner_id, layer, version, values, sealed, source_kind, source_id, source_name,
            as_of, recorded_at
       from ${owner}_values
      where regency_code = $1 and ${owner}_id = any($2) ${which}
      order by recorded_at desc, version desc`,
    [office.regency, ids],
  )
}

const ministryRow = z.object({ change_id: z.uuid(), ministry: z.enum(['waiting', 'accepted', 'returned']) })

/** What the ministry answered to the changes of these families, and of those their members once belonged to. */
export async function ministryAnswers(
  { tx, office }: Acting,
  familyIds: readonly string[],
  personIds: readonly string[],
) {
  const rows = await tx.all(
    ministryRow,
    `select change_id, ministry from applied_change
      where regency_code = $1 and (family_id = any($2) or family_id in
        (select family_id from membership where regency_code = $1 and person_id = any($3)))`,
    [office.regency, familyIds, personIds],
  )
  return new Map(rows.map(({ change_id, ministry }) => [change_id, ministry]))
}

const snapshotRow = z.object({ change_id: z.uuid(), as_of: z.string(), version: z.string() })

/** The provider's newest layer of the families of these ratified changes, where BPS has ranked them. */
export function snapshotsAfterChanges({ tx, office }: Acting, changeIds: readonly string[]) {
  return tx.all(
    snapshotRow,
    `select a.change_id, v.as_of, f.decile_version as version
       from applied_change a
       join family f on f.regency_code = $1 and f.id = a.family_id and f.official_decile is not null
        and f.decile_version is not null
       join family_values v on v.regency_code = $1 and v.family_id = a.family_id and v.layer = 'provider'
        and v.superseded_at is null
      where a.regency_code = $1 and a.change_id = any($2)`,
    [office.regency, changeIds],
  )
}

const aidRow = z.object({
  family_id: z.uuid(),
  person_id: z.uuid().nullable(),
  programme_code: z.string(),
  period: z.string(),
  amount: z.number().nullable(),
  state: z.string(),
  recorded_at: z.date(),
})

/** Lists replaced by a later one for the same programme and period are left out. */
export function aidRows({ tx, office }: Acting, familyIds: readonly string[]) {
  return tx.all(
    aidRow,
    `select family_id, person_id, programme_code, period, amount, state, recorded_at from aid
      where regency_code = $1 and family_id = any($2) and state <> 'replaced'
      order by period desc, programme_code`,
    [office.regency, familyIds],
  )
}

const listRow = z.object({
  id: z.uuid(),
  village_code: z.string(),
  village_name: z.string().nullable(),
  head_name: z.string(),
  hamlet: z.string(),
  rt: z.string(),
  rw: z.string(),
  official_decile: z.number().nullable(),
  decile_version: z.string().nullable(),
  status: z.enum(['active', 'ended']),
  members: z.number(),
  found_name: z.string().nullable(),
})
export type ListRow = z.infer<typeof listRow>

export interface FamilyFilter extends Chosen {
  readonly nikIndex?: Buffer | undefined
  readonly cardIndex?: Buffer | undefined
  /** Persons one of whom belongs or once belonged, the surest first: families come in their order. */
  readonly personIds?: readonly string[] | undefined
  /** A saved list. */
  readonly list?: string | undefined
  /** Only families before or after this one in the order that is asked for. */
  readonly from?: { readonly id: string; readonly way: 'after' | 'before' } | undefined
  readonly limit: number
  readonly offset: number
}

/** Counting further would cost more than anyone learns from it. */
export const mostCounted = 10_000

/**
 * Families that answer the filter, a page of them; `found_name` is the member who led to them. The count stops
 * at `mostCounted` + 1, and so do the pages. First only their ids, counted and cut to the page from an index that holds all a list is
 * filtered by; what is shown of them is read for the page alone.
 */
export async function findFamilies(
  { tx, office }: Acting,
  filter: FamilyFilter,
): Promise<{ readonly rows: ListRow[]; readonly total: number }> {
  const values: unknown[] = [office.regency]
  const given = (value: unknown) => `$${values.push(value)}`
  const where = ['f.regency_code = $1', ...conditionsOf(filter, given)]
  if (filter.list !== undefined) where.push(onList(given(filter.list)))
  if (filter.cardIndex !== undefined)
    where.push(
      `f.id in (select c.family_id from family_card c where c.regency_code = $1 and c.card_index = ${given(filter.cardIndex)})`,
    )
  const led = ledBy(filter, given)
  const order = orderBy(listOrders[filter.sort ?? 'place'])
  const isWalked = led === undefined && isInOrder(office, filter)
  const { total, ids, persons } = await inOrderOfIndex(tx, isWalked, () =>
    tx.one(
      z.object({ total: z.number(), ids: z.array(z.uuid()), persons: z.array(z.uuid().nullable()) }),
      `with listed as materialized (
         select f.id, ${led === undefined ? 'null::uuid' : 'found.person_id'} as person_id
           from family f ${led === undefined ? '' : `join (${led}) found on found.family_id = f.id`}
          where ${where.join(' and ')} order by ${led === undefined ? order : `found.place, ${order}`}
          limit ${given(Math.max(mostCounted + 1, filter.limit))}),
       page as (select id, person_id from listed limit ${given(filter.limit)} offset ${given(filter.offset)})
       select (select count(*) from listed)::int as total, array(select id from page) as ids,
              array(select person_id from page) as persons`,
      values,
    ),
  )
  if (filter.from !== undefined && led === undefined) {
    const beside = await familiesBeside({ tx, office }, filter, filter.from)
    return {
      rows: await listRows(
        tx,
        office.regency,
        beside,
        beside.map(() => null),
      ),
      total,
    }
  }
  return { rows: await listRows(tx, office.regency, ids, persons), total }
}

/**
 * The page after or before a family, by the key of the order: as quick for the last page as for the first. The key is
 * looked up by the family's id, so that no name stands in an address.
 */
async function familiesBeside(
  { tx, office }: Pick<Acting, 'tx' | 'office'>,
  filter: FamilyFilter,
  { id, way }: NonNullable<FamilyFilter['from']>,
): Promise<string[]> {
  const order = listOrders[filter.sort ?? 'place']
  const columns = order.columns.map((column) => `f.${column}`).join(', ')
  const key = await tx.find(
    z.object({ key: z.array(z.unknown()) }),
    `select jsonb_build_array(${columns}) as key from family f where f.regency_code = $1 and f.id = $2`,
    [office.regency, id],
  )
  if (key === undefined) return []
  const values: unknown[] = [office.regency]
  const given = (value: unknown) => `$${values.push(value)}`
  const where = ['f.regency_code = $1', ...conditionsOf(filter, given)]
  if (filter.list !== undefined) where.push(onList(given(filter.list)))
  const turned = way === 'before'
  const comparison = order.descends === turned ? '>' : '<'
  where.push(`(${columns}) ${comparison} (${key.key.map(given).join(', ')})`)
  const rows = await inOrderOfIndex(tx, isInOrder(office, filter), () =>
    tx.all(
      z.object({ id: z.uuid() }),
      `select f.id from family f where ${where.join(' and ')} order by ${orderBy(order, turned)}
        limit ${given(filter.limit)}`,
      values,
    ),
  )
  const ids = rows.map((row) => row.id)
  return turned ? ids.reverse() : ids
}

const onList = (list: string) => `f.id in (select s.family_id from saved_list_family s
  where s.regency_code = $1 and s.list_id = ${list} and s.removed_at is null)`

/** Whether a list may be walked along the index of its order: not where few rows are picked out of all of it. */
function isInOrder({ region, regency }: Acting['office'], { list, sort, village }: FamilyFilter): boolean {
  if (list !== undefined) return false
  return (sort ?? 'place') === 'place' || (village === undefined && region === regency)
}

/** What a list shows of these families, in the order given, each with the person who led to it. */
function listRows(
  tx: Acting['tx'],
  regency: string,
  ids: readonly string[],
  persons: readonly (string | null)[],
): Promise<ListRow[]> {
  return tx.all(
    listRow,
    `select f.id, f.village_code, r.name as village_name, f.head_name, f.hamlet, f.rt, f.rw, f.official_decile,
            f.decile_version, f.status, p.name as found_name,
            (select count(*) from membership m where m.regency_code = $1 and m.family_id = f.id
                and m.to_date is null)::int as members
       from unnest($2::uuid[], $3::uuid[]) with ordinality as asked (id, person_id, place)
       join family f on f.regency_code = $1 and f.id = asked.id
       left join person p on p.regency_code = $1 and p.id = asked.person_id
       left join region r on r.code = f.village_code
      order by asked.place`,
    [regency, ids, persons],
  )
}

/**
 * Row-level security hides from the planner how many rows there are: it takes them for a handful and sorts all
 * of them for each page. A list in the order of its index is walked along it.
 */
async function inOrderOfIndex<T>(tx: Acting['tx'], isInOrder: boolean, read: () => Promise<T>): Promise<T> {
  if (!isInOrder) return read()
  await tx.run('set local enable_sort = off; set local enable_seqscan = off')
  const rows = await read()
  await tx.run('set local enable_sort = on; set local enable_seqscan = on')
  return rows
}

/** The persons who lead to a family, one a family: the surest, and of one person the family of today first. */
function ledBy(filter: FamilyFilter, given: (value: unknown) => string): string | undefined {
  if (filter.nikIndex !== undefined)
    return `select distinct on (m.family_id) m.family_id, m.person_id, 0 as place
      from person p join membership m on m.regency_code = $1 and m.person_id = p.id
     where p.regency_code = $1 and p.nik_index = ${given(filter.nikIndex)} order by m.family_id`
  if (filter.personIds === undefined) return undefined
  return `select distinct on (m.family_id) m.family_id, m.person_id,
         asked.place * 2 + (m.to_date is not null)::int as place
    from unnest(${given(filter.personIds)}::uuid[]) with ordinality as asked (id, place)
    join membership m on m.regency_code = $1 and m.person_id = asked.id
   order by m.family_id, place`
}

const identityRow = z.object({
  nik_index: bytes,
  person_id: z.uuid(),
  family_id: z.uuid(),
  village_code: z.string(),
})

/** The living member who bears each number, and the family they belong to today. */
export function membersByNik({ tx, office }: Acting, nikIndexes: readonly Buffer[]) {
  return tx.all(
    identityRow,
    `select distinct on (p.nik_index) p.nik_index, p.id as person_id, m.family_id, f.village_code
       from person p
       join membership m on m.regency_code = p.regency_code and m.person_id = p.id and m.to_date is null
       join family f on f.regency_code = m.regency_code and f.id = m.family_id
      where p.regency_code = $1 and p.nik_index = any($2)
      order by p.nik_index, (f.status <> 'active'), (p.status <> 'active'), m.from_date desc`,
    [office.regency, nikIndexes],
  )
}

/** The active families of a village, and whether a list of recipients names them. No name, no value. */
export async function activeFamilies({ tx, office }: Acting, village: string) {
  const rows = await tx.all(
    z.object({ id: z.uuid(), receives_aid: z.boolean() }),
    `select f.id, exists (select 1 from aid a where a.regency_code = f.regency_code and a.family_id = f.id
                             and a.state <> 'replaced') as receives_aid
       from family f where f.regency_code = $1 and f.village_code = $2 and f.status = 'active' order by f.id`,
    [office.regency, village],
  )
  return rows.map(({ id, receives_aid }) => ({ familyId: id, receivesAid: receives_aid }))
}

const differenceRow = z.object({
  intake_id: z.uuid(),
  person_id: z.uuid().nullable(),
  snapshot: z.string(),
  as_of: z.string(),
  recorded_at: z.date(),
  decile_before: z.number().nullable(),
  decile_after: z.number().nullable(),
  village_before: z.string().nullable(),
  kinds: z.array(z.string()),
  fields: z.record(z.string(), z.unknown()),
})

/** What each snapshot changed of a family and its members, newest first. */
export function snapshotDifferences({ tx, office }: Acting, familyId: string) {
  return tx.all(
    differenceRow,
    `select intake_id, person_id, snapshot, as_of, recorded_at, decile_before, decile_after, village_before,
            kinds, fields
       from snapshot_difference where regency_code = $1 and family_id = $2
      order by as_of desc, recorded_at desc, intake_id, person_id nulls first`,
    [office.regency, familyId],
  )
}
