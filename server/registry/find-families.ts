import { isNik } from '@tanggap/core/registry'
import type { Acting } from '../plumbing/acting.ts'
import type { ListedFamily } from './record.ts'
import {
  type FamilyFilter,
  findFamilies as findRows,
  type ListRow,
  membersByNik,
  mostCounted,
} from './registry.store.ts'
import { personsByName } from './search-by-name.ts'

export interface FamilySearch {
  readonly village?: string | undefined
  readonly rt?: string | undefined
  readonly rw?: string | undefined
  /** A name in any usual spelling, whole or in part, with a slip of the pen. */
  readonly name?: string | undefined
  /** Sixteen digits: a NIK or a card number. */
  readonly digits?: string | undefined
  readonly deciles?: { readonly from: number; readonly to: number } | undefined
  readonly status?: 'active' | 'ended' | undefined
  readonly page: number
}

export const familiesAPage = 25

export interface FoundFamilies {
  readonly total: number
  /** There are more than `total` counts. */
  readonly more: boolean
  readonly families: (ListedFamily & { readonly foundName: string | null })[]
}

/** Families that a place, a name or a number leads to; the page's ids are one line of the audit. */
export async function searchFamilies(acting: Acting, search: FamilySearch): Promise<FoundFamilies> {
  const { village, rt, rw, deciles, status, page } = search
  const common: FamilyFilter = {
    ...{ village, rt, rw, deciles, status },
    limit: familiesAPage,
    offset: (page - 1) * familiesAPage,
  }
  const by = search.digits ? 'number' : search.name ? 'name' : 'place'
  const persons =
    search.name && !search.digits ? await personsByName(acting, search.name, village) : undefined
  const { rows, total } = search.digits
    ? await byDigits(acting, search.digits, common)
    : await findRows(acting, { ...common, personIds: persons?.ids })
  await acting.record({
    action: 'registry.search',
    subject: 'family',
    ids: rows.map(({ id }) => id),
    village,
    detail: { by, page },
  })
  return {
    total: Math.min(total, mostCounted),
    more: total > mostCounted || persons?.more === true,
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
