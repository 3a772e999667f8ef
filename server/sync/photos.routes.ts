import { photoPath } from '@tanggap/contract/sync'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { keepPiece, type PhotoName, type PhotoOffset, photoOffset } from '../campaigns/index.ts'
import { type Acting, actAs, type Done } from '../plumbing/acting.ts'
import { answerRefusal, type Door, officeOf, onlyFor } from '../plumbing/http/index.ts'

const photoName = z.object({ caseId: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
/** `Tanggap-Seal: <key id>.<ephemeral point>.<iv>` on every request of a photo that comes sealed. */
const sealHeader = z
  .string()
  .regex(/^[\w-]{1,60}\.[\w-]{87}\.[\w-]{16}$/)
  .transform((text) => {
    const [keyId = '', ephemeral = '', iv = ''] = text.split('.')
    return { keyId, ephemeral, iv }
  })
const offsetHeader = z.coerce.number().int().min(0)

const pieceType = 'application/offset+octet-stream'

/**
 * Photos travel by content and in pieces, with the semantics of tus 1.0: HEAD tells how much is here, PATCH
 * brings the next piece at its `Upload-Offset`, POST greets a photo and may bring its first piece. A piece at
 * another offset is 409 with the right one in the answer, and nothing changed.
 */
export function mountPhotos(door: Door): void {
  const { app } = door
  const guard = onlyFor(door, 'sync.exchange')
  app.addContentTypeParser(pieceType, { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
  app.route({
    method: 'HEAD',
    url: photoPath,
    ...guard,
    handler: (request, reply) => answer(door, request, reply, 200, photoOffset),
  })
  app.route({
    method: 'PATCH',
    url: photoPath,
    ...guard,
    handler: (request, reply) => {
      const at = offsetHeader.safeParse(request.headers['upload-offset'])
      if (!at.success || !Buffer.isBuffer(request.body))
        return answerRefusal(reply, door.sentences, {
          code: 'request.not-understood',
          facts: { where: 'Upload-Offset' },
        })
      const piece = request.body
      return answer(door, request, reply, 204, (acting, photo) => keepPiece(acting, photo, at.data, piece))
    },
  })
  app.route({
    method: 'POST',
    url: photoPath,
    ...guard,
    handler: (request, reply) => {
      const piece = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      return answer(door, request, reply, 201, (acting, photo) =>
        piece.length === 0 ? photoOffset(acting, photo) : keepPiece(acting, photo, 0, piece),
      )
    },
  })
}

async function answer(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: (acting: Acting, photo: PhotoName) => Promise<Done<PhotoOffset>>,
): Promise<FastifyReply> {
  const photo = photoName.safeParse(request.params)
  const seal = sealHeader.optional().safeParse(request.headers['tanggap-seal'])
  if (!photo.success || !seal.success)
    return answerRefusal(reply, door.sentences, { code: 'sync.photo-not-declared' })
  const outcome = await actAs(door.foundation, officeOf(request), (acting) =>
    work(acting, { ...photo.data, seal: seal.data }),
  )
  reply.header('cache-control', 'no-store').header('tus-resumable', '1.0.0')
  if (!outcome.ok) {
    const { offset } = outcome.refusal.facts ?? {}
    if (typeof offset === 'number') reply.header('upload-offset', offset)
    return answerRefusal(reply, door.sentences, outcome.refusal)
  }
  const { offset, bytes, isDamaged } = outcome.value
  reply.header('upload-offset', offset).header('upload-length', bytes)
  if (isDamaged) return answerRefusal(reply, door.sentences, { code: 'sync.photo-damaged' })
  return reply.code(status).send()
}
