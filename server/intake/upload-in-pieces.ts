import {
  type FilesTaken,
  pieceBytes,
  finishUpload as route,
  type listUploads as uploads,
} from '@tanggap/contract/intake-files'
import type { AnswerOf } from '@tanggap/contract/route'
import {
  type Acting,
  actAs,
  type Done,
  done,
  type Foundation,
  type Office,
  refused,
} from '../plumbing/acting.ts'
import { findIntake, findIntakeForUpdate } from './intake.store.ts'
import { keepFile, receiveFile } from './receive-file.ts'
import { takenOf } from './taken-of.ts'
import { addUpload, findUpload, finish, openUploads, sameUpload, type UploadRow } from './upload.store.ts'

interface OfUpload {
  readonly id: string
  readonly uploadId: string
}

interface Standing {
  readonly uploadId: string
  readonly received: number
  readonly bytes: number
}

/**
 * Begins an upload in pieces. Whoever begins again with the same file, after a break or on another day, goes on where
 * it broke off: what arrived stands encrypted on disk.
 */
export async function startUpload(
  acting: Acting,
  intakeId: string,
  file: { readonly fileName: string; readonly bytes: number; readonly mark: string },
): Promise<Done<Standing>> {
  const intake = await findIntakeForUpdate(acting, intakeId)
  if (intake === undefined) return refused('request.not-found')
  if (intake.status !== 'receiving') return refused('intake.not-receiving')
  if (intake.uploaded_by !== acting.office.accountId) return refused('intake.another-ones-delivery')
  const known = await sameUpload(acting, intakeId, file)
  const uploadId = known?.id ?? acting.id()
  if (known === undefined) {
    await addUpload(acting, { id: uploadId, intakeId, ...file })
    await acting.record({ action: 'intake.start-upload', subject: 'intake', ids: [intakeId, uploadId] })
  }
  return done({ uploadId, received: await acting.files.pieces.received(uploadId), bytes: file.bytes })
}

/** Uploads that broke off, of which something has arrived: whoever chooses the same file again goes on there. */
export async function listUploads(acting: Acting, intakeId: string): Promise<Done<AnswerOf<typeof uploads>>> {
  const intake = await findIntake(acting, intakeId)
  if (intake === undefined) return refused('request.not-found')
  const open = intake.status === 'receiving' ? await openUploads(acting, intakeId) : []
  const standing = await Promise.all(
    open.map(async ({ id, file_name, bytes, started_at }) => ({
      uploadId: id,
      fileName: file_name,
      received: await acting.files.pieces.received(id),
      bytes,
      startedAt: started_at.toISOString(),
    })),
  )
  return done({ uploads: standing.filter(({ received }) => received > 0) })
}

/** Takes the next piece. One that came before is answered as if it were new, so that sending twice is safe. */
export async function takePiece(
  acting: Acting,
  { id, uploadId }: OfUpload,
  offset: number,
  piece: Buffer | undefined,
): Promise<Done<Standing>> {
  const upload = await findUpload(acting, id, uploadId)
  if (upload === undefined) return refused('request.not-found')
  if (upload.sent_by !== acting.office.accountId) return refused('intake.another-ones-delivery')
  if (upload.finished_at !== null) return refused('intake.not-receiving')
  if (piece === undefined || piece.length === 0 || piece.length > pieceBytes)
    return refused('request.not-understood', { where: 'body' })
  const received = await acting.files.pieces.received(uploadId)
  const standing = (bytes: number) => done({ uploadId, received: bytes, bytes: upload.bytes })
  if (offset + piece.length <= received) return standing(received)
  if (offset !== received || offset + piece.length > upload.bytes)
    return refused('intake.piece-out-of-order', { received })
  await acting.files.pieces.add(uploadId, offset, piece)
  return standing(received + piece.length)
}

/** All pieces are here: looks what the file is. Asked again, it answers what became of it. */
export async function finishUpload(
  foundation: Foundation,
  office: Office,
  { id, uploadId }: OfUpload,
): Promise<Done<FilesTaken>> {
  const before = await actAs(foundation, office, (acting) => ready(acting, id, uploadId))
  if (!before.ok) return before
  if (before.value.outcome !== null) return done(route.answer.parse(before.value.outcome))
  const { pieces } = foundation.files
  const received = await receiveFile(foundation.files, pieces.stream(uploadId))
  if (!received.ok) {
    await pieces.drop(uploadId)
    return received
  }
  const kept = await actAs(foundation, office, async (acting) => {
    const filed = await keepFile(acting, id, before.value.file_name, received.value)
    if (!filed.ok) return filed
    const taken = takenOf(received.value, filed.value)
    await finish(acting, uploadId, taken)
    return done(taken)
  })
  // Kept in parts now, or refused for good: either way nobody goes on with the pieces.
  await pieces.drop(uploadId)
  return kept
}

async function ready(acting: Acting, id: string, uploadId: string): Promise<Done<UploadRow>> {
  const upload = await findUpload(acting, id, uploadId)
  if (upload === undefined) return refused('request.not-found')
  if (upload.sent_by !== acting.office.accountId) return refused('intake.another-ones-delivery')
  if (upload.outcome !== null) return done(upload)
  const received = await acting.files.pieces.received(uploadId)
  return received === upload.bytes ? done(upload) : refused('intake.broken-off', { received })
}
