import type { Parallel } from '@tanggap/core/campaigns'
import { familyFindingKeys } from '@tanggap/core/instrument'
import { z } from 'zod'
import { rowsOf, type Tx, type Writer } from '../plumbing/database/index.ts'

const instant = z.date().transform((date) => date.toISOString())
export interface NewAttempt {
  /** The command's: the same attempt twice is one row. */
  readonly id: string
  readonly caseId: string
  readonly villageCode: string
  readonly assigneeId: string
  readonly number: number
  readonly outcome: string
  readonly happenedAt: string
  readonly receivedAt: Date
  readonly content: Uint8Array
}

export async function insertAttempt(tx: Tx, regency: string, attempt: NewAttempt): Promise<void> {
  await tx.run(
    `insert into visit_attempt (regency_code, id, case_id, village_code, assignee_id, number, outcome, happened_at,
            received_at, content_sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (regency_code, id) do nothing`,
    [
      regency,
      attempt.id,
      attempt.caseId,
      attempt.villageCode,
      attempt.assigneeId,
      attempt.number,
      attempt.outcome,
      attempt.happenedAt,
      attempt.receivedAt,
      attempt.content,
    ],
  )
  await tx.run(
    `update visit_case set attempts = greatest(attempts, $3), updated_at = $4 where regency_code = $1 and id = $2`,
    [regency, attempt.caseId, attempt.number, attempt.receivedAt],
  )
}

const attemptRow = z
  .object({ id: z.uuid(), number: z.number(), outcome: z.string(), content_sealed: z.instanceof(Buffer) })
  .transform((row) => ({ id: row.id, number: row.number, outcome: row.outcome, content: row.content_sealed }))

export function attemptsOf(tx: Tx, regency: string, caseId: string) {
  return tx.all(
    attemptRow,
    `select id, number, outcome, content_sealed from visit_attempt
      where regency_code = $1 and case_id = $2 order by happened_at, id`,
    [regency, caseId],
  )
}

export interface NewSubmission {
  /** The command's: the same visit twice is one submission. */
  readonly id: string
  readonly caseId: string
  readonly villageCode: string
  readonly assigneeId: string
  readonly basedOnVersion: number
  readonly finding: string
  readonly attempts: number
  readonly content: Uint8Array
  readonly salt: Uint8Array
  readonly hash: Uint8Array
  readonly finishedAt: string
  readonly receivedAt: Date
  readonly clockOffsetMs: number
  /** What ran beside it, by names of fields; null when it was based on the version that stood. */
  readonly parallel: Parallel | null
}

interface HandedIn {
  readonly regency: string
  readonly visit: { readonly version: number; readonly to: string }
  readonly submission: NewSubmission
}

const submissionTypes =
  'text uuid uuid text uuid int text bytea bytea bytea timestamptz timestamptz bigint int jsonb'.split(' ')

/** The number is counted where it is written: of one case no two are written together, the second waits for it. */
const submissionWriter: Writer<HandedIn> = {
  write: (tx, rows) =>
    tx.run(
      `insert into visit_submission (regency_code, id, case_id, village_code, assignee_id, based_on_version, finding,
              content_sealed, content_salt, content_hash, finished_at, received_at, clock_offset_ms, case_version, parallel,
              sequence)
       select n.*, 1 + (select count(*)::int from visit_submission s
                         where s.regency_code = $1 and s.case_id = n.case_id)
         from (values ${rowsOf(submissionTypes, rows.length)})
           as n (regency_code, id, case_id, village_code, assignee_id, based_on_version, finding, content_sealed,
                 content_salt, content_hash, finished_at, received_at, clock_offset_ms, case_version, parallel)`,
      rows.flatMap(({ regency, visit, submission }) => [
        regency,
        submission.id,
        submission.caseId,
        submission.villageCode,
        submission.assigneeId,
        submission.basedOnVersion,
        submission.finding,
        submission.content,
        submission.salt,
        submission.hash,
        submission.finishedAt,
        submission.receivedAt,
        Math.round(submission.clockOffsetMs),
        visit.version + 1,
        submission.parallel && JSON.stringify(submission.parallel),
      ]),
    ),
}

const moveTypes = 'text uuid int text text uuid timestamptz int'.split(' ')
const moveWriter: Writer<HandedIn> = {
  write: (tx, rows) =>
    tx.run(
      `update visit_case v set status = n.status, version = v.version + 1, finding = n.finding,
              submission_id = n.submission_id, submitted_at = n.at, updated_at = n.at,
              attempts = greatest(v.attempts, n.attempts)
         from (values ${rowsOf(moveTypes, rows.length)})
           as n (regency_code, id, version, status, finding, submission_id, at, attempts)
        where v.regency_code = $1 and v.id = n.id and v.version = n.version`,
      rows.flatMap(({ regency, visit, submission }) => [
        regency,
        submission.caseId,
        visit.version,
        visit.to,
        submission.finding,
        submission.id,
        submission.receivedAt,
        submission.attempts,
      ]),
    ),
}

/** Keeps what was handed in and moves its case on. Returns false when the case was moved by someone else first. */
export async function insertSubmission(
  tx: Tx,
  regency: string,
  visit: { readonly version: number; readonly to: string },
  submission: NewSubmission,
): Promise<boolean> {
  const handedIn = { regency, visit, submission }
  return (await tx.later(submissionWriter, handedIn)) && (await tx.later(moveWriter, handedIn))
}

const parallelColumn = z
  .object({ sinceVersion: z.number(), theirs: z.array(z.string()), ours: z.array(z.string()) })
  .nullable()

const submissionRow = z
  .object({
    id: z.uuid(),
    case_id: z.uuid(),
    sequence: z.number(),
    assignee_id: z.uuid(),
    assignee_name: z.string(),
    content_sealed: z.instanceof(Buffer),
    content_hash: z.instanceof(Buffer),
    received_at: instant,
    clock_offset_ms: z.number(),
    parallel: parallelColumn,
  })
  .transform((row) => ({
    id: row.id,
    parallel: row.parallel,
    caseId: row.case_id,
    sequence: row.sequence,
    facilitator: { accountId: row.assignee_id, name: row.assignee_name },
    content: row.content_sealed,
    hash: row.content_hash.toString('hex'),
    receivedAt: row.received_at,
    clockOffsetMs: row.clock_offset_ms,
  }))

export type SubmissionRecord = z.output<typeof submissionRow>

export function submissionsById(tx: Tx, regency: string, ids: readonly string[]) {
  return tx.all(
    submissionRow,
    `select s.id, s.case_id, s.sequence, s.assignee_id, a.name as assignee_name, s.content_sealed, s.content_hash,
            s.received_at, s.clock_offset_ms, s.parallel
       from visit_submission s join account a on a.regency_code = s.regency_code and a.id = s.assignee_id
      where s.regency_code = $1 and s.id = any ($2)`,
    [regency, ids],
  )
}

const historyRow = z
  .object({ id: z.uuid(), version: z.number(), content_sealed: z.instanceof(Buffer) })
  .transform((row) => ({ id: row.id, version: row.version, content: row.content_sealed }))

/** Every submission of a case that the scope shows, oldest first, by the version its taking gave the case. */
export function submissionsOfCase(tx: Tx, regency: string, caseId: string) {
  return tx.all(
    historyRow,
    `select id, coalesce(case_version, based_on_version + 1) as version, content_sealed
       from visit_submission where regency_code = $1 and case_id = $2 order by sequence`,
    [regency, caseId],
  )
}

/** How many families one officer handed in on one day of the regency's time zone. */
export async function finishedOn(tx: Tx, regency: string, accountId: string, day: string): Promise<number> {
  const { count } = await tx.one(
    z.object({ count: z.number() }),
    `select count(distinct case_id)::int as count from visit_submission
      where regency_code = $1 and assignee_id = $2 and (finished_at at time zone 'Asia/Jakarta')::date = $3::date`,
    [regency, accountId, day],
  )
  return count
}

const waitingRow = z
  .object({
    id: z.uuid(),
    campaign_id: z.uuid(),
    campaign_name: z.string(),
    purpose: z.enum(['census', 'verification']),
    family_id: z.uuid().nullable(),
    village_name: z.string(),
    number: z.number(),
    version: z.number(),
    head_name: z.string(),
    hamlet: z.string(),
    rt: z.string(),
    rw: z.string(),
    assignee_id: z.uuid(),
    assignee_name: z.string(),
    attempts: z.number(),
    finding: z.enum(familyFindingKeys),
    submitted_at: instant,
    photos_missing: z.number(),
    submissions: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    number: row.number,
    version: row.version,
    familyId: row.family_id,
    status: 'submitted' as const,
    headName: row.head_name,
    hamlet: row.hamlet,
    rt: row.rt,
    rw: row.rw,
    assignee: { accountId: row.assignee_id, name: row.assignee_name },
    attempts: row.attempts,
    finding: row.finding,
    submittedAt: row.submitted_at,
    campaign: { id: row.campaign_id, name: row.campaign_name, purpose: row.purpose },
    villageName: row.village_name,
    photosMissing: row.photos_missing,
    corrected: row.submissions > 1,
  }))

/** Visits that wait for review, longest waiting first; not those the reviewer made. */
export async function waitingVisits(
  tx: Tx,
  regency: string,
  of: { readonly campaignId: string | undefined; readonly notBy: string },
  window: { readonly limit: number; readonly offset: number },
) {
  const where = `v.regency_code = $1 and v.status = 'submitted' and ($2::uuid is null or v.campaign_id = $2)
    and v.assignee_id <> $3`
  const values = [regency, of.campaignId ?? null, of.notBy]
  const { total } = await tx.one(
    z.object({ total: z.number() }),
    `select count(*)::int as total from visit_case v where ${where}`,
    values,
  )
  const visits = await tx.all(
    waitingRow,
    `select v.id, v.campaign_id, c.name as campaign_name, c.purpose, coalesce(r.name, v.village_code) as village_name,
            v.number, v.version, v.family_id, v.head_name, v.hamlet, v.rt, v.rw, v.assignee_id, a.name as assignee_name, v.attempts,
            v.finding, v.submitted_at,
            (select count(*)::int from visit_photo p where p.regency_code = v.regency_code
               and p.submission_id = v.submission_id and p.case_id = v.id and p.completed_at is null) as photos_missing,
            (select count(*)::int from visit_submission s where s.regency_code = v.regency_code
               and s.case_id = v.id) as submissions
       from visit_case v
       join campaign c on c.regency_code = v.regency_code and c.id = v.campaign_id
       join account a on a.regency_code = v.regency_code and a.id = v.assignee_id
       left join region r on r.code = v.village_code
      where ${where} order by v.submitted_at, v.id limit $4 offset $5`,
    [...values, window.limit, window.offset],
  )
  return { visits, total }
}

const openRow = z
  .object({
    id: z.uuid(),
    number: z.number(),
    version: z.number(),
    status: z.enum(['assigned', 'returned']),
    village_code: z.string(),
    village_name: z.string(),
    family_id: z.uuid().nullable(),
    head_name: z.string(),
    hamlet: z.string(),
    rt: z.string(),
    rw: z.string(),
    attempts: z.number(),
    baseline_sealed: z.instanceof(Buffer),
    submission_id: z.uuid().nullable(),
    campaign_id: z.uuid(),
    campaign_name: z.string(),
    purpose: z.enum(['census', 'verification']),
    ends_on: z.string(),
    instrument_version: z.string(),
    options: z.array(z.string()),
    phone_days: z.number(),
  })
  .transform(({ baseline_sealed, ...row }) => ({ ...row, file: baseline_sealed }))

/** Open cases of one facilitator, returned ones first, at most `limit`. */
export function openCasesOf(tx: Tx, regency: string, accountId: string, limit: number) {
  return tx.all(
    openRow,
    `select v.id, v.number, v.version, v.status, v.village_code, coalesce(r.name, v.village_code) as village_name,
            v.family_id, v.head_name, v.hamlet, v.rt, v.rw, v.attempts, v.baseline_sealed, v.submission_id, c.id as campaign_id,
            c.name as campaign_name, c.purpose, c.ends_on, c.instrument_version, c.options, c.phone_days
       from visit_case v
       join campaign c on c.regency_code = v.regency_code and c.id = v.campaign_id
       left join region r on r.code = v.village_code
      where v.regency_code = $1 and v.assignee_id = $2 and v.status in ('assigned', 'returned') and c.status = 'running'
      order by v.status desc, c.ends_on, v.number limit $3`,
    [regency, accountId, limit],
  )
}

/** What of a facilitator's is no longer open, by case, as far as it changed since. */
export function closedCasesOf(tx: Tx, regency: string, accountId: string, since: Date) {
  return tx.all(
    z.object({ id: z.uuid(), status: z.string() }),
    `select id, status from visit_case
      where regency_code = $1 and assignee_id = $2 and status not in ('assigned', 'returned') and updated_at >= $3
      order by id`,
    [regency, accountId, since],
  )
}
