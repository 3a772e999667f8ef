import { knownOfReturning, missingInForm } from '@tanggap/core/changes'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { villagesOfRegency } from '../regions/index.ts'
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
  readonly status: 'active' | 'ended'
  readonly members: { readonly personId: string; readonly name: string; readonly relationship: string }[]
  readonly former: {
    readonly personId: string
    readonly name: string
    readonly relationship: string
    readonly until: string
    readonly asked: string[]
  }[]
  readonly values: { readonly question: string; readonly value: unknown }[]
}

/** The members, and the values of the house that a village may correct. No numbers, no health, no money. */
export async function readProposable(acting: Acting, id: string): Promise<Done<Proposable>> {
  const family = await getFamilyRecord(acting, id, 'menyusun usulan perubahan')
  if (family === undefined) return refused('request.not-found')
  const today = family.members.filter(({ until }) => until === null)
  const gone = family.members.filter(
    ({ personId, until }) => until !== null && !today.some((member) => member.personId === personId),
  )
  return done({
    id: family.id,
    headName: family.headName,
    status: family.status,
    former: [...new Map(gone.map((member) => [member.personId, member])).values()].map((member) => ({
      personId: member.personId,
      name: member.name,
      relationship: member.relationship,
      until: member.until ?? '',
      asked: ['relationship', ...missingInForm('member_joined', knownOfReturning(member))],
    })),
    members: today.map(({ personId, name, relationship }) => ({ personId, name, relationship })),
    values: family.values
      .filter(({ key }) => mayBeCorrectedByVillage('family', key))
      .map(({ key, value }) => ({ question: key, value })),
  })
}

/** Every village of the regency, whatever the office's range. */
export async function moveDestinations(acting: Acting) {
  const villages = await villagesOfRegency(acting)
  return done({ villages: villages.map(({ code, name, subdistrict }) => ({ code, name, subdistrict })) })
}
