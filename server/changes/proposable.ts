import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { getFamilyRecord, searchFamilies } from '../registry/index.ts'
import { mayBeCorrectedByVillage } from './propose-by-village.ts'

/** Families of the operator's village by name, few at a time: enough to choose one, no more. */
export async function findProposable(acting: Acting, name: string) {
  const { families, total } = await searchFamilies(acting, { name, status: 'active', page: 1 })
  return done({
    families: families.map(({ id, headName, hamlet, rt, rw }) => ({ id, headName, hamlet, rt, rw })),
    more: total > families.length,
  })
}

export interface Proposable {
  readonly id: string
  readonly headName: string
  readonly members: { readonly personId: string; readonly name: string; readonly relationship: string }[]
  readonly values: { readonly question: string; readonly value: unknown }[]
}

/** The members, and the values of the house that a village may correct. No numbers, no health, no money. */
export async function readProposable(acting: Acting, id: string): Promise<Done<Proposable>> {
  const family = await getFamilyRecord(acting, id, 'menyusun usulan perubahan')
  if (family?.status !== 'active') return refused('request.not-found')
  return done({
    id: family.id,
    headName: family.headName,
    members: family.members
      .filter(({ until }) => until === null)
      .map(({ personId, name, relationship }) => ({ personId, name, relationship })),
    values: family.values
      .filter(({ key }) => mayBeCorrectedByVillage('family', key))
      .map(({ key, value }) => ({ question: key, value })),
  })
}
