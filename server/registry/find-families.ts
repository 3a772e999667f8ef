import { isNik } from '@tanggap/core/registry'
import type { Acting } from '../plumbing/acting.ts'
import type { Chosen } from './chosen.store.ts'
import type { ListedFamily } from './record.ts'
import {
  type FamilyFilter,
  findFamilies as findRows,
  type ListRow,
  membersByNik,
  mostCounted,
} from './registry.store.ts'
import { personsByName } from './search-by-name.ts'

export interface FamilySearch extends Chosen {
  /** A name in any usual spelling, whole or in part, with a slip of the pen. */
  readonly name?: string | undefined
  /** Sixteen digits: a NIK or a card number. */
  readonly digits?: string | undefined
  /** A saved list; whether the office may open it is asked before. */
  readonly list?: string | undefined
  /** The family a page begins behind or ends before; of what a name leads to, `page` counts instead. */
  readonly after?: string | undefined
  readonly before?: string | undefined
  readonly page: number
}

export const familiesAPage = 25

export interface FoundFamilies {
  readonly total: number
  /** There are more than `total` counts. */
  readonly more: boolean
  /** The family behind which the next page begins, and the one before which the page before ends. */
  readonly next: string | null
  readonly previous: string | null
  readonly families: (ListedFamily & { readonly foundName: string | null })[]
}

/** Families that a place, a name or a number leads to; the page's ids are one line of the audit. */
export async function searchFamilies(acting: Acting, search: FamilySearch): Promise<FoundFamilies> {
  const { name, digits, after, before, page, ...chosen } = search
  const { village } = chosen
  const from = before
    ? { id: before, way: 'before' as const }
    : after
      ? { id: after, way: 'after' as const }
      : undefined
  const common: FamilyFilter = {
    ...chosen,
    from,
    // One more than is shown, so that the page knows whether another follows.
    limit: familiesAPage + 1,
    offset: (page - 1) * familiesAPage,
  }
  const by = digits ? 'number' : name ? 'name' : search.list ? 'list' : 'place'
  const persons = name && !digits ? await personsByName(acting, name, village) : undefined
  const found = digits
    ? await byDigits(acting, digits, common)
    : await findRows(acting, { ...common, personIds: persons?.ids })
  const { total } = found
  const isMore = found.rows.length > familiesAPage
  const rows = before && isMore ? found.rows.slice(1) : found.rows.slice(0, familiesAPage)
  await acting.record({
    action: search.list ? 'registry.read-list' : 'registry.search',
    subject: 'family',
    ids: [...(search.list ? [search.list] : []), ...rows.map(({ id }) => id)],
    village,
    detail: { by, page },
  })
  const isByKey = !digits && persons === undefined
  return {
    total: Math.min(total, mostCounted),
    more: total > mostCounted || persons?.more === true,
    next: isByKey && (isMore || before) ? (rows.at(-1)?.id ?? null) : null,
    previous: isByKey && (after || (before && isMore)) ? (rows[0]?.id ?? null) : null,
    families: rows.map((row) => ({ ...listed(row), foundName: row.found_name })),
  }
}

/** Nobody says which of the two sixteen-digit numbers they type; both are looked for. */
async function byDigits(acting: Acting, digits: string, common: FamilyFilter) {
  if (!isNik(digits)) return { rows: [], total: 0 }
  const byNik = await findRows(acting, { ...common, nikIndex: acting.vault.index('nik', digits) })
  if (byNik.total > 0) return byNik
  return findRows(acting, { ...common, cardIndex: acting.vault.index('card', digits) })
}

/** All families of a village with their decile, active ones only unless asked otherwise. */
export async function listFamiliesOfVillage(
  acting: Acting,
  villageCode: string,
  status: 'active' | 'ended' = 'active',
): Promise<ListedFamily[]> {
  const { rows } = await findRows(acting, { village: villageCode, status, limit: 100_000, offset: 0 })
  await acting.record({
    action: 'registry.list-village',
    subject: 'family',
    ids: rows.map(({ id }) => id),
    village: villageCode,
  })
  return rows.map(listed)
}

export interface FoundByIdentity {
  readonly familyId: string
  readonly personId: string
  readonly villageCode: string
}

/** The family in which the bearer of this NIK lives today, as far as the office may see. */
export async function findFamilyByIdentity(
  acting: Acting,
  nik: string,
): Promise<FoundByIdentity | undefined> {
  return (await findFamiliesByIdentity(acting, [nik])).get(nik)
}

/**
 * The same of several, by NIK. A search in vain is written down too: it may be one of many, and it must cost
 * as much as one that finds.
 */
export async function findFamiliesByIdentity(
  acting: Acting,
  niks: readonly string[],
): Promise<ReadonlyMap<string, FoundByIdentity>> {
  const indexed = niks.map((nik) => ({ nik, index: acting.vault.index('nik', nik) }))
  const rows = await membersByNik(
    acting,
    indexed.map(({ index }) => index),
  )
  await acting.record({
    action: 'registry.find-by-identity',
    subject: 'family',
    ids: rows.flatMap(({ family_id, person_id }) => [family_id, person_id]),
    village: rows.length === 1 ? rows[0]?.village_code : undefined,
  })
  return new Map(
    indexed.flatMap(({ nik, index }) => {
      const row = rows.find(({ nik_index }) => nik_index.equals(index))
      return row
        ? [[nik, { familyId: row.family_id, personId: row.person_id, villageCode: row.village_code }]]
        : []
    }),
  )
}

function listed(row: ListRow): ListedFamily {
  return {
    id: row.id,
    villageCode: row.village_code,
    villageName: row.village_name ?? row.village_code,
    headName: row.head_name,
    hamlet: row.hamlet,
    rt: row.rt,
    rw: row.rw,
    officialDecile: row.official_decile,
    decileVersion: row.decile_version,
    status: row.status,
    members: row.members,
  }
}
