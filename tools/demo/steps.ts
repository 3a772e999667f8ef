import {
  type ChangeSummary,
  getChange,
  listChanges,
  proposeByVillage,
  takeStep,
} from '@tanggap/contract/changes'
import type { InputOf } from '@tanggap/contract/route'
import type { ChangeAction } from '@tanggap/core/changes'
import type { Office } from '../../server/plumbing/acting.ts'
import { getFamilyRecord, listFamiliesOfVillage } from '../../server/registry/index.ts'
import type { StoryDoors } from './story-doors.ts'

type Wish = NonNullable<InputOf<typeof listChanges>['query']>

/** What stands within this person's range, whoever may act on it, in the order of its numbers. */
export async function standing(doors: StoryDoors, office: Office, wish: Wish): Promise<ChangeSummary[]> {
  const { changes } = await doors.ask(office, listChanges, { query: { limit: '200', ...wish } })
  return changes.toSorted((a, b) => a.number.localeCompare(b.number))
}

/** What lies at this person's desk and is not their own work. */
export function desk(doors: StoryDoors, office: Office, wish: Wish): Promise<ChangeSummary[]> {
  return standing(doors, office, { mine: '1', ...wish })
}

/** Takes the same step on each of these changes, one after the other, as their screens would. */
export async function takeAll(
  doors: StoryDoors,
  office: Office,
  changes: readonly ChangeSummary[],
  action: ChangeAction,
  reason?: string,
): Promise<void> {
  for (const { id } of changes) {
    const { version, contentHash } = await doors.ask(office, getChange, { params: { id } })
    await doors.ask(office, takeStep, {
      params: { id },
      body: { action, version, contentHash, ...(reason === undefined ? {} : { reason }) },
    })
  }
}

/** A family as a village office knows it, with one member who is not its head. */
export interface KnownFamily {
  readonly familyId: string
  readonly headName: string
  readonly personId: string | null
  readonly personName: string
}

/** Families of the office's village, from a place in its list on: those that have somebody beside the head. */
export async function familiesFrom(
  doors: StoryDoors,
  office: Office,
  from: number,
  count: number,
): Promise<KnownFamily[]> {
  return doors.act(office, async (acting) => {
    const known: KnownFamily[] = []
    const listed = await listFamiliesOfVillage(acting, office.region)
    for (const { id } of listed.slice(from)) {
      if (known.length === count) break
      const record = await getFamilyRecord(acting, id, 'usulan perubahan oleh desa')
      const member = record?.members.find(
        ({ relationship, until }) => relationship !== 'head' && until === null,
      )
      if (record && member)
        known.push({
          familyId: id,
          headName: record.headName,
          personId: member.personId,
          personName: member.name,
        })
    }
    return known
  })
}

export type VillageWord = NonNullable<InputOf<typeof proposeByVillage>['body']>

export async function propose(doors: StoryDoors, office: Office, said: VillageWord): Promise<string> {
  const { id } = await doors.ask(office, proposeByVillage, { body: said })
  return id
}
