import {
  batchDocument,
  batchFile,
  collectVerified as collectRoute,
  getBatch as getRoute,
  handOverBatch as handOverRoute,
  listBatches as listRoute,
  openBatch as openRoute,
  releaseBatch as releaseRoute,
  removeFromBatch as removeRoute,
  reopenBatch as reopenRoute,
  recordReplies as repliesRoute,
  recordReplyFile as replyFileRoute,
  signBatch as signRoute,
  submitBatch as submitRoute,
} from '@tanggap/contract/ratification'
import type { FastifyReply } from 'fastify'
import { countStanding } from '../changes/index.ts'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { handOver } from './hand-over.ts'
import { collectVerified, openBatch, removeFromBatch, reopenBatch, submitBatch } from './prepare-batch.ts'
import { printDecree, printHandover } from './print-batch.ts'
import { selectBatches } from './ratification.store.ts'
import { getBatch } from './read-batch.ts'
import { recordReplies, recordReplyFile } from './record-replies.ts'
import { readChangesFile, readManifest, releaseBatch } from './release-batch.ts'
import { signBatch } from './sign-batch.ts'

export function mountRatification({ office: door }: Doors): void {
  serve(door, listRoute, 'batch.read', async (acting) => {
    const batches = await selectBatches(acting.tx, acting.office.regency)
    return done({
      batches: batches.map((batch) => ({
        id: batch.id,
        number: batch.number,
        period: batch.period,
        status: batch.status,
        items: batch.items,
        unanswered: batch.unanswered,
        preparedBy: batch.prepared_by_name,
        preparedAt: batch.prepared_at.toISOString(),
        signedBy: batch.signed_by_name,
        signedAt: batch.signed_at?.toISOString() ?? null,
        decreeNumber: batch.decree_number,
        version: batch.version,
      })),
      waiting: await countStanding(acting, 'verified'),
    })
  })
  serve(door, getRoute, 'batch.read', (acting, { params }) => getBatch(acting, params.id))
  serve(door, openRoute, 'batch.prepare', (acting, { body }) => openBatch(acting, body.period))
  serve(door, collectRoute, 'batch.prepare', (acting, { params, body }) =>
    collectVerified(acting, params.id, body.version),
  )
  serve(door, removeRoute, 'batch.prepare', (acting, { params, body }) =>
    removeFromBatch(acting, params.id, params.changeId, body),
  )
  serve(door, submitRoute, 'batch.prepare', (acting, { params, body }) =>
    submitBatch(acting, params.id, body.version),
  )
  serve(door, reopenRoute, 'batch.sign', (acting, { params, body }) => reopenBatch(acting, params.id, body))
  serve(door, signRoute, 'batch.sign', (acting, { params, body }) => signBatch(acting, params.id, body))
  serve(door, releaseRoute, 'batch.release', (acting, { params, body }) =>
    releaseBatch(acting, params.id, body.version),
  )
  serve(door, handOverRoute, 'batch.release', (acting, { params, body }) => handOver(acting, params.id, body))
  serve(door, repliesRoute, 'batch.reply', (acting, { params, body }) =>
    recordReplies(acting, params.id, body),
  )
  serve(door, replyFileRoute, 'batch.reply', (acting, { params, body }) =>
    recordReplyFile(acting, params.id, body),
  )
  serve(door, batchDocument, 'batch.read', async (acting, { params, reply }) => {
    const print = params.name === 'decree.pdf' ? printDecree : printHandover
    const printed = await print(acting, params.id)
    if (!printed.ok) return printed
    return asFile(reply.type('application/pdf'), 'inline', printed.value)
  })
  serve(door, batchFile, 'batch.release', async (acting, { params, reply }) => {
    const isManifest = params.name === 'manifest.json'
    const file = await (isManifest ? readManifest : readChangesFile)(acting, params.id)
    if (!file.ok) return file
    const type = isManifest ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8'
    return asFile(reply.type(type), 'attachment', file.value)
  })
}

function asFile(
  reply: FastifyReply,
  how: 'inline' | 'attachment',
  { name, content }: { readonly name: string; readonly content: Buffer },
) {
  reply.header('content-disposition', `${how}; filename="${name}"`)
  return done(content)
}
