import { z } from 'zod'
import { rowsOf, type Tx, type Writer } from '../plumbing/database/index.ts'

export interface DeclaredPhoto {
  readonly sha256: string
  readonly bytes: number
  readonly slot: string
}

interface Declared {
  readonly regency: string
  readonly of: {
    readonly caseId: string
    readonly villageCode: string
    readonly assigneeId: string
    readonly submissionId: string
  }
  readonly photo: DeclaredPhoto
}

const photoTypes = 'text uuid text text uuid uuid text int'.split(' ')
const photoWriter: Writer<Declared> = {
  write: (tx, rows) =>
    tx.run(
      `insert into visit_photo (regency_code, case_id, sha256, village_code, assignee_id, submission_id, slot, bytes, received)
       select n.*, 0 from (values ${rowsOf(photoTypes, rows.length)}) as n
       on conflict (regency_code, case_id, sha256) do update set submission_id = excluded.submission_id,
         slot = excluded.slot,
         bytes = case when visit_photo.completed_at is null then excluded.bytes else visit_photo.bytes end`,
      rows.flatMap(({ regency, of, photo }) => [
        regency,
        of.caseId,
        photo.sha256,
        of.villageCode,
        of.assigneeId,
        of.submissionId,
        photo.slot,
        photo.bytes,
      ]),
    ),
}

/** Notes which photos belong to a submission. One that a former submission brought already is not asked for again. */
export async function declarePhotos(
  tx: Tx,
  regency: string,
  of: Declared['of'],
  photos: readonly DeclaredPhoto[],
): Promise<void> {
  const unique = new Map(photos.map((photo) => [photo.sha256, photo]))
  await tx.later(photoWriter, ...[...unique.values()].map((photo) => ({ regency, of, photo })))
}

const photoRow = z
  .object({
    sha256: z.string(),
    slot: z.string(),
    bytes: z.number(),
    received: z.number(),
    stored_sha256: z.string().nullable(),
    media_type: z.string().nullable(),
  })
  .transform(({ stored_sha256, media_type, ...row }) => ({
    ...row,
    stored: stored_sha256 !== null,
    kept:
      stored_sha256 !== null && media_type !== null ? { sha256: stored_sha256, mediaType: media_type } : null,
  }))

export type PhotoRecord = z.output<typeof photoRow>

const photoColumns = 'sha256, slot, bytes, received, stored_sha256, media_type'
export function photosOf(
  tx: Tx,
  regency: string,
  caseId: string,
  submissionId: string,
): Promise<PhotoRecord[]> {
  return tx.all(
    photoRow,
    `select ${photoColumns} from visit_photo
      where regency_code = $1 and case_id = $2 and submission_id = $3 order by slot, sha256`,
    [regency, caseId, submissionId],
  )
}

export function findPhoto(
  tx: Tx,
  regency: string,
  caseId: string,
  sha256: string,
): Promise<PhotoRecord | undefined> {
  return tx.find(
    photoRow,
    `select ${photoColumns} from visit_photo where regency_code = $1 and case_id = $2 and sha256 = $3`,
    [regency, caseId, sha256],
  )
}

/** The photo as declared, held while a piece of it is written. */
export function lockPhoto(
  tx: Tx,
  regency: string,
  caseId: string,
  sha256: string,
): Promise<PhotoRecord | undefined> {
  return tx.find(
    photoRow,
    `select ${photoColumns} from visit_photo where regency_code = $1 and case_id = $2 and sha256 = $3 for update`,
    [regency, caseId, sha256],
  )
}

export async function markReceived(
  tx: Tx,
  regency: string,
  photo: { readonly caseId: string; readonly sha256: string; readonly received: number },
  whole?: { readonly sha256: string; readonly mediaType: string; readonly at: Date },
): Promise<void> {
  await tx.run(
    `update visit_photo set received = $4, stored_sha256 = $5, media_type = $6, completed_at = $7
      where regency_code = $1 and case_id = $2 and sha256 = $3`,
    [
      regency,
      photo.caseId,
      photo.sha256,
      photo.received,
      whole?.sha256 ?? null,
      whole?.mediaType ?? null,
      whole?.at ?? null,
    ],
  )
}

/** Photos that are declared and not here, the longest declared first. */
export function missingPhotos(tx: Tx, regency: string, limit: number) {
  return tx.all(
    z
      .object({ case_id: z.uuid(), sha256: z.string() })
      .transform((row) => ({ caseId: row.case_id, sha256: row.sha256 })),
    `select case_id, sha256 from visit_photo where regency_code = $1 and completed_at is null
      order by case_id, sha256 limit $2`,
    [regency, limit],
  )
}

/** Whether another family's visit brought the very same picture. */
export async function isUsedElsewhere(
  tx: Tx,
  regency: string,
  caseId: string,
  shas: readonly string[],
): Promise<boolean> {
  const { count } = await tx.one(
    z.object({ count: z.number() }),
    `select count(*)::int as count from visit_photo where regency_code = $1 and sha256 = any ($3) and case_id <> $2`,
    [regency, caseId, shas],
  )
  return count > 0
}
