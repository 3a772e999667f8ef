import { type CaseAction, caseWorkflow, foundDifferences, type VisitCase } from '@tanggap/core/campaigns'
import { canonicalText, type FoundDifference, isFirstRecorded, type Participant } from '@tanggap/core/changes'
import { withoutNumbers } from '@tanggap/core/registry'
import { decide } from '@tanggap/core/workflow'
import { confirmInField, proposeFromVisit, readForCarrier, takeStep } from '../changes/index.ts'
import { findInstrument } from '../instrument/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { type CaseRecord, fileOf, findTerms, lockCase, moveCase } from './campaigns.store.ts'
import { openCaseFile } from './case-file.ts'
import { handOver, type MovedTo } from './hand-over.ts'
import { photosOf } from './photos.store.ts'
import { insertReview } from './reviews.store.ts'
import { dayOf, openSubmission } from './submission-content.ts'
import { type SubmissionRecord, submissionsById, waitingVisits } from './visits.store.ts'

export interface Review {
  readonly caseId: string
  readonly version: number
  /** Hash of the content the reviewer had before their eyes. */
  readonly contentHash: string
  readonly decision: 'approve' | 'return'
  readonly reason?: string | undefined
  readonly notes: readonly { readonly subject: string; readonly question: string; readonly note: string }[]
  /** For a verification visit: whether it bears out what was reported. */
  readonly bearsOut?: boolean | undefined
}

export interface Reviewed {
  readonly status: 'approved' | 'returned'
  readonly version: number
  readonly changes: number
  readonly next: string | null
}

/**
 * A supervisor who did not make the visit approves exactly what they saw, or returns it with notes per question.
 * What an approved visit found becomes proposed changes in the same transaction.
 * Refusals: `request.not-found`, `workflow.newer-version`, `visit.notes-missing`, `visit.verdict-missing`, or the
 * workflow's (`visit.own-visit`, `visit.photos-still-coming`).
 */
export async function reviewVisit(acting: Acting, review: Review): Promise<Done<Reviewed>> {
  const { tx, office, now } = acting
  const visit = await lockCase(tx, office.regency, review.caseId)
  const submission = visit?.submissionId
    ? (await submissionsById(tx, office.regency, [visit.submissionId]))[0]
    : undefined
  if (!visit || !submission) return refused('request.not-found')
  if (visit.version !== review.version || submission.hash !== review.contentHash)
    return refused('workflow.newer-version')
  const reason = review.reason?.trim() || undefined
  const decision = decide(
    caseWorkflow,
    review.decision,
    await subjectOf(acting, visit, submission),
    office,
    reason,
  )
  if (!decision.ok) return decision
  if (review.decision === 'return' && review.notes.length === 0) return refused('visit.notes-missing')

  const status = review.decision === 'approve' ? 'approved' : 'returned'
  const found = status === 'approved' ? await findingsOf(acting, visit, submission) : nothing
  await insertReview(tx, office.regency, {
    id: acting.id(),
    caseId: visit.id,
    submissionId: submission.id,
    villageCode: visit.villageCode,
    assigneeId: submission.facilitator.accountId,
    decision: status,
    reason: reason === undefined ? null : withoutNumbers(reason),
    notes: review.notes.map((one) => ({ ...one, note: withoutNumbers(one.note) })),
    presences: found.presences,
    changedQuestions: found.changedQuestions,
    firstRecordedQuestions: found.firstRecordedQuestions,
    contentHash: submission.hash,
    reviewerId: office.accountId,
    reviewedAt: now,
  })
  if (!(await moveCase(tx, office.regency, visit, decision.to, now))) return refused('workflow.newer-version')
  await acting.record({
    action: `visit.${review.decision}`,
    subject: 'visit_case',
    ids: [visit.id, ...(visit.familyId ? [visit.familyId] : [])],
    village: visit.villageCode,
    reason,
    detail: { content: submission.hash, notes: review.notes.length },
  })
  const consequence =
    status === 'approved'
      ? await carryOn(acting, visit, submission, found.differences, review.bearsOut, reason)
      : done(0)
  if (!consequence.ok) return consequence
  if (status === 'approved' && found.movedTo) {
    const handed = await handOver(acting, visit, submission.facilitator.accountId, found.movedTo)
    if (!handed.ok) return handed
  }
  const next = await nextToReview(acting, visit.id)
  return done({ status, version: visit.version + 1, changes: consequence.value, next: next.next })
}

/** The case as its workflow sees it at review: the visit is the one's who made it, whoever holds the case now. */
export async function subjectOf(
  acting: Acting,
  visit: CaseRecord,
  submission: SubmissionRecord,
): Promise<VisitCase> {
  const photos = await photosOf(acting.tx, acting.office.regency, visit.id, submission.id)
  return {
    status: visit.status,
    assigneeId: submission.facilitator.accountId,
    assigneeIsCertified: true,
    openErrors: 0,
    photosAreComplete: photos.every(({ stored }) => stored),
  }
}

export type ReviewAction = Extract<CaseAction, 'approve' | 'return'>

/** The longest waiting visit this reviewer may look at, apart from the one just decided, and how many there are. */
export async function nextToReview(acting: Acting, exceptId: string) {
  const { tx, office } = acting
  const of = { campaignId: undefined, notBy: office.accountId }
  const { visits, total } = await waitingVisits(tx, office.regency, of, { limit: 2, offset: 0 })
  return { waiting: total, next: visits.find(({ id }) => id !== exceptId)?.id ?? null }
}

/** What follows from an approval: changes proposed, or a reported change confirmed or contradicted. */
async function carryOn(
  acting: Acting,
  visit: CaseRecord,
  submission: SubmissionRecord,
  found: readonly FoundDifference[],
  bearsOut: boolean | undefined,
  reason: string | undefined,
): Promise<Done<number>> {
  const visited: Participant = { accountId: submission.facilitator.accountId, part: 'visited' }
  if (visit.changeId === null) return proposeAll(acting, visit, visited, found)

  const change = await readForCarrier(acting, visit.changeId)
  if (!change) return refused('request.not-found')
  if (bearsOut === undefined) return refused('visit.verdict-missing')
  if (!bearsOut) {
    const { version, contentHash } = change
    const step = await takeStep(acting, change.id, 'contradictInField', { version, contentHash, reason })
    if (!step.ok) return step
    return proposeAll(acting, visit, visited, found)
  }
  const confirmed = await confirmInField(acting, change.id, visited.accountId)
  if (!confirmed.ok) return confirmed
  const known = new Set(change.items.map(keyOfItem))
  const beside = found.filter((difference) =>
    difference.about === 'value'
      ? !known.has(keyOfItem(difference))
      : difference.kind !== change.kind || (difference.personId ?? null) !== change.personId,
  )
  return proposeAll(acting, visit, visited, beside)
}

async function proposeAll(
  acting: Acting,
  visit: CaseRecord,
  visited: Participant,
  differences: readonly FoundDifference[],
): Promise<Done<number>> {
  if (visit.familyId === null || differences.length === 0) return done(0)
  const proposed = await proposeFromVisit(acting, {
    caseId: visit.id,
    familyId: visit.familyId,
    villageCode: visit.villageCode,
    headName: visit.headName,
    differences,
    participants: [visited, { accountId: acting.office.accountId, part: 'reviewed' }],
  })
  return proposed.ok ? done(proposed.value.length) : proposed
}

/** What an approved visit found, and the counts of it that reports are made of. */
interface VisitFindings {
  readonly differences: readonly FoundDifference[]
  readonly presences: Readonly<Record<string, number>>
  /** Variables of which at least one value is other than the frame held. */
  readonly changedQuestions: readonly string[]
  /** Variables of which at least one value is found and the frame held none. */
  readonly firstRecordedQuestions: readonly string[]
  /** Where the family is said to live now, when it was found to have moved within the regency. */
  readonly movedTo: MovedTo | undefined
}

const nothing: VisitFindings = {
  differences: [],
  presences: {},
  changedQuestions: [],
  firstRecordedQuestions: [],
  movedTo: undefined,
}

async function findingsOf(
  acting: Acting,
  visit: CaseRecord,
  submission: SubmissionRecord,
): Promise<VisitFindings> {
  const { tx, office, vault } = acting
  const campaign = await findTerms(tx, office.regency, visit.campaignId)
  const instrument = campaign ? findInstrument(campaign.instrumentVersion) : undefined
  if (!instrument) throw new Error('a campaign names a questionnaire this office does not hold')
  const file = openCaseFile(vault, visit.id, await fileOf(tx, office.regency, visit.id))
  const { content } = openSubmission(vault, submission.id, submission.content)
  const differences = foundDifferences(instrument, file.baseline, content.interview, {
    headName: visit.headName,
    day: dayOf(content),
  })
  const presences: Record<string, number> = {}
  for (const { presence } of content.interview.members)
    if (presence !== null) presences[presence] = (presences[presence] ?? 0) + 1
  const values = differences.filter((one) => one.about === 'value')
  return {
    differences,
    presences,
    changedQuestions: questionsOf(values.filter((value) => !isFirstRecorded(value))),
    firstRecordedQuestions: questionsOf(values.filter(isFirstRecorded)),
    movedTo: content.interview.finding === 'moved_within_regency' ? content.movedTo : undefined,
  }
}

function questionsOf(values: readonly { readonly question: string }[]): string[] {
  return [...new Set(values.map(({ question }) => question))].sort()
}

function keyOfItem(item: {
  readonly subject: string
  readonly personId?: string | undefined
  readonly question: string
}): string {
  return canonicalText([item.subject, item.personId ?? '', item.question])
}
