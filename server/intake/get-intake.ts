import type { IntakeDetail, IntakeLine } from '@tanggap/contract/intake'
import { type IntakeStatus, intakeWorkflow, isProblemCode, layoutOf, problem } from '@tanggap/core/intake'
import { allowedActions } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { type FileRow, filesOf, findIntake, type IntakeRow, intakesOn } from './intake.store.ts'
import { subjectOf } from './intake-subject.ts'

const intakesAPage = 25

export async function listIntakes(
  acting: Acting,
  filter: { status?: IntakeStatus | undefined; page: number },
) {
  const rows = await intakesOn(acting, {
    status: filter.status,
    limit: intakesAPage,
    offset: (filter.page - 1) * intakesAPage,
  })
  return { intakes: rows.map(lineOf), total: rows[0]?.total ?? 0, pageSize: intakesAPage }
}

/** A delivery with its papers, files, progress, problems by rule, and what this person may do with it now. */
export async function getIntake(acting: Acting, id: string): Promise<Done<IntakeDetail>> {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const files = await filesOf(acting, id)
  const { stage, fileName, rowsRead, bytesRead, bytesTotal, failure } = intake.progress
  return done({
    ...lineOf(intake),
    snapshotVersion: intake.snapshot_version,
    programmeCode: intake.programme_code,
    period: intake.period,
    agreementNumber: intake.agreement_number,
    handoverNumber: intake.handover_number,
    handoverDate: intake.handover_date,
    purpose: intake.purpose,
    decisionReason: intake.decision_reason,
    files: files.map((file) => fileOf(file, intake)),
    progress: { stage, fileName, rowsRead, bytesRead, bytesTotal },
    failure: failure && failureOf(failure),
    problems: problemsOf(intake),
    allowed: allowedActions(intakeWorkflow, subjectOf(intake, files), acting.office),
  })
}

function lineOf(intake: IntakeRow): IntakeLine {
  return {
    id: intake.id,
    kind: intake.kind,
    title: intake.title,
    provider: intake.provider,
    asOf: intake.as_of,
    status: intake.status,
    uploadedBy: intake.uploader,
    uploadedAt: intake.uploaded_at.toISOString(),
    decidedBy: intake.decider,
    decidedAt: intake.decided_at?.toISOString() ?? null,
    counts: intake.counts.read === undefined ? null : intake.counts,
  }
}

/** Why a file could not be read to its end: damaged, or with a row that never ends. */
function failureOf({ fileName, line, code }: NonNullable<IntakeRow['progress']['failure']>) {
  if (code !== undefined)
    return {
      id: `Berkas ${fileName} terpotong atau rusak mulai baris ${line}. Tidak ada baris yang diambil. Tolak kiriman ini dan minta berkas yang utuh.`,
      en: `The file ${fileName} is cut off or damaged from line ${line} on. No row was taken. Reject this delivery and ask for the whole file.`,
    }
  return {
    id: `Berkas ${fileName} tidak dapat dibaca sampai akhir: baris yang mulai di baris ${line} tidak pernah selesai, mungkin tanda kutip tidak ditutup. Tidak ada baris yang diambil. Tolak kiriman ini dan unggah berkas yang sudah diperbaiki.`,
    en: `The file ${fileName} cannot be read to its end: the row that begins on line ${line} never ends, perhaps a quotation mark is not closed. No row was taken. Reject this delivery and upload the repaired file.`,
  }
}

const unmappedTitle = { id: 'Kolom belum dipetakan', en: 'Columns not mapped yet' }

/** A provider may say that nothing changed; that is said, and is no reason to refuse. */
function sameBytes(title: string) {
  return {
    id: `Isinya sama persis dengan berkas dalam "${title}": pemberi data mengirim keadaan yang sama untuk versi lain.`,
    en: `Its content is exactly that of a file in "${title}": the provider sent the same state for another version.`,
  }
}

function fileOf(file: FileRow, intake: IntakeRow): IntakeDetail['files'][number] {
  return {
    id: file.id,
    layout: file.layout,
    layoutTitle: file.layout === 'unmapped' ? unmappedTitle : layoutOf(file.layout).title,
    fileName: file.file_name,
    bytes: file.bytes,
    format: file.format,
    mapped: file.layout !== 'unmapped',
    profile: file.profile_id === null ? null : { id: file.profile_id, version: file.profile_version ?? 1 },
    cameBy: file.came_by,
    hashTotal: file.staged_at === null ? null : file.hash_total,
    encoding: file.encoding,
    delimiter: file.delimiter,
    rows: intake.counts.read === undefined ? null : file.rows,
    warnings: [
      ...(file.same_as === null ? [] : [sameBytes(file.same_as)]),
      ...(intake.progress.fileWarnings[file.id] ?? [])
        .filter(isProblemCode)
        .map((code) => problem(code).sentence),
    ],
  }
}

/** Errors first, and of a kind the most frequent first. */
function problemsOf(intake: IntakeRow): IntakeDetail['problems'] {
  const byCode = intake.counts.byCode ?? {}
  const weight = { error: 0, warning: 1, info: 2 }
  return Object.entries(byCode)
    .flatMap(([code, rows]) => (isProblemCode(code) ? [{ ...problem(code), rows }] : []))
    .map(({ code, severity, sentence, rows }) => ({ code, severity, sentence, rows }))
    .toSorted((a, b) => weight[a.severity] - weight[b.severity] || b.rows - a.rows)
}
