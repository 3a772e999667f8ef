import type { IntakeSubject } from '@tanggap/core/intake'
import type { FileRow, IntakeRow } from './intake.store.ts'

/** What the workflow must know of a delivery. */
export function subjectOf(intake: IntakeRow, files: readonly FileRow[]): IntakeSubject {
  return {
    status: intake.status,
    kind: intake.kind,
    uploadedBy: intake.uploaded_by,
    layouts: files.map(({ layout }) => layout),
    acceptedRows: intake.counts.accepted ?? 0,
  }
}
