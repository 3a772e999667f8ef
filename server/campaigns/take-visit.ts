import type { AttemptContent, FinishContent } from '@tanggap/contract/sync'
import { fieldsOfInterview, judgeVisit, mergedInterview } from '@tanggap/core/campaigns'
import { canonicalText } from '@tanggap/core/changes'
import {
  checkInterview,
  type Instrument,
  type Interview,
  isPhoto,
  type Photo,
  settleAnswers,
  visitAttemptOutcomeKeys,
} from '@tanggap/core/instrument'
import { inventedRegencyCodes } from '@tanggap/core/regions'
import { findInstrument } from '../instrument/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import type { CaseRecord } from './campaigns.store.ts'
import { type CasesAhead, casesAhead } from './cases-ahead.ts'
import { declarePhotos } from './photos.store.ts'
import { dayOf, sealSubmission } from './submission-content.ts'
import { recallPhotos } from './take-photo.ts'
import { historyOf, type VisitHistory } from './visit-history.ts'
import { insertAttempt, insertSubmission } from './visits.store.ts'

/** Ties a pre-printed slip to a family; the room of citizens does it, and says why when it cannot. */
export type BindSlip = (
  acting: Acting,
  slip: { readonly serial: string; readonly familyId: string; readonly via: 'visit' },
) => Promise<Done<unknown>>

/** What is known of the command a visit came in. */
export interface Delivery {
  readonly commandId: string
  readonly clockOffsetMs: number
  /** Cases of the bundle it came in, where it came in one. */
  readonly cases?: CasesAhead
  /** A supervisor has looked at it and lets it stand, although its case has moved on since the phone took it. */
  readonly letStand?: boolean
}

/**
 * Takes an attempt that did not end the case. The case keeps its version: an attempt is told, not decided,
 * and must not make the visit that follows it look out of date.
 */
export async function takeAttempt(
  acting: Acting,
  { caseId, attempt }: AttemptContent,
  delivery: Delivery,
): Promise<Done<{ caseId: string }>> {
  const { tx, office, now, vault } = acting
  const { cases = await casesAhead(acting) } = delivery
  const visit = await cases.take(caseId)
  if (!visit || !isOwn(visit, acting, delivery)) return refused('visit.assigned-to-another')
  if (!visitAttemptOutcomeKeys.some((outcome) => outcome === attempt.outcome))
    return refused('request.not-understood', { where: 'outcome' })
  await insertAttempt(tx, office.regency, {
    id: delivery.commandId,
    caseId,
    villageCode: visit.villageCode,
    assigneeId: office.accountId,
    number: attempt.number,
    outcome: attempt.outcome,
    happenedAt: attempt.endedAt,
    receivedAt: now,
    content: vault.seal(`visit_attempt.content_sealed/${delivery.commandId}`, JSON.stringify(attempt)),
  })
  await acting.record({
    action: 'visit.attempt',
    subject: 'visit_case',
    ids: [caseId],
    village: visit.villageCode,
    detail: { number: attempt.number, outcome: attempt.outcome },
  })
  return done({ caseId })
}

/**
 * Takes a finished visit: checked again by the phone's own rules, kept as it was said, its photos noted, its
 * slip bound. Based on an older version of its case, it is merged with what ran beside it where no field was
 * changed twice. Refusals say why it goes to a person instead: the case is another's now, an answer was changed twice, answers are missing, a photo is not declared, another questionnaire.
 */
export async function takeVisit(
  acting: Acting,
  content: FinishContent,
  delivery: Delivery,
  bindSlip: BindSlip,
): Promise<Done<{ caseId: string; version: number }>> {
  const { tx, office, now, vault } = acting
  const { cases = await casesAhead(acting) } = delivery
  const visit = await cases.take(content.caseId)
  if (!visit || !isOwn(visit, acting, delivery)) return refused('visit.assigned-to-another')
  const history = visit.version === content.basedOnVersion ? nothingBefore : await historyOf(acting, visit)
  if (history.isAnotherOnes) return refused('visit.based-on-older-version')
  const campaign = await cases.termsOf(visit.campaignId)
  const instrument = campaign ? findInstrument(campaign.instrumentVersion) : undefined
  const groupsAgree =
    canonicalText([...content.interview.optionGroups].sort()) ===
    canonicalText([...(campaign?.optionGroups ?? [])].sort())
  if (!instrument || content.interview.instrumentVersion !== instrument.version || !groupsAgree)
    return refused('visit.other-questionnaire')

  const day = dayOf(content)
  const arrived = settleAnswers(instrument, content.interview, day)
  const laidOver = (ours: readonly string[] | null) =>
    ours && history.current
      ? settleAnswers(instrument, mergedInterview(history.current.interview, arrived, ours), day)
      : arrived
  const judged = judgeVisit(
    { status: visit.status, version: visit.version, assigneeId: visit.assignee?.accountId },
    {
      basedOnVersion: content.basedOnVersion,
      // Only what ran beside something is laid side by side.
      fields: visit.version === content.basedOnVersion ? {} : fieldsOfInterview(arrived),
      letStand: delivery.letStand === true,
    },
    history.kept,
    office,
    (ours) => errorsIn(instrument, laidOver(ours), day, office.regency),
  )
  if (!judged.ok) return judged
  const isMerged = judged.parallel !== null && judged.parallel.theirs.length > 0
  const interview = laidOver(isMerged ? (judged.parallel?.ours ?? null) : null)
  const photos = isMerged ? withPhotosOf(history.current, content.photos) : content.photos
  if (photosIn(interview).some(({ sha256 }) => !photos.some((photo) => photo.sha256 === sha256)))
    return refused('visit.photo-undeclared')
  const { finding } = interview
  if (finding === null) return refused('visit.answers-incomplete', { count: 1 })

  const slip = content.slipSerial ? await bind(acting, bindSlip, content.slipSerial, visit.familyId) : null
  const settled: FinishContent = { ...content, photos, interview }
  const salt = acting.chance.bytes(16)
  // Before the case moves on: rows that name it are checked against it, which is dearer once it was written.
  await declarePhotos(
    tx,
    office.regency,
    {
      caseId: visit.id,
      villageCode: visit.villageCode,
      assigneeId: office.accountId,
      submissionId: delivery.commandId,
    },
    photos,
  )
  const kept = await insertSubmission(
    tx,
    office.regency,
    { version: visit.version, to: judged.to },
    {
      id: delivery.commandId,
      caseId: visit.id,
      villageCode: visit.villageCode,
      assigneeId: office.accountId,
      basedOnVersion: content.basedOnVersion,
      finding,
      attempts: interview.attempts.length,
      content: sealSubmission(vault, delivery.commandId, { content: settled, slip }),
      salt,
      hash: vault.saltedHash(salt, canonicalText(settled)),
      finishedAt: content.finishedAt,
      receivedAt: now,
      clockOffsetMs: delivery.clockOffsetMs,
      parallel: judged.parallel,
    },
  )
  if (!kept) return refused('visit.based-on-older-version')
  await recallPhotos(acting, visit.id, photos)
  await acting.record({
    action: 'visit.submit',
    subject: 'visit_case',
    ids: [visit.id, ...(visit.familyId ? [visit.familyId] : [])],
    village: visit.villageCode,
    detail: {
      finding,
      photos: photos.length,
      slip: slip ? slip.bound : null,
      ...(judged.parallel && { parallel: judged.parallel }),
    },
  })
  return done({ caseId: visit.id, version: visit.version + 1 })
}

const nothingBefore: VisitHistory = { kept: [], current: undefined, isAnotherOnes: false }

function errorsIn(instrument: Instrument, interview: Interview, day: string, regency: string): number {
  const results = checkInterview(instrument, interview, {
    today: day,
    regencyCode: regency,
    inventedRegencyCodes,
  })
  return results.filter(({ severity }) => severity === 'error').length
}

/** The photos of both sides of a merge, each once. */
function withPhotosOf(
  current: FinishContent | undefined,
  photos: FinishContent['photos'],
): FinishContent['photos'] {
  const known = new Set(photos.map(({ sha256 }) => sha256))
  return [...photos, ...(current?.photos ?? []).filter(({ sha256 }) => !known.has(sha256))]
}

function isOwn(visit: CaseRecord, { office }: Acting, delivery: Delivery): boolean {
  return visit.assignee?.accountId === office.accountId || delivery.letStand === true
}

/** A slip that cannot be bound (mistyped, taken) is told to the reviewer; the visit stands without it. */
async function bind(acting: Acting, bindSlip: BindSlip, serial: string, familyId: string | null) {
  if (familyId === null) return { serial, bound: false, refusal: 'visit.family-not-in-register' }
  const bound = await bindSlip(acting, { serial, familyId, via: 'visit' })
  return { serial, bound: bound.ok, refusal: bound.ok ? null : bound.refusal.code }
}

function photosIn(interview: Interview): readonly Photo[] {
  const evidence = [interview.findingEvidence, ...interview.members.map((member) => member.presenceEvidence)]
  return [
    ...Object.values(interview.family).filter(isPhoto),
    ...interview.members.flatMap((member) => Object.values(member.answers).filter(isPhoto)),
    ...evidence.flatMap((one) => one?.photo ?? []),
  ]
}
