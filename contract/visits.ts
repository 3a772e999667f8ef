import { caseStatuses } from '@tanggap/core/campaigns'
import { familyFindingKeys, memberPresenceKeys, visitAttemptOutcomeKeys } from '@tanggap/core/instrument'
import * as z from 'zod/mini'
import { candidate, caseRow } from './campaigns.ts'
import { answerSchema, baselineSchema, interviewSchema } from './instrument.ts'
import { route } from './route.ts'

/**
 * What a visit brought, beside what the register says, and the judgement of another person. Identity numbers in these
 * answers are masked: a reviewer compares, never copies. And the visits that changes of the staircase wait for.
 */

const uuid = z.uuid()
const page = z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1)
const person = z.object({ accountId: uuid, name: z.string() })
const status = z.enum(caseStatuses)
const finding = z.enum(familyFindingKeys)

export const listVisits = route({
  method: 'GET',
  path: '/api/visits',
  summary: 'Visits waiting for review, longest waiting first',
  query: z.object({ campaign: z.optional(uuid), page }),
  answer: z.object({
    visits: z.array(
      z.extend(caseRow, {
        campaign: z.object({ id: uuid, name: z.string(), purpose: z.enum(['census', 'verification']) }),
        villageName: z.string(),
        photosMissing: z.number(),
        /** Handed in again after a return. */
        corrected: z.boolean(),
      }),
    ),
    total: z.number(),
    page: z.number(),
    pageSize: z.number(),
  }),
})

const bilingual = z.object({ id: z.string(), en: z.string() })
const subject = z.union([
  z.object({ kind: z.literal('family') }),
  z.object({ kind: z.literal('member'), memberId: z.string() }),
])

const value = z.exactOptional(answerSchema)
const difference = z.union([
  z.object({
    kind: z.literal('value'),
    subject,
    subjectName: z.string(),
    question: z.string(),
    from: value,
    to: value,
  }),
  z.object({ kind: z.literal('memberAdded'), memberId: z.string(), subjectName: z.string() }),
  z.object({
    kind: z.literal('memberGone'),
    memberId: z.string(),
    subjectName: z.string(),
    presence: z.enum(memberPresenceKeys),
  }),
  z.object({ kind: z.literal('familyFinding'), finding, subjectName: z.string() }),
])

export type SeenDifference = z.infer<typeof difference>

const remark = z.object({
  id: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  subject,
  keys: z.array(z.string()),
  message: z.object({ id: z.string(), en: z.string() }),
  explanation: z.nullable(z.string()),
})

const reviewNote = z.object({
  /** `family` or the member's id. */
  subject: z.string().check(z.maxLength(64)),
  question: z.string().check(z.maxLength(60)),
  note: z.string().check(z.trim(), z.minLength(1), z.maxLength(1_000)),
})

export type ReviewNote = z.infer<typeof reviewNote>

const visitView = z.object({
  visit: z.object({
    id: uuid,
    number: z.number(),
    version: z.number(),
    status,
    campaign: z.object({
      id: uuid,
      number: z.string(),
      name: z.string(),
      purpose: z.enum(['census', 'verification']),
      instrumentVersion: z.string(),
    }),
    villageName: z.string(),
    villageCentre: z.nullable(z.object({ lat: z.number(), lon: z.number() })),
    headName: z.string(),
    hamlet: z.string(),
    rt: z.string(),
    rw: z.string(),
    address: z.string(),
  }),
  submission: z.object({
    sequence: z.number(),
    /** What the reviewer has seen; an approval names it. */
    contentHash: z.string(),
    facilitator: person,
    startedAt: z.string(),
    finishedAt: z.string(),
    receivedAt: z.string(),
    minutes: z.number(),
    /** The phone's clock was off by more than ten minutes: how much, in minutes, else null. */
    clockOffMinutes: z.nullable(z.number()),
    /** It was merged with what others changed meanwhile: names of fields, theirs and this visit's. */
    parallel: z.nullable(
      z.object({ sinceVersion: z.number(), theirs: z.array(z.string()), ours: z.array(z.string()) }),
    ),
    /** A slip that could not be bound says why. */
    slip: z.nullable(z.object({ serial: z.string(), bound: z.boolean(), refusal: z.nullable(z.string()) })),
    respondent: z.object({ name: z.string(), is: z.string(), confirmed: z.boolean() }),
    interview: interviewSchema,
  }),
  baseline: baselineSchema,
  differences: z.array(difference),
  remarks: z.array(remark),
  photos: z.array(
    z.object({
      sha256: z.string(),
      slot: z.string(),
      bytes: z.number(),
      received: z.number(),
      stored: z.boolean(),
    }),
  ),
  attempts: z.array(
    z.object({
      number: z.number(),
      outcome: z.enum(visitAttemptOutcomeKeys),
      note: z.string(),
      startedAt: z.string(),
      endedAt: z.string(),
    }),
  ),
  position: z.nullable(
    z.object({
      lat: z.number(),
      lon: z.number(),
      accuracyMetres: z.nullable(z.number()),
      mode: z.enum(['gps', 'manual']),
      metresFromCentre: z.nullable(z.number()),
      /** Outside the village's border, 0 within it; null where the border is only estimated. */
      metresOutside: z.nullable(z.number()),
      /** That border, as `codeOutline` of core/regions writes it. */
      outline: z.nullable(z.string()),
      /** How far it carries as evidence that somebody stood there (core/campaigns/evidence-grade.ts). */
      grade: z.enum(['strong', 'fair', 'weak', 'none']),
      reasons: z.array(bilingual),
    }),
  ),
  /** What the way the interview went makes one wonder about: questions to the facilitator, never a verdict. */
  questions: z.array(z.object({ code: z.string(), text: bilingual })),
  /** Where a family that moved within the regency is said to live; approving hands the visit to that village. */
  movedTo: z.nullable(z.object({ villageName: z.string(), place: z.string() })),
  reviews: z.array(
    z.object({
      decision: z.enum(['approved', 'returned']),
      reason: z.nullable(z.string()),
      notes: z.array(reviewNote),
      reviewer: z.string(),
      at: z.string(),
    }),
  ),
  /** For a verification visit: the change it was ordered for, in words. */
  reported: z.nullable(z.object({ number: z.string(), text: z.string() })),
  /** Whether this visit was ordered to verify that change, so that approving needs a verdict on it. */
  verifies: z.boolean(),
  mayApprove: z.boolean(),
  mayReturn: z.boolean(),
  /** Why not, when one of them is shut although it is this office's step. */
  hindrance: z.nullable(z.object({ id: z.string(), en: z.string() })),
  queue: z.object({ waiting: z.number(), next: z.nullable(uuid) }),
})

export type VisitView = z.infer<typeof visitView>

export const getVisit = route({
  method: 'GET',
  path: '/api/visits/:id',
  summary: 'What was found beside what the register said, with photos, position and paradata',
  params: z.object({ id: uuid }),
  answer: visitView,
})

/** A photo of a visit, as stored: for `<img src>`. */
export const visitPhoto = route({
  method: 'GET',
  path: '/api/visits/:id/photos/:sha256',
  summary: 'The bytes of one photo; the look is recorded',
  params: z.object({ id: uuid, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
  answer: z.unknown(),
})

export const reviewVisit = route({
  method: 'POST',
  path: '/api/visits/:id/review',
  summary: 'Approves what was seen, or returns it with notes per question',
  params: z.object({ id: uuid }),
  body: z.object({
    version: z.number(),
    /** Of the content the reviewer saw. */
    contentHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    decision: z.enum(['approve', 'return']),
    reason: z.optional(z.string().check(z.maxLength(2_000))),
    notes: z._default(z.array(reviewNote).check(z.maxLength(200)), []),
    /** For a verification visit: whether it bears out what was reported. */
    bearsOut: z.optional(z.boolean()),
  }),
  answer: z.object({
    status,
    version: z.number(),
    /** Numbers of the changes this approval proposed. */
    changes: z.number(),
    next: z.nullable(uuid),
  }),
})

export const listFieldVisits = route({
  method: 'GET',
  path: '/api/field-visits',
  summary: 'Changes of the staircase that wait for a visit, with the visit when one is ordered',
  answer: z.object({
    due: z.array(
      z.object({
        changeId: uuid,
        number: z.string(),
        kind: z.string(),
        villageCode: z.string(),
        villageName: z.string(),
        headName: z.string(),
        since: z.string(),
        visit: z.nullable(z.object({ id: uuid, status, assignee: z.nullable(person) })),
        candidates: z.array(candidate),
      }),
    ),
  }),
})

export const orderFieldVisit = route({
  method: 'POST',
  path: '/api/field-visits',
  summary: 'Sends a certified facilitator to see whether a reported change is so',
  body: z.object({ changeId: uuid, accountId: uuid }),
  answer: z.object({ caseId: uuid }),
})
