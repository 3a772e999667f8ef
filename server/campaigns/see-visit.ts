import type { FinishContent } from '@tanggap/contract/sync'
import type { SeenDifference, VisitView } from '@tanggap/contract/visits'
import { type CaseAction, caseWorkflow, evidenceOf, questionsOfTrail } from '@tanggap/core/campaigns'
import {
  compareWithBaseline,
  type Difference,
  type Instrument,
  type Interview,
  isPosition,
  type VisitAttemptOutcome,
  visitAttemptOutcomeKeys,
} from '@tanggap/core/instrument'
import { type Area, codeOutline } from '@tanggap/core/regions'
import { withoutNumbers } from '@tanggap/core/registry'
import { flaggedSkewMinutes } from '@tanggap/core/sync'
import { decide, type Refusal } from '@tanggap/core/workflow'
import { z } from 'zod'
import { findInstrument } from '../instrument/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { borderOf, villagesOf, villagesOfRegency } from '../regions/index.ts'
import { type CaseRecord, fileOf, findCampaign, findCase } from './campaigns.store.ts'
import { type CaseFile, openCaseFile } from './case-file.ts'
import { checkVisit } from './check-visit.ts'
import { maskedAnswer, maskedBaseline, maskedInterview } from './masked.ts'
import { photosOf } from './photos.store.ts'
import { nextToReview, subjectOf } from './review-visit.ts'
import { reviewsOf } from './reviews.store.ts'
import { dayOf, openSubmission } from './submission-content.ts'
import { attemptsOf, type SubmissionRecord, submissionsById } from './visits.store.ts'

/** What a screen needs to say why a step is shut; the sentence is the door's to write. */
export type VisitSeen = Omit<VisitView, 'hindrance'> & { readonly hindrance: Refusal | null }

/**
 * What a visit found beside what the register said, everything a reviewer decides on. Identity numbers are
 * masked. The reading is recorded.
 */
export async function seeVisit(acting: Acting, caseId: string): Promise<Done<VisitSeen>> {
  const { tx, office, vault } = acting
  const visit = await findCase(tx, office.regency, caseId)
  const [submission] = visit?.submissionId
    ? await submissionsById(tx, office.regency, [visit.submissionId])
    : []
  if (!visit || !submission) return refused('request.not-found')
  const campaign = await findCampaign(tx, office.regency, visit.campaignId)
  const instrument = campaign ? findInstrument(campaign.instrumentVersion) : undefined
  if (!campaign || !instrument) throw new Error('a visit without its campaign or questionnaire')

  const file = openCaseFile(vault, visit.id, await fileOf(tx, office.regency, visit.id))
  const kept = openSubmission(vault, submission.id, submission.content)
  const { content } = kept
  const centre = await centreOf(acting, visit.villageCode)
  const border = await borderOf(acting, visit.villageCode)
  const approve = await mayTake(acting, 'approve', visit, submission)
  const giveBack = await mayTake(acting, 'return', visit, submission)
  const remarks = await checkVisit(acting, instrument, visit, file, kept, submission.facilitator.accountId)
  await acting.record({
    action: 'visit.read',
    subject: 'visit_case',
    ids: [visit.id, ...(visit.familyId ? [visit.familyId] : [])],
    village: visit.villageCode,
  })
  const skewMinutes = Math.round(submission.clockOffsetMs / 60_000)
  return done({
    visit: {
      id: visit.id,
      number: visit.number,
      version: visit.version,
      status: visit.status,
      campaign: {
        id: campaign.id,
        number: campaign.number,
        name: campaign.name,
        purpose: campaign.purpose,
        instrumentVersion: campaign.instrumentVersion,
      },
      villageName: campaign.villageName,
      villageCentre: centre,
      headName: visit.headName,
      hamlet: visit.hamlet,
      rt: visit.rt,
      rw: visit.rw,
      address: file.address,
    },
    submission: {
      sequence: submission.sequence,
      contentHash: submission.hash,
      facilitator: submission.facilitator,
      startedAt: content.startedAt,
      finishedAt: content.finishedAt,
      receivedAt: submission.receivedAt,
      minutes: Math.round((Date.parse(content.finishedAt) - Date.parse(content.startedAt)) / 60_000),
      clockOffMinutes: Math.abs(skewMinutes) > flaggedSkewMinutes ? skewMinutes : null,
      slip: kept.slip,
      parallel: submission.parallel,
      respondent: {
        name: content.attestation.respondentName,
        is: content.attestation.respondentIs,
        confirmed: content.attestation.confirmed,
      },
      interview: maskedInterview(instrument, content.interview),
    },
    baseline: maskedBaseline(instrument, file.baseline),
    differences: compareWithBaseline(instrument, file.baseline, content.interview, dayOf(content)).map(
      (difference) => shown(instrument, difference, content.interview, file, visit.headName),
    ),
    remarks: remarks.map((remark) => ({
      ...remark,
      keys: [...remark.keys],
      explanation: remark.explanation === null ? null : maskedText(instrument, remark.explanation),
    })),
    photos: (await photosOf(tx, office.regency, visit.id, submission.id)).map(
      ({ kept: _kept, ...photo }) => photo,
    ),
    attempts: await attemptsSeen(acting, visit.id, content.interview),
    position: positionSeen(content.interview, centre, border, file),
    questions: [
      ...questionsOfTrail(content.trail, {
        instrument,
        interview: content.interview,
        baseline: file.baseline,
        today: dayOf(content),
        corrects: submission.sequence > 1,
      }),
    ],
    movedTo: await movedToSeen(acting, content),
    reviews: (await reviewsOf(tx, office.regency, [visit.id])).map(
      ({ caseId: _caseId, ...review }) => review,
    ),
    reported: file.reported,
    verifies: visit.changeId !== null,
    mayApprove: approve === null,
    mayReturn: giveBack === null,
    hindrance: visit.status === 'submitted' ? (approve ?? giveBack) : null,
    queue: await nextToReview(acting, visit.id),
  })
}

/** The centre of a village in WGS 84, as far as the table of regions knows it. */
async function centreOf(acting: Acting, village: string): Promise<{ lat: number; lon: number } | null> {
  const known = (await villagesOf(acting)).find(({ code }) => code === village)
  if (!known || known.latitude === null || known.longitude === null) return null
  return { lat: known.latitude, lon: known.longitude }
}

/** Null when this office may take the step now; the reason is asked for when it is taken. */
async function mayTake(
  acting: Acting,
  action: Extract<CaseAction, 'approve' | 'return'>,
  visit: CaseRecord,
  submission: SubmissionRecord,
): Promise<Refusal | null> {
  const subject = await subjectOf(acting, visit, submission)
  const decision = decide(caseWorkflow, action, subject, acting.office, 'to be given')
  return decision.ok ? null : decision.refusal
}

function shown(
  instrument: Instrument,
  difference: Difference,
  interview: Interview,
  file: CaseFile,
  headName: string,
): SeenDifference {
  const named = (memberId: string) => {
    const member = interview.members.find(({ id }) => id === memberId)
    const known = file.baseline.members.find(({ personId }) => personId === member?.baselinePersonId)
    const name = member?.answers.name ?? known?.answers.name
    return typeof name === 'string' ? name : ''
  }
  switch (difference.kind) {
    case 'value': {
      const { subject, questionKey: question } = difference
      const from = maskedAnswer(instrument, question, difference.from)
      const to = maskedAnswer(instrument, question, difference.to)
      return {
        kind: 'value',
        subject,
        subjectName: subject.kind === 'family' ? headName : named(subject.memberId),
        question,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      }
    }
    case 'memberAdded':
      return { kind: 'memberAdded', memberId: difference.memberId, subjectName: named(difference.memberId) }
    case 'memberGone': {
      const { memberId, presence } = difference
      return { kind: 'memberGone', memberId, presence, subjectName: named(memberId) }
    }
    case 'familyFinding':
      return { kind: 'familyFinding', finding: difference.finding, subjectName: headName }
  }
}

function maskedText(instrument: Instrument, text: string): string {
  const masked = maskedAnswer(instrument, 'officerNotes', text)
  return typeof masked === 'string' ? masked : ''
}

const keptAttempt = z.object({ startedAt: z.string(), endedAt: z.string(), note: z.string() })

/** Attempts told apart from the visit, and those told with it, each once. */
async function attemptsSeen(acting: Acting, caseId: string, interview: Interview) {
  const { tx, office, vault } = acting
  const apart = (await attemptsOf(tx, office.regency, caseId)).map((attempt) => ({
    number: attempt.number,
    outcome: outcomeOf(attempt.outcome),
    ...keptAttempt.parse(
      JSON.parse(vault.open(`visit_attempt.content_sealed/${attempt.id}`, attempt.content).toString('utf8')),
    ),
  }))
  const within = interview.attempts.flatMap((attempt, index) =>
    attempt.outcome !== null && attempt.endedAt !== null && !apart.some(({ number }) => number === index + 1)
      ? [
          {
            number: index + 1,
            outcome: attempt.outcome,
            note: attempt.note,
            startedAt: attempt.startedAt,
            endedAt: attempt.endedAt,
          },
        ]
      : [],
  )
  return [...apart, ...within].toSorted((a, b) => a.number - b.number)
}

function outcomeOf(text: string): VisitAttemptOutcome {
  const outcome = visitAttemptOutcomeKeys.find((key) => key === text)
  if (outcome === undefined) throw new Error('an attempt with an unknown outcome was kept')
  return outcome
}

/** Where the visit was made: at the house, or where a negative finding was recorded; and how far that carries. */
function positionSeen(
  interview: Interview,
  centre: { lat: number; lon: number } | null,
  border: Area | undefined,
  { baseline }: CaseFile,
): VisitView['position'] {
  const atHouse = interview.family.position
  const position = isPosition(atHouse) ? atHouse : (interview.findingEvidence?.position ?? null)
  if (position === null) return null
  const recorded = baseline.family.position
  const { lat, lon, accuracyMetres, mode } = position
  const { grade, reasons, metresFromCentre, metresOutside } = evidenceOf(position, {
    baseline: isPosition(recorded) ? recorded : null,
    villageCentre: centre,
    villageBorder: border,
  })
  return {
    lat,
    lon,
    accuracyMetres,
    mode,
    metresFromCentre,
    metresOutside,
    outline: border ? codeOutline(border) : null,
    grade,
    reasons: reasons.map(({ text }) => text),
  }
}

async function movedToSeen(acting: Acting, { movedTo }: FinishContent): Promise<VisitView['movedTo']> {
  if (!movedTo) return null
  const village = (await villagesOfRegency(acting)).find(({ code }) => code === movedTo.villageCode)
  return { villageName: village?.name ?? movedTo.villageCode, place: withoutNumbers(movedTo.place) }
}
