import { isNik, normaliseName } from '@tanggap/core/registry'
import type { Acting } from '../plumbing/acting.ts'
import type { ListedFamily } from './record.ts'
import { findFamilies as findRows, type ListRow, membersByNik } from './registry.store.ts'

export interface FamilySearch {
  readonly village?: string | undefined
  /** A name in any usual spelling. */
  readonly name?: string | undefined
  /** Sixteen digits: a NIK or a card number. */
  readonly digits?: string | undefined
  readonly status?: 'active' | 'ended' | undefined
  readonly page: number
}

export const familiesAPage = 25

/** Families of a village, or those that a name or number leads to; the page's ids are one line of the audit. */
export async function searchFamilies(
  acting: Acting,
  search: FamilySearch,
): Promise<{ readonly total: number; readonly families: (ListedFamily & { foundName: string | null })[] }> {
  const at = { limit: familiesAPage, offset: (search.page - 1) * familiesAPage }
  const common = { village: search.village, status: search.status, ...at }
  const rows = search.digits ? await byDigits(acting, search.digits, common) : await byName()
  await acting.record({
    action: 'registry.search',
    subject: 'family',
    ids: rows.map(({ id }) => id),
    village: search.village,
    detail: { by: search.digits ? 'number' : search.name ? 'name' : 'village', page: search.page },
  })
  return {
    total: rows[0]?.total ?? 0,
    families: rows.map((row) => ({ ...listed(row), foundName: row.found_name })),
  }

  function byName() {
    const nameTokens = search.name ? normaliseName(search.name).tokens : undefined
    return findRows(acting, { ...common, nameTokens })
  }
}

/** Nobody says which of the two sixteen-digit numbers they type; both are looked for. */
async function byDigits(
  acting: Acting,
  digits: string,
  common: { limit: number; offset: number },
): Promise<ListRow[]> {
  if (!isNik(digits)) return []
  const byNik = await findRows(acting, { ...common, nikIndex: acting.vault.index('nik', digits) })
  if (byNik.length > 0) return byNik
  return findRows(acting, { ...common, cardIndex: acting.vault.index('card', digits) })
}

/** All families of a village with their decile, active ones only unless asked otherwise. */
export async function listFamiliesOfVillage(
  acting: Acting,
  villageCode: string,
  status: 'active' | 'ended' = 'active',
): Promise<ListedFamily[]> {
  const rows = await findRows(acting, { village: villageCode, status, limit: 100_000, offset: 0 })
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
