import type { LineEvent } from '@tanggap/contract/registry-history'
import { localDay } from '@tanggap/core/calendar'
import { movesOf } from '@tanggap/core/registry'
import { questionNamed } from '../instrument/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import * as history from './history.store.ts'
import { aidRows, type FamilyRow, familyRows, memberRows } from './registry.store.ts'
import { shownField } from './shown-values.ts'
import { type SnapshotStep, snapshotHistoryOf } from './snapshot-history.ts'
import type { EventOf, WitnessedChange, Witnesses } from './witnesses.ts'

/** What changed of a family, when, why and by whom, newest first. The reading is one line of the audit. */
export async function familyLine(
  acting: Acting,
  witnesses: Witnesses,
  id: string,
): Promise<Done<{ events: LineEvent[] }>> {
  const [family] = await familyRows(acting, [id])
  if (family === undefined) return refused('request.not-found')
  const members = await memberRows(acting, [id])
  await acting.record({
    action: 'registry.read-history',
    subject: 'family',
    ids: [...new Set([id, ...members.map(({ person_id }) => person_id)])],
    village: family.village_code,
  })
  return done({ events: await eventsOf(acting, witnesses, family) })
}

/** The same of one person, through every family they belonged to that the office may see. */
export async function personLine(
  acting: Acting,
  witnesses: Witnesses,
  id: string,
): Promise<Done<{ events: LineEvent[] }>> {
  const belongings = await history.belongingsOf(acting, [id])
  const families = await familyRows(acting, [...new Set(belongings.map(({ family_id }) => family_id))])
  const [any] = families
  if (any === undefined) return refused('request.not-found')
  await acting.record({
    action: 'registry.read-history',
    subject: 'person',
    ids: [id, ...families.map((family) => family.id)],
    village: any.village_code,
  })
  const events = []
  for (const family of families) events.push(...(await eventsOf(acting, witnesses, family)))
  const own = events.filter(({ kind, persons }) =>
    persons.length > 0 ? persons.some((person) => person.id === id) : kind === 'move',
  )
  const first = await history.firstVersion(acting, 'person', id)
  return done({
    events: newestFirst([
      ...own.map((event) => narrowed(event, id)),
      ...(first ? [firstEvent(`first ${id}`, first)] : []),
    ]),
  })
}

async function eventsOf(acting: Acting, witnesses: Witnesses, family: FamilyRow): Promise<LineEvent[]> {
  const steps = await snapshotHistoryOf(acting, family.id)
  const applied = await history.appliedChanges(acting, family.id)
  const members = await memberRows(acting, [family.id])
  const names: Known = new Map(members.map((row) => [row.person_id, knownBy(row)]))
  const belongings = await history.belongingsOf(acting, [...names.keys()])
  const first = await history.firstVersion(acting, 'family', family.id)
  return newestFirst([
    ...(first ? [firstEvent(`first ${family.id}`, first)] : []),
    ...(await snapshotEvents(acting, witnesses, steps, names)),
    ...(await changeEvents(acting, witnesses, applied, names)),
    ...(await visitEvents(acting, witnesses, family.id)),
    ...memberEvents(family.id, belongings, applied),
    ...(await cardEvents(acting, family.id)),
    ...(await moveEvents(acting, family, steps, applied)),
    ...(await aidEvents(acting, family.id, names)),
  ])
}

interface KnownPerson {
  readonly name: string
  readonly birthDate: string | null
}
type Known = ReadonlyMap<string, KnownPerson>

function knownBy({ name, birth_date }: { name: string; birth_date: string | null }): KnownPerson {
  return { name, birthDate: birth_date }
}

type First = NonNullable<Awaited<ReturnType<typeof history.firstVersion>>>

function firstEvent(key: string, first: First): EventOf<'first'> {
  return {
    ...nobody,
    key,
    kind: 'first',
    at: first.recorded_at.toISOString(),
    asOf: first.as_of,
    sourceName: first.source_name,
  }
}

const nobody = { asOf: null, persons: [], by: null }

async function snapshotEvents(
  acting: Acting,
  witnesses: Witnesses,
  steps: readonly SnapshotStep[],
  known: Known,
): Promise<EventOf<'snapshot'>[]> {
  const { role } = acting.office
  const deciders = await witnesses.deliveries(
    acting,
    steps.map(({ intakeId }) => intakeId),
  )
  return steps.map((step) => {
    const members = step.persons.flatMap(({ personId, kinds, fields }) => {
      const who = known.get(personId)
      if (who === undefined) return []
      const whose = { birthDate: who.birthDate, today: localDay(acting.now) }
      const shown = fields.map((field) => shownField(role, field, whose))
      return [{ id: personId, name: who.name, kinds: [...kinds], fields: shown }]
    })
    const ofFamily = step.fields.map((field) => shownField(role, field, undefined))
    const all = [...ofFamily, ...members.flatMap(({ fields }) => fields)]
    const told = new Set(all.filter(({ hidden }) => !hidden).map(({ key }) => key))
    const { decile } = step
    return {
      key: `snapshot ${step.intakeId}`,
      kind: 'snapshot',
      at: step.recordedAt.toISOString(),
      asOf: step.asOf,
      by: deciders.get(step.intakeId) ?? null,
      // What concerns the family as a whole concerns everybody's view of it, so nobody is named for it.
      persons: members.map(({ id, name }) => ({ id, name })),
      intakeId: step.intakeId,
      snapshot: step.snapshot,
      kinds: step.kinds.filter((kind) => ofTheWhole.includes(kind)),
      fields: ofFamily.filter(({ hidden }) => !hidden),
      members: members.map((one) => ({ ...one, fields: one.fields.filter(({ hidden }) => !hidden) })),
      decile:
        decile.kind === 'same' ? null : { ...decile, fields: decile.fields.filter((key) => told.has(key)) },
      specific: all.some(({ hidden }) => hidden),
    }
  })
}

const ofTheWhole: readonly string[] = ['gone', 'returned', 'split', 'merged']

async function changeEvents(
  acting: Acting,
  witnesses: Witnesses,
  applied: readonly history.AppliedRow[],
  known: Known,
): Promise<(EventOf<'change'> | EventOf<'reply'>)[]> {
  const told = await witnesses.changes(
    acting,
    applied.map(({ change_id }) => change_id),
  )
  return applied.flatMap((row) => {
    const change = told.get(row.change_id)
    if (change === undefined) return []
    const ids = new Set([change.personId, ...change.items.map(({ personId }) => personId)])
    const persons = [...ids].flatMap((id) => {
      const who = id === null ? undefined : known.get(id)
      return id === null || who === undefined ? [] : [{ id, name: who.name }]
    })
    const common = { changeId: row.change_id, number: change.number, about: change.kind, persons }
    const event: EventOf<'change'> = {
      ...common,
      key: `change ${row.change_id}`,
      kind: 'change',
      at: row.applied_at.toISOString(),
      asOf: row.as_of,
      by: change.steps.findLast(({ action }) => action === 'ratify')?.by ?? null,
      door: change.door,
      why: change.explanation,
      items: change.items.map((item) => shownItem(acting, item, known)),
      steps: change.steps.map((step) => ({ ...step, at: step.at.toISOString() })),
    }
    if (row.answered_at === null || row.ministry === 'waiting') return [event]
    const reply: EventOf<'reply'> = {
      ...common,
      key: `reply ${row.change_id}`,
      kind: 'reply',
      at: row.answered_at.toISOString(),
      asOf: null,
      by: null,
      answer: row.ministry,
    }
    return [event, reply]
  })
}

/** Masked already by the room the change is of; data of a child are for those who work with them. */
function shownItem(
  { office, now }: Acting,
  { question, subjectName, personId, ...item }: WitnessedChange['items'][number],
  known: Known,
) {
  const who = personId === null ? undefined : known.get(personId)
  const whose = { birthDate: who?.birthDate ?? null, today: localDay(now) }
  const isValue = questionNamed(question) !== undefined
  const hidden = item.hidden || (isValue && shownField(office.role, { key: question }, whose).hidden)
  return { key: question, subjectName, hidden, ...(!hidden && { from: item.from, to: item.to }) }
}

async function visitEvents(
  acting: Acting,
  witnesses: Witnesses,
  familyId: string,
): Promise<EventOf<'visit'>[]> {
  const visits = await witnesses.visits(acting, familyId)
  return visits.map(({ finishedAt, ...visit }) => ({
    ...nobody,
    ...visit,
    key: `visit ${visit.caseId}`,
    kind: 'visit',
    at: finishedAt.toISOString(),
  }))
}

/**
 * Who came and who left after the family was first recorded. What a ratified change did to the composition is told by
 * the change itself.
 */
function memberEvents(
  familyId: string,
  belongings: readonly history.BelongingRow[],
  applied: readonly history.AppliedRow[],
): EventOf<'member'>[] {
  const batches = new Set(applied.map(({ batch_id }) => batch_id))
  const began = belongings
    .filter(({ family_id }) => family_id === familyId)
    .map(({ from_date }) => from_date)[0]
  return belongings
    .filter(({ family_id }) => family_id === familyId)
    .flatMap((row) => {
      const others = belongings.filter(
        ({ person_id, family_id }) => person_id === row.person_id && family_id !== familyId,
      )
      const before = others.findLast(({ to_date }) => to_date !== null && to_date <= row.from_date)
      const next = others.find(({ from_date }) => row.to_date !== null && from_date >= row.to_date)
      const events: EventOf<'member'>[] = []
      const told = row.source_kind === 'batch' && batches.has(row.source_id)
      if (row.from_date !== began && !told) events.push(memberEvent(row, 'came', row.from_date, null, before))
      if (row.to_date !== null && elsewhere.includes(row.ended_reason ?? ''))
        events.push(memberEvent(row, 'left', row.to_date, row.ended_reason, next))
      return events
    })
}

const elsewhere: readonly string[] = ['moved_to_another_card', 'moved_to_another_family']

function memberEvent(
  row: history.BelongingRow,
  what: 'came' | 'left',
  day: string,
  reason: string | null,
  other: history.BelongingRow | undefined,
): EventOf<'member'> {
  return {
    key: `${what} ${row.membership_id}`,
    kind: 'member',
    at: `${day}T00:00:00Z`,
    asOf: day,
    by: null,
    persons: [{ id: row.person_id, name: row.name }],
    what,
    reason,
    otherFamily: other ? { id: other.family_id, name: other.head_name } : null,
  }
}

async function cardEvents(acting: Acting, familyId: string): Promise<EventOf<'card'>[]> {
  const cards = await history.cardsOf(acting, familyId)
  return cards.flatMap((card, at) => {
    const before = cards[at - 1]
    if (before === undefined) return []
    return [
      {
        ...nobody,
        key: `card ${card.id}`,
        kind: 'card',
        at: `${card.from_date}T00:00:00Z`,
        asOf: card.from_date,
        before: before.end,
        after: card.end,
      },
    ]
  })
}

async function moveEvents(
  acting: Acting,
  family: FamilyRow,
  steps: readonly SnapshotStep[],
  applied: readonly history.AppliedRow[],
): Promise<EventOf<'move'>[]> {
  return (await movesOfFamily(acting, family, steps, applied)).map(({ day, from, to, at }) => ({
    ...nobody,
    key: `move ${at} ${from.code}`,
    kind: 'move',
    at,
    asOf: day,
    from,
    to,
  }))
}

/** From which village to which, oldest first: what providers report and what the regency ratified. */
export async function movesOfFamily(
  acting: Acting,
  family: FamilyRow,
  steps: readonly SnapshotStep[],
  applied: readonly history.AppliedRow[],
) {
  const departures = [
    ...steps.flatMap(({ villageBefore, asOf, recordedAt }) =>
      villageBefore === null ? [] : [{ from: villageBefore, day: asOf, at: recordedAt.toISOString() }],
    ),
    ...applied.flatMap(({ village_before, as_of, applied_at }) =>
      village_before === null ? [] : [{ from: village_before, day: as_of, at: applied_at.toISOString() }],
    ),
  ]
  const moves = movesOf(departures, family.village_code)
  const names = await history.placeNames(acting, [...new Set(moves.flatMap(({ from, to }) => [from, to]))])
  const named = (code: string) => ({ code, name: names.get(code) ?? code })
  return moves.map(({ from, to, ...move }) => ({ ...move, from: named(from), to: named(to) }))
}

async function aidEvents(acting: Acting, familyId: string, known: Known): Promise<EventOf<'aid'>[]> {
  const rows = await aidRows(acting, [familyId])
  return rows.map((row) => {
    const name = row.person_id === null ? undefined : known.get(row.person_id)?.name
    return {
      ...nobody,
      key: `aid ${row.programme_code} ${row.period} ${row.person_id}`,
      kind: 'aid',
      at: row.recorded_at.toISOString(),
      persons: row.person_id && name ? [{ id: row.person_id, name }] : [],
      programmeCode: row.programme_code,
      period: row.period,
      state: row.state,
    }
  })
}

/** What of an event concerns one person: of a snapshot or a change, their own values. */
function narrowed(event: LineEvent, personId: string): LineEvent {
  if (event.kind !== 'snapshot') return event
  return {
    ...event,
    fields: [],
    decile: null,
    members: event.members.filter(({ id }) => id === personId),
    persons: event.persons.filter(({ id }) => id === personId),
  }
}

function newestFirst(events: readonly LineEvent[]): LineEvent[] {
  return events.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.key < b.key ? -1 : 1))
}
