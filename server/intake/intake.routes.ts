import * as contract from '@tanggap/contract/intake'
import type { FastifyRequest } from 'fastify'
import { actAs, type Done, done, type Foundation, type Office, refused } from '../plumbing/acting.ts'
import { type Doors, serve, serveInSteps } from '../plumbing/http/index.ts'
import { acceptIntake, rejectIntake, startCheck } from './decide-intake.ts'
import { getIntake, listIntakes } from './get-intake.ts'
import { downloadProblems, listProblemRows } from './problem-rows.ts'
import { fileText, largestFile, receiveText } from './receive-file.ts'
import { startIntake } from './start-intake.ts'

export function mountIntake({ office: door }: Doors): void {
  serve(door, contract.listIntakes, 'intake.read', async (acting, { query }) =>
    done(await listIntakes(acting, query)),
  )
  serve(door, contract.startIntake, 'intake.upload', (acting, { body }) => startIntake(acting, body))
  serve(door, contract.getIntake, 'intake.read', (acting, { params }) => getIntake(acting, params.id))
  serve(door, contract.checkIntake, 'intake.upload', (acting, { params }) => startCheck(acting, params.id))
  serve(door, contract.acceptIntake, 'intake.accept', (acting, { params }) => acceptIntake(acting, params.id))
  serve(door, contract.rejectIntake, 'intake.accept', (acting, { params, body }) =>
    rejectIntake(acting, params.id, body.reason),
  )
  serve(door, contract.listProblemRows, 'intake.read', (acting, { params, query }) =>
    listProblemRows(acting, params.id, query),
  )
  serve(door, contract.downloadProblems, 'intake.read', (acting, { params, reply }) =>
    downloadProblems(acting, params.id, reply),
  )
  // An upload may take minutes; no transaction stays open while it streams in.
  serveInSteps(door, contract.uploadFile, 'intake.upload', (foundation, office, { params, request }) =>
    upload(foundation, office, params.id, request),
  )
}

async function upload(
  foundation: Foundation,
  office: Office,
  intakeId: string,
  request: FastifyRequest,
): Promise<Done<typeof contract.uploadFile.answer._zod.input>> {
  const before = await actAs(foundation, office, (acting) => getIntake(acting, intakeId))
  if (!before.ok) return before
  if (before.value.status !== 'receiving') return refused('intake.not-receiving')
  const file = request.isMultipart() ? await request.file({ limits: { fileSize: largestFile } }) : undefined
  if (file === undefined) return refused('intake.no-file')
  const received = await receiveText(foundation.files, file.file)
  if (!received.ok) {
    // What is left of a refused upload is read and forgotten: a browser hears the answer only after its last byte.
    file.file.resume()
    return received
  }
  if (file.file.truncated) return refused('intake.too-large', { limit: '2 GB' })
  const text = received.value
  const filed = await actAs(foundation, office, (acting) => fileText(acting, intakeId, file.filename, text))
  if (!filed.ok) return filed
  return done({
    fileId: filed.value.fileId,
    layout: text.layout.key,
    layoutTitle: text.layout.title,
    bytes: text.bytes,
    encoding: text.encoding,
    delimiter: text.delimiter,
    ignored: [...text.ignored],
  })
}
