import { type IntakeStatus, intakeStatuses } from '@tanggap/core/intake'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

/** Deliveries and their files; the rows inside stand in `staging.store.ts`. */

export const countsSchema = z.object({
  read: z.number(),
  accepted: z.number(),
  withErrors: z.number(),
  withWarnings: z.number(),
  newFamilies: z.number(),
  knownFamilies: z.number(),
  absentFamilies: z.number(),
  matchedByNik: z.number(),
  matchedByCard: z.number(),
  unmatched: z.number(),
  byCode: z.record(z.string(), z.number()),
})
export type Counts = z.infer<typeof countsSchema>
/** Before the check there is nothing to count. */
const noCounts = z.strictObject({
  read: z.undefined().optional(),
  accepted: z.undefined().optional(),
  byCode: z.undefined().optional(),
})

export const progressSchema = z.object({
  stage: z.enum(['waiting', 'reading', 'comparing', 'applying', 'done']),
  fileName: z.string().nullable(),
  rowsRead: z.number(),
  bytesRead: z.number(),
  bytesTotal: z.number(),
  /** The file that could not be read to its end, and the line. */
  failure: z.object({ fileName: z.string(), line: z.number() }).nullable(),
  /** File-wide warnings by file id. */
  fileWarnings: z.record(z.string(), z.array(z.string())),
})
export type Progress = z.infer<typeof progressSchema>

const intakeRow = z.object({
  id: z.uuid(),
  kind: z.enum(['dtsen', 'recipients']),
  title: z.string(),
  provider: z.string(),
  snapshot_version: z.string().nullable(),
  programme_code: z.string().nullable(),
  period: z.string().nullable(),
  as_of: z.string(),
  agreement_number: z.string(),
  handover_number: z.string(),
  handover_date: z.string(),
  purpose: z.string(),
  status: z.enum(intakeStatuses),
  progress: progressSchema,
  counts: z.union([countsSchema, noCounts]),
  uploaded_by: z.uuid(),
  uploader: z.string(),
  uploaded_at: z.date(),
  decided_by: z.uuid().nullable(),
  decider: z.string().nullable(),
  decided_at: z.date().nullable(),
  decision_reason: z.string().nullable(),
})
export type IntakeRow = z.infer<typeof intakeRow>

const columns = `i.id, i.kind, i.title, i.provider, i.snapshot_version, i.programme_code, i.period, i.as_of,
  i.agreement_number, i.handover_number, i.handover_date, i.purpose, i.status, i.progress, i.counts, i.uploaded_by,
  u.name as uploader, i.uploaded_at, i.decided_by, d.name as decider, i.decided_at, i.decision_reason`
const people = `join account u on u.regency_code = i.regency_code and u.id = i.uploaded_by
  left join account d on d.regency_code = i.regency_code and d.id = i.decided_by`

export interface NewIntake {
  readonly id: string
  readonly kind: 'dtsen' | 'recipients'
  readonly title: string
  readonly provider: string
  readonly snapshotVersion: string | null
  readonly programmeCode: string | null
  readonly period: string | null
  readonly asOf: string
  readonly agreementNumber: string
  readonly handoverNumber: string
  readonly handoverDate: string
  readonly purpose: string
  readonly progress: Progress
}

export async function addIntake({ tx, office, now }: Acting, intake: NewIntake): Promise<void> {
  await tx.insert('intake', [
    {
      regency_code: office.regency,
      id: intake.id,
      kind: intake.kind,
      title: intake.title,
      provider: intake.provider,
      snapshot_version: intake.snapshotVersion,
      programme_code: intake.programmeCode,
      period: intake.period,
      as_of: intake.asOf,
      agreement_number: intake.agreementNumber,
      handover_number: intake.handoverNumber,
      handover_date: intake.handoverDate,
      purpose: intake.purpose,
      status: 'receiving',
      progress: intake.progress,
      counts: {},
      uploaded_by: office.accountId,
      uploaded_at: now,
    },
  ])
}

export function findIntake({ tx, office }: Acting, id: string): Promise<IntakeRow | undefined> {
  return tx.find(
    intakeRow,
    `select ${columns} from intake i ${people} where i.regency_code = $1 and i.id = $2`,
    [office.regency, id],
  )
}

/** Locks the row, so that two deciders come one after the other. */
export function findIntakeForUpdate({ tx, office }: Acting, id: string): Promise<IntakeRow | undefined> {
  return tx.find(
    intakeRow,
    `select ${columns} from intake i ${people} where i.regency_code = $1 and i.id = $2 for update of i`,
    [office.regency, id],
  )
}

export function intakesOn(
  { tx, office }: Acting,
  filter: { readonly status: IntakeStatus | undefined; readonly limit: number; readonly offset: number },
) {
  return tx.all(
    intakeRow.extend({ total: z.number() }),
    `select ${columns}, count(*) over () as total from intake i ${people}
      where i.regency_code = $1 and ($2::text is null or i.status = $2)
      order by i.uploaded_at desc, i.id desc limit $3 offset $4`,
    [office.regency, filter.status ?? null, filter.limit, filter.offset],
  )
}

export async function setStatus({ tx, office }: Acting, id: string, status: IntakeStatus): Promise<void> {
  await tx.run('update intake set status = $3 where regency_code = $1 and id = $2', [
    office.regency,
    id,
    status,
  ])
}

export async function noteDecision(
  { tx, office, now }: Acting,
  id: string,
  status: IntakeStatus,
  reason: string | null,
): Promise<void> {
  await tx.run(
    `update intake set status = $3, decided_by = $4, decided_at = $5, decision_reason = $6
      where regency_code = $1 and id = $2`,
    [office.regency, id, status, office.accountId, now, reason],
  )
}

export async function setProgress({ tx, office }: Acting, id: string, progress: Progress): Promise<void> {
  await tx.run('update intake set progress = $3 where regency_code = $1 and id = $2', [
    office.regency,
    id,
    JSON.stringify(progress),
  ])
}

export async function setCounts({ tx, office }: Acting, id: string, counts: Counts): Promise<void> {
  await tx.run('update intake set counts = $3 where regency_code = $1 and id = $2', [
    office.regency,
    id,
    JSON.stringify(counts),
  ])
}

const fileRow = z.object({
  id: z.uuid(),
  layout: z.enum(['dtsen-family', 'dtsen-individual', 'recipients']),
  file_name: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']),
  delimiter: z.enum([',', ';', '\t', '|']),
  parts: z.array(z.string()),
  rows: z.number(),
})
export type FileRow = z.infer<typeof fileRow>

export function filesOf({ tx, office }: Acting, intakeId: string): Promise<FileRow[]> {
  return tx.all(
    fileRow,
    `select id, layout, file_name, sha256, bytes, encoding, delimiter, parts, rows from intake_file
      where regency_code = $1 and intake_id = $2 order by layout, uploaded_at, id`,
    [office.regency, intakeId],
  )
}

export async function addFile(
  { tx, office, now }: Acting,
  intakeId: string,
  file: Omit<FileRow, 'rows' | 'file_name' | 'parts'> & {
    readonly fileName: string
    readonly parts: readonly { readonly sha256: string; readonly bytes: number }[]
  },
): Promise<void> {
  for (const part of file.parts)
    await tx.run(
      `insert into stored_file (regency_code, sha256, bytes, media_type, created_at)
       values ($1, $2, $3, 'text/csv', $4) on conflict do nothing`,
      [office.regency, part.sha256, part.bytes, now],
    )
  await tx.insert('intake_file', [
    {
      regency_code: office.regency,
      id: file.id,
      intake_id: intakeId,
      layout: file.layout,
      file_name: file.fileName,
      sha256: file.sha256,
      bytes: file.bytes,
      encoding: file.encoding,
      delimiter: file.delimiter,
      parts: file.parts.map(({ sha256 }) => sha256),
      rows: 0,
      uploaded_at: now,
    },
  ])
}

export async function setRows({ tx, office }: Acting, fileId: string, rows: number): Promise<void> {
  await tx.run('update intake_file set rows = $3 where regency_code = $1 and id = $2', [
    office.regency,
    fileId,
    rows,
  ])
}

const sameFileRow = z.object({ title: z.string(), uploaded_at: z.date() })

/** A delivery that was not turned down and holds exactly these bytes. */
export async function deliveryWith({ tx, office }: Acting, sha256: string) {
  const [row] = await tx.all(
    sameFileRow,
    `select i.title, f.uploaded_at from intake_file f
       join intake i on i.regency_code = f.regency_code and i.id = f.intake_id
      where f.regency_code = $1 and f.sha256 = $2 and i.status not in ('rejected', 'failed') limit 1`,
    [office.regency, sha256],
  )
  return row
}

const workRow = z.object({ id: z.uuid(), status: z.enum(intakeStatuses), progress: progressSchema })

/** Deliveries whose work is under way, or was when a machine stopped. */
export function unfinishedIntakes({ tx, office }: Acting) {
  return tx.all(
    workRow,
    `select id, status, progress from intake where regency_code = $1 and status in ('checking', 'accepting')`,
    [office.regency],
  )
}

const lockRow = z.object({ taken: z.boolean() })

/** Whether this transaction is now the only one that works on the delivery; free again when it ends, however it ends. */
export async function takeWork({ tx }: Acting, id: string): Promise<boolean> {
  const { taken } = await tx.one(
    lockRow,
    'select pg_try_advisory_xact_lock(hashtextextended($1, 7207412)) as taken',
    [id],
  )
  return taken
}
