import type { ChangeDetail, ChangeSummary } from '@tanggap/contract/changes'
import { breadthOf, type Role } from '@tanggap/core/access'
import {
  type ChangeItem,
  type ChangeKind,
  type ChangeStatus,
  carriers,
  changeKinds,
  changeStatuses,
  type Door,
  deskOf,
  doors,
  isFirstRecorded,
  itemsApart,
  type Participant,
  staircase,
  stairs,
} from '@tanggap/core/changes'
import { allowedActions } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import {
  type ChangeRow,
  countChanges,
  countStatus,
  type EventRow,
  findChange,
  findChanges,
  type ListFilter,
  selectChanges,
  selectEvents,
  selectGeneralValues,
} from './changes.store.ts'
import { asItem, openItems, sealHolds, shownTo } from './content.ts'
import { climberOf, hex } from './take-step.ts'

/** One change as this office may see it. Reading it is an event of its own. */
export async function getChange(acting: Acting, id: string): Promise<Done<ChangeDetail>> {
  const { office, tx } = acting
  const change = await findChange(tx, office.regency, id)
  if (!change || keptFrom(office.role).includes(change.kind)) return refused('request.not-found')
  const events = await selectEvents(tx, office.regency, [id])
  await acting.record({
    action: 'change.read',
    subject: 'change',
    ids: [change.id, ...(change.family_id ? [change.family_id] : [])],
    village: change.village_code,
  })
  return done({
    ...summaryOf(acting, change),
    personId: change.person_id,
    sourceId: change.source_id,
    explanation: change.explanation,
    items: openItems(acting.vault, change).map((item) => shownTo(office.role, item)),
    events: events.map(shownEvent),
    allowed: allowedActions(staircase, climberOf(change), office).filter(
      (action) => carriers[action] === 'change',
    ),
    stairs: stairs(change.kind, change.door, change.field_confirmed),
    desk: [...deskOf(change.status, change.door)],
    ownPart: change.participants.find(({ accountId }) => accountId === office.accountId)?.part ?? null,
  })
}

/** One identity number in full. The reading stands in the audit with its reason, apart from the reading of the change. */
export async function unmaskItem(
  acting: Acting,
  id: string,
  { position, reason }: { readonly position: number; readonly reason: string },
): Promise<Done<{ from: string | null; to: string | null }>> {
  const { office, tx } = acting
  const change = await findChange(tx, office.regency, id)
  const item = change && openItems(acting.vault, change).find((one) => one.position === position)
  if (!change || item?.sensitivity !== 'identity') return refused('request.not-found')
  await acting.record({
    action: 'change.unmask',
    subject: 'change',
    ids: [
      change.id,
      ...(change.family_id ? [change.family_id] : []),
      ...(item.personId ? [item.personId] : []),
    ],
    village: change.village_code,
    reason,
    detail: { question: item.question },
  })
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return done({ from: text(item.from), to: text(item.to) })
}

export interface ListWish {
  readonly status?: ChangeStatus | undefined
  readonly kind?: ChangeKind | undefined
  readonly door?: Door | undefined
  readonly village?: string | undefined
  /** Only what waits at the desk of this office and is not this person's own work. */
  readonly mine?: boolean | undefined
  readonly overdue?: boolean | undefined
  readonly q?: string | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

export interface ChangeList {
  readonly changes: ChangeSummary[]
  readonly next: string | null
  readonly counts: {
    readonly mine: number
    readonly overdue: number
    readonly byStatus: Record<string, number>
  }
}

/** Changes within the office's range, oldest deadline first, with the counts of the whole range. */
export async function listChanges(acting: Acting, wish: ListWish = {}): Promise<Done<ChangeList>> {
  const { office, tx, now } = acting
  const limit = Math.min(Math.max(wish.limit ?? 50, 1), 200)
  const withoutKinds = keptFrom(office.role)
  const desk = deskFilter(office.role, office.accountId)
  const whole: ListFilter = { withoutKinds, limit, now }
  const rows = await selectChanges(tx, office.regency, {
    ...whole,
    status: wish.status,
    kind: wish.kind,
    door: wish.door,
    village: wish.village,
    overdue: wish.overdue,
    text: wish.q?.trim() || undefined,
    desk: wish.mine ? desk : undefined,
    after: cursorFrom(wish.after),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const all = await countChanges(tx, office.regency, whole)
  const mine = await countChanges(tx, office.regency, { ...whole, desk })
  await acting.record({
    action: 'change.list',
    subject: 'change',
    ids: shown.flatMap(({ id, family_id }) => (family_id ? [id, family_id] : [id])),
    ...(wish.village ? { village: wish.village } : {}),
  })
  return done({
    changes: shown.map((change) => summaryOf(acting, change)),
    next: rows.length > limit ? cursorOf(shown.at(-1)) : null,
    counts: {
      mine: sum(mine.map(({ count }) => count)),
      overdue: sum(all.map(({ overdue }) => overdue)),
      byStatus: Object.fromEntries(all.map(({ status, count }) => [status, count])),
    },
  })
}

/** The first one waiting at this desk, apart from the one just decided. */
export async function nextAtDesk(acting: Acting, exceptId: string): Promise<string | null> {
  const { office, tx, now } = acting
  const rows = await selectChanges(tx, office.regency, {
    withoutKinds: keptFrom(office.role),
    desk: deskFilter(office.role, office.accountId),
    limit: 2,
    now,
  })
  return rows.find(({ id }) => id !== exceptId)?.id ?? null
}

export interface ChangeEventPlain {
  readonly action: string
  readonly from: string | null
  readonly to: ChangeStatus
  readonly reason: string | null
  readonly at: Date
}

/** The changes of one family, newest first; the caller writes down that the family was read. */
export async function changesOfFamily(acting: Acting, familyId: string): Promise<ChangeSummary[]> {
  const { office, tx, now } = acting
  const rows = await selectChanges(tx, office.regency, {
    familyId,
    withoutKinds: office.role === 'citizen' ? [] : keptFrom(office.role),
    limit: 200,
    now,
  })
  return rows
    .toSorted((a, b) => b.proposed_at.getTime() - a.proposed_at.getTime())
    .map((row) => summaryOf(acting, row))
}

/** What happened to each of these changes, in order, without names: for the citizen's line of time. */
export async function changeEvents(
  acting: Acting,
  changeIds: readonly string[],
): Promise<ReadonlyMap<string, ChangeEventPlain[]>> {
  const rows = await selectEvents(acting.tx, acting.office.regency, changeIds)
  const byChange = Map.groupBy(rows, ({ change_id }) => change_id)
  return new Map([...byChange].map(([id, events]) => [id, events.map(plain)]))
}

function plain({ action, from_status, to_status, reason, at }: EventRow): ChangeEventPlain {
  return { action, from: from_status, to: to_status, reason, at }
}

/** A change as the rooms that carry its steps need it: whole and opened. Stays on the server. */
export interface ChangeForCarrier {
  readonly id: string
  readonly number: string
  readonly villageCode: string
  readonly familyId: string | null
  readonly personId: string | null
  readonly headName: string
  readonly kind: ChangeKind
  readonly status: ChangeStatus
  readonly version: number
  readonly contentHash: string
  readonly explanation: string
  readonly items: readonly ChangeItem[]
  readonly participants: readonly Participant[]
  /** What stands in the row is still what its hash was made of. */
  readonly sealHolds: boolean
}

export async function readForCarrier(acting: Acting, id: string): Promise<ChangeForCarrier | undefined> {
  const change = await findChange(acting.tx, acting.office.regency, id)
  return change && carried(acting, change)
}

/** Several changes by their ids, in one query: a batch holds a month of a regency. */
export async function readAllForCarrier(
  acting: Acting,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ChangeForCarrier>> {
  const rows = await findChanges(acting.tx, acting.office.regency, ids)
  return new Map(rows.map((change) => [change.id, carried(acting, change)]))
}

/** Who had a hand in a change, by account; empty where this office may not see it. */
export async function changeParticipants(acting: Acting, id: string): Promise<string[]> {
  const change = await findChange(acting.tx, acting.office.regency, id)
  return change?.participants.map(({ accountId }) => accountId) ?? []
}

/** Every change standing on a step, oldest deadline first. */
export async function readStanding(
  acting: Acting,
  status: ChangeStatus,
  village?: string,
): Promise<ChangeForCarrier[]> {
  const rows = await selectChanges(acting.tx, acting.office.regency, {
    status,
    village,
    withoutKinds: keptFrom(acting.office.role),
    limit: 5000,
    now: acting.now,
  })
  return rows.map((change) => carried(acting, change))
}

/** How many stand on a step, within the range of the office. */
export function countStanding(acting: Acting, status: ChangeStatus): Promise<number> {
  return countStatus(acting.tx, acting.office.regency, status)
}

/** The items of a change as this office may see them: masked, and without what is kept from it. */
export function shownItems(acting: Acting, change: ChangeForCarrier) {
  return change.items.map((item, position) => shownTo(acting.office.role, { ...item, position }))
}

/** How many values of which variable were corrected, most first, and how many were recorded for the first time. */
export interface CorrectedValues {
  readonly rows: { question: string; values: number; families: number }[]
  readonly firstRecorded: number
}

/** Corrected values of a village between two moments. No health, no names. */
export async function correctedValues(
  acting: Acting,
  villageCode: string,
  from: Date,
  until: Date,
): Promise<CorrectedValues> {
  const values = await selectGeneralValues(acting.tx, acting.office.regency, villageCode, from, until)
  const corrected = values.filter((value) => !isFirstRecorded({ from: value.from }))
  const rows = [...Map.groupBy(corrected, ({ question }) => question)].map(([question, own]) => ({
    question,
    values: own.length,
    families: new Set(own.map(({ familyId }) => familyId)).size,
  }))
  return {
    rows: rows.toSorted((a, b) => b.values - a.values || a.question.localeCompare(b.question)),
    firstRecorded: values.length - corrected.length,
  }
}

function carried(acting: Acting, change: ChangeRow): ChangeForCarrier {
  return {
    id: change.id,
    number: change.number,
    villageCode: change.village_code,
    familyId: change.family_id,
    personId: change.person_id,
    headName: change.head_name,
    kind: change.kind,
    status: change.status,
    version: change.version,
    contentHash: hex(change.content_hash),
    explanation: change.explanation,
    items: openItems(acting.vault, change).map(asItem),
    participants: change.participants,
    sealHolds: sealHolds(acting.vault, change),
  }
}

/** Kinds that are kept from villages and subdistricts because the kind alone would tell of health. */
function keptFrom(role: Role): ChangeKind[] {
  if (!['village', 'subdistrict'].includes(breadthOf(role))) return []
  return (Object.keys(changeKinds) as ChangeKind[]).filter((kind) => changeKinds[kind].village === 'never')
}

/** Whether a change of this kind is kept from this office altogether. */
export function isKeptFrom(role: Role, kind: ChangeKind): boolean {
  return keptFrom(role).includes(kind)
}

function deskFilter(role: Role, accountId: string): NonNullable<ListFilter['desk']> {
  const places = changeStatuses.flatMap((status) =>
    doors.filter((door) => deskOf(status, door).includes(role)).map((door) => `${status} ${door}`),
  )
  return { places, notBy: accountId }
}

function summaryOf({ vault, now }: Acting, change: ChangeRow): ChangeSummary {
  return {
    id: change.id,
    number: change.number,
    villageCode: change.village_code,
    familyId: change.family_id,
    headName: change.head_name,
    kind: change.kind,
    correctsAny: itemsApart(change.kind, openItems(vault, change)).corrected.length > 0,
    door: change.door,
    status: change.status,
    proposedAt: change.proposed_at.toISOString(),
    stepEnteredAt: change.step_entered_at.toISOString(),
    dueAt: change.due_at?.toISOString() ?? null,
    overdue: change.due_at !== null && change.due_at < now,
    version: change.version,
    contentHash: hex(change.content_hash),
  }
}

function shownEvent(event: EventRow) {
  return {
    id: event.id,
    action: event.action,
    from: event.from_status,
    to: event.to_status,
    role: event.role,
    actorName: event.actor_name,
    reason: event.reason,
    at: event.at.toISOString(),
  }
}

function cursorOf(row: ChangeRow | undefined): string | null {
  return row ? `${row.due_at?.toISOString() ?? '9999-01-01T00:00:00.000Z'}_${row.id}` : null
}

function cursorFrom(after: string | undefined): { due: string; id: string } | undefined {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after ?? '')
  return match?.[1] && match[2] && !Number.isNaN(Date.parse(match[1]))
    ? { due: match[1], id: match[2] }
    : undefined
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
