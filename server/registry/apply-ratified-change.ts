import { answersSchema } from '@tanggap/contract/instrument'
import { localDay } from '@tanggap/core/calendar'
import type { ChangeItem, ChangeKind } from '@tanggap/core/changes'
import type { Answer } from '@tanggap/core/instrument'
import { isVillageCode } from '@tanggap/core/regions'
import { instrumentBook } from '../instrument/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import { divided, openedRatified, type RatifiedEntry, valuesPlace } from './layered-values.ts'
import * as store from './ratified.store.ts'
import { refreshColumns } from './refresh-columns.ts'
import { allLayers, familyRows, type Owner } from './registry.store.ts'

export interface RatifiedChange {
  readonly changeId: string
  /** Absent for a family the register does not know yet. */
  readonly familyId?: string | undefined
  /** The member it is about; for an arrival the id made where the arrival was recorded. */
  readonly personId?: string | undefined
  readonly kind: ChangeKind
  readonly items: readonly ChangeItem[]
  /** ISO day of ratification. */
  readonly asOf: string
  readonly batchId: string
  /** Where a new family lives. */
  readonly villageCode?: string | undefined
}

/**
 * Takes a ratified change into the register: a new version of the ratified layer, and what it does to the
 * composition. Safe to repeat: a change is taken in once, and the second time nothing happens.
 * Throws when the family is not within the range of the office.
 */
export async function applyRatifiedChange(
  acting: Acting,
  change: RatifiedChange,
): Promise<{ readonly familyId: string; readonly applied: boolean }> {
  const before = await store.familyOfAppliedChange(acting, change.changeId)
  if (before !== undefined) return { familyId: before, applied: false }
  const familyId = await familyFor(acting, change)
  const [family] = await familyRows(acting, [familyId])
  if (family === undefined)
    throw new Error('a ratified change names a family outside the range of the office')
  const at = { familyId, villageCode: family.village_code }
  const destination = destinationOf(acting, change)
  const moves = destination !== undefined && destination !== family.village_code
  await store.noteApplied(acting, { ...change, ...at, villageBefore: moves ? family.village_code : null })
  const personId = await changeComposition(acting, change, at)
  await writeValues(acting, change, { ...at, personId })
  await refreshColumns(acting, familyId, { day: change.asOf, sourceId: change.batchId })
  await acting.record({
    action: 'registry.apply-change',
    subject: 'change',
    ids: [change.changeId, familyId, ...(personId ? [personId] : [])],
    village: at.villageCode,
    detail: { kind: change.kind, batch: change.batchId },
  })
  return { familyId, applied: true }
}

/**
 * The ministry's answer to a change. Returned means that the provider's value is current again; what the change
 * did to the composition stays until a corrective change is ratified.
 */
export async function recordMinistryReply(
  acting: Acting,
  changeId: string,
  answer: 'accepted' | 'returned',
): Promise<void> {
  const familyId = await store.noteMinistryAnswer(acting, changeId, answer)
  if (familyId === undefined) throw new Error('the register never took this change in')
  await refreshColumns(acting, familyId, { day: localDay(acting.now), sourceId: changeId })
  await acting.record({
    action: 'registry.record-ministry-reply',
    subject: 'change',
    ids: [changeId, familyId],
    detail: { answer },
  })
}

interface At {
  readonly familyId: string
  readonly villageCode: string
}

async function familyFor(acting: Acting, change: RatifiedChange): Promise<string> {
  if (change.familyId !== undefined) return change.familyId
  if (change.kind !== 'new_family' || change.villageCode === undefined)
    throw new Error('a ratified change names neither a family nor where a new one lives')
  const id = acting.id()
  const headName = textOf(change.items, 'headName') ?? change.items[0]?.subjectName ?? ''
  await store.addFamily(acting, { id, villageCode: change.villageCode, headName })
  return id
}

/** Returns the person the change's own values are about. */
async function changeComposition(
  acting: Acting,
  change: RatifiedChange,
  { familyId, villageCode }: At,
): Promise<string | undefined> {
  const { kind, personId, asOf } = change
  const leave = async (reason: string, status: 'active' | 'deceased' | 'left') => {
    if (personId === undefined) return undefined
    await store.endMembership(acting, { familyId, personId, day: asOf, reason })
    if (status !== 'active') await store.setPersonStatus(acting, personId, status)
    return personId
  }
  switch (kind) {
    case 'member_died':
      return leave('deceased', 'deceased')
    case 'member_left':
      return leave('moved', 'left')
    case 'member_not_found':
      return leave('not_found', 'left')
    case 'card_split':
      return leave('split_family_card', 'active')
    case 'member_born':
    case 'member_joined':
      return welcome(acting, change, { familyId, villageCode })
    case 'family_deceased':
      await store.endAllMembers(acting, familyId, asOf)
      await store.endFamily(acting, familyId, 'all_members_deceased')
      return undefined
    case 'family_moved_out':
    case 'family_not_found':
    case 'family_duplicate':
    case 'family_not_eligible':
      await store.endFamily(acting, familyId, kind.replace('family_', ''))
      return undefined
    case 'family_moved_within': {
      const destination = destinationOf(acting, change)
      if (destination !== undefined) await store.moveFamily(acting, familyId, destination)
      return undefined
    }
    case 'family_restored':
      await store.restoreFamily(acting, familyId)
      return undefined
    case 'correct_values':
    case 'correct_health':
    case 'citizen_report':
      return personId
    case 'new_family':
      // The head comes with the family; the other members with the visit that follows.
      return change.items.some(({ subject }) => subject === 'member')
        ? welcome(acting, change, { familyId, villageCode })
        : undefined
  }
}

/** The village a family moves to; absent where the change only says that it lives elsewhere in the regency. */
function destinationOf({ office }: Acting, { kind, items }: RatifiedChange): string | undefined {
  if (kind !== 'family_moved_within') return undefined
  const village = textOf(items, 'village')
  const isOurs = village !== undefined && isVillageCode(village) && village.startsWith(office.regency)
  return isOurs ? village : undefined
}

/** Somebody the register knows by NIK comes with their own history; anyone else is new. */
async function welcome(acting: Acting, change: RatifiedChange, at: At): Promise<string> {
  const id = change.personId ?? acting.id()
  const nik = textOf(change.items, 'nik')
  const nikIndex = nik === undefined ? undefined : acting.vault.index('nik', nik)
  const known = await store.knownPerson(acting, id, nikIndex)
  const name = textOf(change.items, 'name') ?? change.items[0]?.subjectName ?? ''
  if (known === undefined) await store.addPerson(acting, { id, villageCode: at.villageCode, name })
  else await store.setPersonStatus(acting, known, 'active')
  await store.addMembership(acting, {
    ...at,
    id: acting.id(),
    personId: known ?? id,
    relationship: textOf(change.items, 'relationship') ?? 'other',
    day: change.asOf,
    batchId: change.batchId,
  })
  return known ?? id
}

/** Writes what the questionnaire keeps in the register; who said so and why stays with the change. */
async function writeValues(
  acting: Acting,
  change: RatifiedChange,
  at: At & { readonly personId: string | undefined },
): Promise<void> {
  const ofFamily = change.items.filter((item) => item.subject === 'family' && isKept(item, 'family'))
  const ofMembers = change.items.filter((item) => item.subject === 'member' && isKept(item, 'member'))
  if (ofFamily.length > 0) await ratify(acting, change, 'family', at.familyId, at.villageCode, ofFamily)
  const isArrival = arrivals.has(change.kind)
  const byPerson = Map.groupBy(ofMembers, (item) =>
    isArrival ? at.personId : (item.personId ?? at.personId),
  )
  for (const [personId, items] of byPerson) {
    if (personId !== undefined) await ratify(acting, change, 'person', personId, at.villageCode, items)
  }
}

async function ratify(
  acting: Acting,
  { changeId, asOf, batchId }: RatifiedChange,
  owner: Owner,
  ownerId: string,
  villageCode: string,
  items: readonly ChangeItem[],
): Promise<void> {
  const versions = (await allLayers(acting, owner, [ownerId])).filter(({ layer }) => layer === 'ratified')
  const last = versions.toSorted((a, b) => b.version - a.version)[0]
  const said = answersSchema.parse(Object.fromEntries(items.map(({ question, to }) => [question, to])))
  const added = Object.fromEntries(
    Object.entries(said).map(([key, value]): [string, RatifiedEntry] => [key, { value, asOf, changeId }]),
  )
  const merged = { ...(last ? openedRatified(acting, owner, last) : {}), ...added }
  const { open, secret } = divided(merged)
  const id = acting.id()
  const hasSecrets = Object.keys(secret).length > 0
  await store.addRatifiedVersion(acting, owner, {
    id,
    ownerId,
    villageCode,
    version: (last?.version ?? 0) + 1,
    values: open,
    sealed: hasSecrets ? acting.vault.seal(valuesPlace(owner, id), JSON.stringify(secret)) : null,
    batchId,
    asOf,
  })
}

const arrivals: ReadonlySet<ChangeKind> = new Set(['member_born', 'member_joined', 'new_family'])

/** Values of the register, and no others; where somebody lives is the family's village, not a value of its own. */
function isKept({ question, to }: ChangeItem, subject: 'family' | 'member'): boolean {
  if (question === 'presence' || to === null || to === undefined) return false
  return instrumentBook().questions.some(
    ({ key, subject: of, recordedIn, filledBy }) =>
      key === question && of === subject && recordedIn === 'registry' && filledBy === 'interview',
  )
}

function textOf(items: readonly ChangeItem[], question: string): string | undefined {
  const value: Answer | unknown = items.find((item) => item.question === question)?.to
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
