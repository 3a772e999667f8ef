import { type IntakeStatus, intakeStatuses, type LayoutKey, layoutKeys } from '@tanggap/core/intake'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import type { Part } from './parted-file.ts'
import { fileFormats } from './tables.ts'

/** Deliveries and their files; the rows inside stand in `staging.store.ts`. */

export const countsSchema = z.object({
  read: z.number(),
  accepted: z.number(),
  withErrors: z.number(),
  withWarnings: z.number(),
  /** Sums over the rows' fingerprints: of all that were read, and of the two parts they fell into. */
  hashRead: z.number().optional(),
  hashAccepted: z.number().optional(),
  hashWithErrors: z.number().optional(),
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
  /** The file that could not be read to its end, and the line; `code` where the file itself is damaged. */
  failure: z.object({ fileName: z.string(), line: z.number(), code: z.string().optional() }).nullable(),
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

const part = z.object({ sha256: z.string(), bytes: z.number() })
const fileRow = z.object({
  id: z.uuid(),
  /** `unmapped` until somebody has said which column is which. */
  layout: z.enum([...layoutKeys, 'unmapped']),
  file_name: z.string(),
  format: z.enum(fileFormats),
  sheet: z.string().nullable(),
  sha256: z.string(),
  bytes: z.number(),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']),
  delimiter: z.enum([',', ';', '\t', '|']),
  parts: z.array(part),
  mapping: z.record(z.string(), z.number()).nullable(),
  profile_id: z.uuid().nullable(),
  profile_version: z.number().nullable(),
  /** Title of an earlier delivery that brought these very bytes for another snapshot. */
  same_as: z.string().nullable(),
  came_by: z.enum(['upload', 'folder']),
  rows: z.number(),
  last_line: z.number(),
  hash_total: z.number(),
  niks: z.number(),
  niks_ending_in_zero: z.number(),
  staged_at: z.date().nullable(),
})
export type FileRow = z.infer<typeof fileRow>

const fileColumns = `f.id, f.layout, f.file_name, f.format, f.sheet, f.sha256, f.bytes, f.encoding, f.delimiter,
  (select coalesce(jsonb_agg(jsonb_build_object('sha256', p.sha256, 'bytes', s.bytes) order by p.place), '[]')
     from jsonb_array_elements_text(f.parts) with ordinality as p(sha256, place)
     join stored_file s on s.regency_code = f.regency_code and s.sha256 = p.sha256) as parts,
  f.mapping, f.profile_id, f.profile_version, o.title as same_as, f.came_by, f.rows, f.last_line, f.hash_total,
  f.niks, f.niks_ending_in_zero, f.staged_at`
const fileSource = `intake_file f
  left join intake_file e on e.regency_code = f.regency_code and e.id = f.same_as
  left join intake o on o.regency_code = e.regency_code and o.id = e.intake_id`

export function filesOf({ tx, office }: Acting, intakeId: string): Promise<FileRow[]> {
  return tx.all(
    fileRow,
    `select ${fileColumns} from ${fileSource}
      where f.regency_code = $1 and f.intake_id = $2 and f.removed_at is null order by f.layout, f.uploaded_at, f.id`,
    [office.regency, intakeId],
  )
}

export interface NewFile {
  readonly id: string
  readonly fileName: string
  readonly format: FileRow['format']
  readonly sheet: string | null
  readonly sha256: string
  readonly bytes: number
  readonly encoding: FileRow['encoding']
  readonly delimiter: FileRow['delimiter']
  readonly parts: readonly Part[]
  readonly layout: LayoutKey | null
  readonly mapping: Readonly<Record<string, number>> | null
  readonly profile: { readonly id: string; readonly version: number } | null
  readonly cameBy: FileRow['came_by']
  readonly sameAs: string | null
}

export async function addFile({ tx, office, now }: Acting, intakeId: string, file: NewFile): Promise<void> {
  for (const { sha256, bytes } of file.parts)
    await tx.run(
      `insert into stored_file (regency_code, sha256, bytes, media_type, created_at)
       values ($1, $2, $3, 'application/octet-stream', $4) on conflict do nothing`,
      [office.regency, sha256, bytes, now],
    )
  await tx.insert('intake_file', [
    {
      regency_code: office.regency,
      id: file.id,
      intake_id: intakeId,
      layout: file.layout ?? 'unmapped',
      file_name: file.sheet === null ? file.fileName : `${file.fileName} · ${file.sheet}`,
      format: file.format,
      sheet: file.sheet,
      sha256: file.sha256,
      bytes: file.bytes,
      encoding: file.encoding,
      delimiter: file.delimiter,
      parts: file.parts.map(({ sha256 }) => sha256),
      mapping: file.mapping,
      profile_id: file.profile?.id ?? null,
      profile_version: file.profile?.version ?? null,
      same_as: file.sameAs,
      came_by: file.cameBy,
      rows: 0,
      uploaded_at: now,
    },
  ])
}

/** Says which column of a file is which, by a saved mapping. */
export async function mapFile(
  { tx, office }: Acting,
  fileId: string,
  as: {
    readonly layout: LayoutKey
    readonly mapping: Readonly<Record<string, number>>
    readonly profile: { readonly id: string; readonly version: number }
  },
): Promise<void> {
  await tx.run(
    `update intake_file set layout = $3, mapping = $4, profile_id = $5, profile_version = $6
      where regency_code = $1 and id = $2`,
    [office.regency, fileId, as.layout, JSON.stringify(as.mapping), as.profile.id, as.profile.version],
  )
}

/** A file that was put in by mistake: it stays on record and is no longer part of the delivery. */
export async function removeFile({ tx, office, now }: Acting, fileId: string): Promise<void> {
  await tx.run('update intake_file set removed_at = $3 where regency_code = $1 and id = $2', [
    office.regency,
    fileId,
    now,
  ])
}

export interface StagedSoFar {
  readonly rows: number
  readonly lastLine: number
  readonly hashTotal: number
  readonly niks: number
  readonly niksEndingInZero: number
}

/** Adds a batch to what is known of a file; in the transaction that wrote its rows. */
export async function noteStaged({ tx, office }: Acting, fileId: string, batch: StagedSoFar): Promise<void> {
  await tx.run(
    `update intake_file set rows = rows + $3, last_line = greatest(last_line, $4), hash_total = hash_total + $5,
            niks = niks + $6, niks_ending_in_zero = niks_ending_in_zero + $7
      where regency_code = $1 and id = $2`,
    [office.regency, fileId, batch.rows, batch.lastLine, batch.hashTotal, batch.niks, batch.niksEndingInZero],
  )
}

export async function noteFileStaged({ tx, office, now }: Acting, fileId: string): Promise<void> {
  await tx.run('update intake_file set staged_at = $3 where regency_code = $1 and id = $2', [
    office.regency,
    fileId,
    now,
  ])
}

const sameFileRow = z.object({
  id: z.uuid(),
  intake_id: z.uuid(),
  title: z.string(),
  snapshot_version: z.string().nullable(),
  programme_code: z.string().nullable(),
  period: z.string().nullable(),
  uploaded_at: z.date(),
})

/** Deliveries that stand and hold exactly these bytes, newest first. */
export function deliveriesWith({ tx, office }: Acting, sha256: string) {
  return tx.all(
    sameFileRow,
    `select f.id, i.id as intake_id, i.title, i.snapshot_version, i.programme_code, i.period, f.uploaded_at
       from intake_file f join intake i on i.regency_code = f.regency_code and i.id = f.intake_id
      where f.regency_code = $1 and f.sha256 = $2 and f.removed_at is null and i.status not in ('rejected', 'failed', 'rolled_back')
      order by f.uploaded_at desc, f.id limit 100`,
    [office.regency, sha256],
  )
}

const workRow = z.object({ id: z.uuid(), status: z.enum(intakeStatuses), progress: progressSchema })

/** Deliveries whose work is under way, or was when a machine stopped. */
export function unfinishedIntakes({ tx, office }: Acting) {
  return tx.all(
    workRow,
    `select id, status, progress from intake where regency_code = $1 and status in ('checking', 'comparing', 'accepting', 'rolling_back')`,
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
