import type { FastifyInstance } from 'fastify'
import { isStorable } from '../storable.ts'
import { answerRefusal, type SentenceBook } from './refuse.ts'

/** What arrives is looked at before any schema reads it; the door's own words answer what no table could hold. */
export function refuseHostileInput(
  app: FastifyInstance,
  name: 'office' | 'field' | 'portal',
  sentences: SentenceBook,
): void {
  app.addHook('preValidation', async ({ params, query, body }) => {
    if ([params, query, body].every((part) => isStorable(part))) return
    throw Object.assign(new Error('a text that no table can hold'), { statusCode: 422 })
  })
  if (name === 'portal') return
  // Addresses are kept in histories and logs of others, so a NIK or a card number is not asked for by address.
  app.addHook('onRequest', async (request, reply) => {
    const query = new URLSearchParams(request.url.split('?')[1])
    if ([...query.values()].some((value) => sixteenDigits.test(value)))
      return answerRefusal(reply, sentences, { code: 'request.number-in-address' })
  })
}

const sixteenDigits = /(?<!\d)\d(?:[ .]?\d){15}(?!\d)/
