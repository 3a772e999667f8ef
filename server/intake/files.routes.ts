import * as contract from '@tanggap/contract/intake-files'
import * as codes from '@tanggap/contract/village-codes'
import type { FastifyRequest } from 'fastify'
import { actAs, type Done, done, type Foundation, type Office, refused } from '../plumbing/acting.ts'
import { type Doors, serve, serveInSteps } from '../plumbing/http/index.ts'
import { getIntake } from './get-intake.ts'
import { type Inbox, inboxOf } from './inbox.ts'
import { listProfiles, mapColumns, previewFile } from './map-columns.ts'
import { keepFile, largestFile, receiveFile, takeOut } from './receive-file.ts'
import { takenOf } from './taken-of.ts'
import { finishUpload, listUploads, startUpload, takePiece } from './upload-in-pieces.ts'
import { enterVillageCodes, listVillageCodes, withdrawVillageCode } from './village-codes/village-codes.ts'

const pieceType = 'application/offset+octet-stream'

export function mountIntakeFiles({ office: door }: Doors, inbox: Inbox): void {
  door.app.addContentTypeParser(pieceType, { parseAs: 'buffer' }, (_request, body, parsed) =>
    parsed(null, body),
  )
  // An upload may take minutes; no transaction stays open while it streams in.
  serveInSteps(door, contract.uploadFile, 'intake.upload', (foundation, office, { params, request }) =>
    upload(foundation, office, params.id, request),
  )
  serve(door, contract.startUpload, 'intake.upload', (acting, { params, body }) =>
    startUpload(acting, params.id, body),
  )
  serve(door, contract.listUploads, 'intake.upload', (acting, { params }) => listUploads(acting, params.id))
  serve(door, contract.sendPiece, 'intake.upload', (acting, { params, query, request }) =>
    takePiece(acting, params, query.offset, Buffer.isBuffer(request.body) ? request.body : undefined),
  )
  serveInSteps(door, contract.finishUpload, 'intake.upload', (foundation, office, { params }) =>
    finishUpload(foundation, office, params),
  )
  serveInSteps(door, contract.getInbox, 'intake.upload', (foundation, office, { params }) =>
    inboxOf(inbox, foundation, office, params.id),
  )
  serve(door, contract.previewFile, 'intake.upload', (acting, { params }) =>
    previewFile(acting, params.id, params.fileId),
  )
  serve(door, contract.mapFile, 'intake.upload', (acting, { params, body }) =>
    mapColumns(acting, params.id, params.fileId, body),
  )
  serve(door, contract.removeFile, 'intake.upload', (acting, { params }) =>
    takeOut(acting, params.id, params.fileId),
  )
  serve(door, contract.listProfiles, 'intake.read', (acting) => listProfiles(acting))
  serve(door, codes.listVillageCodes, 'intake.read', (acting) => listVillageCodes(acting))
  serve(door, codes.enterVillageCodes, 'intake.upload', (acting, { body }) => enterVillageCodes(acting, body))
  serve(door, codes.withdrawVillageCode, 'intake.upload', (acting, { params }) =>
    withdrawVillageCode(acting, params.id),
  )
}

async function upload(
  foundation: Foundation,
  office: Office,
  intakeId: string,
  request: FastifyRequest,
): Promise<Done<contract.FilesTaken>> {
  const before = await actAs(foundation, office, (acting) => getIntake(acting, intakeId))
  if (!before.ok) return before
  if (before.value.status !== 'receiving') return refused('intake.not-receiving')
  const file = request.isMultipart() ? await request.file({ limits: { fileSize: largestFile } }) : undefined
  if (file === undefined) return refused('intake.no-file')
  const received = await receiveFile(foundation.files, file.file)
  if (!received.ok) {
    // What is left of a refused upload is read and forgotten: a browser hears the answer only after its last byte.
    file.file.resume()
    return received
  }
  if (file.file.truncated) return refused('intake.too-large', { limit: '2 GB' })
  const kept = await actAs(foundation, office, (acting) =>
    keepFile(acting, intakeId, file.filename, received.value),
  )
  return kept.ok ? done(takenOf(received.value, kept.value)) : kept
}
