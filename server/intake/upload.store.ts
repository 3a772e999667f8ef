import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'

/** Uploads in pieces: which file is on its way into which delivery. The pieces stand on disk under its id. */

const uploadRow = z.object({
  id: z.uuid(),
  file_name: z.string(),
  bytes: z.number(),
  sent_by: z.uuid(),
  outcome: z.unknown(),
  finished_at: z.date().nullable(),
})
export type UploadRow = z.infer<typeof uploadRow>

const columns = 'id, file_name, bytes, sent_by, outcome, finished_at'

/** Locks the upload, so that two pieces come one after the other. */
export function findUpload({ tx, office }: Acting, intakeId: string, id: string) {
  return tx.find(
    uploadRow,
    `select ${columns} from intake_upload where regency_code = $1 and intake_id = $2 and id = $3 for update`,
    [office.regency, intakeId, id],
  )
}

/** The same file, begun before and not finished. */
export async function sameUpload(
  { tx, office }: Acting,
  intakeId: string,
  file: { readonly fileName: string; readonly bytes: number; readonly mark: string },
) {
  const [row] = await tx.all(
    uploadRow,
    `select ${columns} from intake_upload
      where regency_code = $1 and intake_id = $2 and sent_by = $3 and file_name = $4 and bytes = $5 and mark = $6
        and finished_at is null
      order by started_at desc limit 1`,
    [office.regency, intakeId, office.accountId, file.fileName, file.bytes, file.mark],
  )
  return row
}

const openUpload = uploadRow.pick({ id: true, file_name: true, bytes: true }).extend({ started_at: z.date() })

/** What this person began to send into a delivery and did not finish, newest first. */
export function openUploads({ tx, office }: Acting, intakeId: string) {
  return tx.all(
    openUpload,
    `select id, file_name, bytes, started_at from intake_upload
      where regency_code = $1 and intake_id = $2 and sent_by = $3 and finished_at is null
      order by started_at desc limit 20`,
    [office.regency, intakeId, office.accountId],
  )
}

export async function addUpload(
  { tx, office, now }: Acting,
  upload: {
    readonly id: string
    readonly intakeId: string
    readonly fileName: string
    readonly bytes: number
    readonly mark: string
  },
): Promise<void> {
  await tx.insert('intake_upload', [
    {
      regency_code: office.regency,
      id: upload.id,
      intake_id: upload.intakeId,
      file_name: upload.fileName,
      bytes: upload.bytes,
      mark: upload.mark,
      sent_by: office.accountId,
      started_at: now,
    },
  ])
}

export async function finish({ tx, office, now }: Acting, id: string, outcome: unknown): Promise<void> {
  await tx.run(
    'update intake_upload set outcome = $3, finished_at = $4 where regency_code = $1 and id = $2',
    [office.regency, id, JSON.stringify(outcome), now],
  )
}
