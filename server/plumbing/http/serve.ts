import type { Route } from '@tanggap/contract/route'
import { type Action, mayDo, policy } from '@tanggap/core/access'
import type { FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type { $ZodType, input, output } from 'zod/v4/core'
import { type Acting, actAs, type Done, type Foundation, type Office, type Refused } from '../acting.ts'
import type { Door } from './door.ts'
import { answerRefusal } from './refuse.ts'

/** What a handler is given of a request, read by the route's schemas. */
export interface Given<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/**
 * Serves a route to those whose office may do `action`: one request, one transaction, one place to fail.
 * The handler runs inside the transaction of the office's scope; a refusal rolls back and is answered
 * with its sentence. A handler that streams a file answers by `given.reply` itself and returns it.
 */
export function serve<P extends $ZodType, Q extends $ZodType, B extends $ZodType, A extends $ZodType>(
  door: Door,
  route: Route<P, Q, B, A>,
  action: Action,
  handle: (
    acting: Acting,
    given: Given<output<P>, output<Q>, output<B>>,
  ) => Promise<Done<input<A>> | FastifyReply>,
): void {
  mount(door, route, async (given) => {
    const office = await door.whoIs(given.request)
    if (!office) return answerRefusal(given.reply, door.sentences, { code: 'session.absent' })
    if (!mayDo(office.role, action))
      return answerRefusal(given.reply, door.sentences, {
        code: 'workflow.not-your-office',
        facts: { offices: policy[action] },
      })
    return actAs(door.foundation, office, (acting) => handle(acting, given))
  })
}

/** Serves a route to anyone; the handler opens transactions itself. For sign-in, health and the citizen's pages. */
export function serveOpen<P extends $ZodType, Q extends $ZodType, B extends $ZodType, A extends $ZodType>(
  door: Door,
  route: Route<P, Q, B, A>,
  handle: (
    foundation: Foundation,
    given: Given<output<P>, output<Q>, output<B>>,
    office: Office | undefined,
  ) => Promise<Done<input<A>> | FastifyReply>,
): void {
  mount(door, route, async (given) => handle(door.foundation, given, await door.whoIs(given.request)))
}

function mount<P extends $ZodType, Q extends $ZodType, B extends $ZodType, A extends $ZodType>(
  door: Door,
  route: Route<P, Q, B, A>,
  handle: (given: Given<output<P>, output<Q>, output<B>>) => Promise<Done<input<A>> | FastifyReply>,
): void {
  const schema: FastifySchema = {
    summary: route.summary,
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    response: { 200: route.answer },
  }
  door.app.route({
    method: route.method,
    url: route.path,
    schema,
    async handler(request, reply) {
      // The validator has read them by the same schemas a moment ago.
      const given = {
        params: request.params,
        query: request.query,
        body: request.body,
        request,
        reply,
      } as Given<output<P>, output<Q>, output<B>>
      const answer = await handle(given)
      if (!isDone(answer)) return answer
      if (!answer.ok) return answerRefusal(reply, door.sentences, answer.refusal)
      return reply.header('cache-control', 'no-store').send(answer.value)
    },
  })
}

function isDone<T>(answer: Done<T> | FastifyReply): answer is Done<T> | Refused {
  return 'ok' in answer && typeof answer.ok === 'boolean'
}
