import type { Belonging } from '@tanggap/contract/registry-history'
import type { ChangeKind } from '@tanggap/core/changes'
import { type Acting, done, refused } from '../plumbing/acting.ts'
import * as history from './history.store.ts'
import { movesOfFamily } from './line-of-time.ts'
import { type FamilyRow, familyRows, memberRows } from './registry.store.ts'
import { type SnapshotStep, snapshotHistoryOf } from './snapshot-history.ts'
import type { Witnesses } from './witnesses.ts'

/** Cards, members and villages of a family over time, and what only a later change can settle. */
export async function familyCourse(acting: Acting, witnesses: Witnesses, id: string) {
  const [family] = await familyRows(acting, [id])
  if (family === undefined) return refused('request.not-found')
  const persons = [...new Set((await memberRows(acting, [id])).map(({ person_id }) => person_id))]
  const belongings = await history.belongingsOf(acting, persons)
  const steps = await snapshotHistoryOf(acting, id)
  const applied = await history.appliedChanges(acting, id)
  await acting.record({
    action: 'registry.read-course',
    subject: 'family',
    ids: [id, ...persons],
    village: family.village_code,
  })
  const own = belongings.filter(({ family_id }) => family_id === id)
  const cards = await history.cardsOf(acting, id)
  const moves = await movesOfFamily(acting, family, steps, applied)
  return done({
    cards: cards.map(({ end, from_date, to_date, source_kind }) => ({
      end,
      from: from_date,
      to: to_date,
      source: source_kind,
    })),
    members: own.map(belonging),
    moves: moves.map(({ day, from, to }) => ({ day, from, to })),
    related: relatedTo(id, belongings),
    open: [
      ...unnamed(family, own, steps),
      ...nowhere(own, belongings),
      ...(await returned(acting, witnesses, applied)),
      ...withoutDestination(applied),
      ...(await unsaidSplits(acting, witnesses, applied)),
      ...(family.status === 'ended' ? [{ ...nothing, what: 'ended' as const, settledBy: restored }] : []),
    ],
  })
}

export function belonging(row: history.BelongingRow): Belonging {
  return {
    familyId: row.family_id,
    headName: row.head_name,
    villageName: row.village_name,
    personId: row.person_id,
    name: row.name,
    relationship: row.relationship,
    from: row.from_date,
    to: row.to_date,
    endedReason: row.ended_reason,
    status: row.status,
  }
}

function relatedTo(id: string, belongings: readonly history.BelongingRow[]) {
  const others = Map.groupBy(
    belongings.filter(({ family_id }) => family_id !== id),
    ({ family_id }) => family_id,
  )
  return [...others].map(([familyId, rows]) => ({
    id: familyId,
    name: rows[0]?.head_name ?? '',
    persons: [...new Set(rows.map(({ name }) => name))],
  }))
}

const nothing = { personId: null, name: null, source: null, changeId: null }
const restored: ChangeKind[] = ['family_restored']

/** Members whom the snapshot the family's decile is of does not name. They stay until a change says what became of them. */
function unnamed(family: FamilyRow, own: readonly history.BelongingRow[], steps: readonly SnapshotStep[]) {
  const newest = steps.find(({ snapshot }) => snapshot === family.decile_version)
  const missing = newest?.persons.filter(({ kinds }) => kinds.includes('left')) ?? []
  return missing.flatMap(({ personId }) => {
    const member = own.find(
      ({ person_id, from_date, to_date }) =>
        person_id === personId && to_date === null && from_date <= (newest?.asOf ?? ''),
    )
    const settledBy: ChangeKind[] = ['member_left', 'member_died']
    return member
      ? [
          {
            ...nothing,
            what: 'not_named' as const,
            personId,
            name: member.name,
            settledBy,
            source: newest?.snapshot ?? null,
          },
        ]
      : []
  })
}

function nowhere(own: readonly history.BelongingRow[], all: readonly history.BelongingRow[]) {
  const settledBy: ChangeKind[] = ['new_family', 'member_joined']
  return own
    .filter(
      ({ person_id, status, ended_reason }) =>
        ended_reason === 'split_family_card' &&
        status === 'active' &&
        !all.some((other) => other.person_id === person_id && other.to_date === null),
    )
    .map(({ person_id, name }) => ({
      ...nothing,
      what: 'nowhere' as const,
      personId: person_id,
      name,
      settledBy,
    }))
}

/** By what a change of composition is taken back. Corrected values give way by themselves when they are returned. */
const takenBackBy: Partial<Readonly<Record<string, ChangeKind>>> = {
  member_died: 'member_joined',
  member_left: 'member_joined',
  member_not_found: 'member_joined',
  card_split: 'member_joined',
  member_born: 'member_left',
  member_joined: 'member_left',
  family_moved_within: 'family_moved_within',
  family_moved_out: 'family_restored',
  family_deceased: 'family_restored',
  family_not_found: 'family_restored',
  family_duplicate: 'family_restored',
  family_not_eligible: 'family_restored',
}

async function returned(acting: Acting, witnesses: Witnesses, applied: readonly history.AppliedRow[]) {
  const rows = applied.filter(({ ministry }) => ministry === 'returned')
  const told = await witnesses.changes(
    acting,
    rows.map(({ change_id }) => change_id),
  )
  return rows.flatMap(({ change_id, kind, applied_at }) => {
    const back = takenBackBy[kind]
    const change = told.get(change_id)
    if (back === undefined || change === undefined) return []
    const settled = applied.some((later) => later.kind === back && later.applied_at > applied_at)
    return settled
      ? []
      : [
          {
            what: 'returned' as const,
            personId: change.personId,
            name: change.items[0]?.subjectName ?? null,
            settledBy: [back],
            source: change.number,
            changeId: change_id,
          },
        ]
  })
}

/** A visit found the card split or joined and named nobody; whoever comes or goes afterwards settles it. */
async function unsaidSplits(acting: Acting, witnesses: Witnesses, applied: readonly history.AppliedRow[]) {
  const splits = applied.filter(({ kind }) => kind === 'card_split')
  const told = await witnesses.changes(
    acting,
    splits.map(({ change_id }) => change_id),
  )
  const settledBy: ChangeKind[] = ['member_left', 'member_joined', 'new_family']
  return splits
    .filter(
      ({ change_id, applied_at }) =>
        told.get(change_id)?.personId === null &&
        !applied.some(
          (later) =>
            later.applied_at > applied_at &&
            ['card_split', 'member_left', 'member_joined'].includes(later.kind),
        ),
    )
    .map(({ change_id }) => ({ ...nothing, what: 'split_unsaid' as const, settledBy, changeId: change_id }))
}

function withoutDestination(applied: readonly history.AppliedRow[]) {
  const last = applied.findLast(({ kind }) => kind === 'family_moved_within')
  if (last === undefined || last.village_before !== null) return []
  const settledBy: ChangeKind[] = ['family_moved_within']
  return [{ ...nothing, what: 'no_destination' as const, settledBy, changeId: last.change_id }]
}
