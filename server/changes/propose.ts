import { localDay } from '@tanggap/core/calendar'
import {
  type ChangeItem,
  type ChangeKind,
  type Door,
  dueOf,
  type FoundDifference,
  firstStatus,
  isSeenInField,
  type Participant,
  proposeFromFinding,
} from '@tanggap/core/changes'
import { withoutNumbers } from '@tanggap/core/registry'
import { type Acting, type Done, done } from '../plumbing/acting.ts'
import { nextInSeries } from '../plumbing/database/numbering.ts'
import { insertChange } from './changes.store.ts'
import { keepContent } from './content.ts'
import { writeEvent } from './write-event.ts'

export interface Proposal {
  readonly familyId?: string | undefined
  readonly personId?: string | undefined
  readonly villageCode: string
  readonly headName: string
  readonly kind: ChangeKind
  readonly door: Door
  /** The visit's case, the ticket, or the family's own id for a village's proposal. */
  readonly sourceId: string
  readonly items: readonly ChangeItem[]
  readonly explanation: string
  /** Everyone who has had a hand in it; none of them may judge it. */
  readonly participants: readonly Participant[]
}

export interface Proposed {
  readonly id: string
  readonly number: string
}

/** A change comes through its door and stands on its first step, with number, deadline and content hash. */
export async function propose(acting: Acting, proposal: Proposal): Promise<Done<Proposed>> {
  const { office, now, tx } = acting
  const id = acting.id()
  const year = localDay(now).slice(0, 4)
  const last = await nextInSeries(tx, office.regency, `change:${year}`)
  const number = `UP-${office.regency}-${year}-${String(last).padStart(6, '0')}`
  const status = firstStatus(proposal.kind)
  const content = keepContent(acting, id, {
    kind: proposal.kind,
    familyId: proposal.familyId ?? null,
    personId: proposal.personId ?? null,
    villageCode: proposal.villageCode,
    items: proposal.items,
  })
  await insertChange(tx, office.regency, {
    id,
    number,
    villageCode: proposal.villageCode,
    familyId: proposal.familyId ?? null,
    personId: proposal.personId ?? null,
    headName: proposal.headName,
    kind: proposal.kind,
    door: proposal.door,
    sourceId: proposal.sourceId,
    ...content,
    explanation: withoutNumbers(proposal.explanation),
    status,
    fieldConfirmed: isSeenInField(proposal.door),
    participants: proposal.participants,
    proposedBy: proposal.participants[0]?.accountId ?? null,
    at: now,
    dueAt: dueOf(status, now) ?? null,
  })
  await writeEvent(acting, {
    changeId: id,
    number,
    villageCode: proposal.villageCode,
    familyId: proposal.familyId ?? null,
    action: 'propose',
    from: null,
    to: status,
    hash: content.hash,
    version: 1,
    reason: undefined,
  })
  return done({ id, number })
}

export interface ApprovedVisit {
  readonly caseId: string
  readonly familyId: string
  readonly villageCode: string
  readonly headName: string
  readonly differences: readonly FoundDifference[]
  readonly participants: readonly Participant[]
}

/** What an approved visit found becomes as few changes as their ways allow (decision 3). */
export async function proposeFromVisit(acting: Acting, visit: ApprovedVisit): Promise<Done<Proposed[]>> {
  const proposed: Proposed[] = []
  for (const change of proposeFromFinding(visit.differences)) {
    const outcome = await propose(acting, {
      familyId: visit.familyId,
      personId: change.personId,
      villageCode: visit.villageCode,
      headName: visit.headName,
      kind: change.kind,
      door: 'ground_check',
      sourceId: visit.caseId,
      items: change.items,
      explanation: 'Temuan kunjungan yang disetujui koordinator',
      participants: visit.participants,
    })
    if (!outcome.ok) return outcome
    proposed.push(outcome.value)
  }
  return done(proposed)
}
