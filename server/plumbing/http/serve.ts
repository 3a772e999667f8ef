import type { Route } from '@tanggap/contract/route'
import { type Action, mayDo, policy } from '@tanggap/core/access'
import type { FastifyReply, FastifyRequest, FastifySchema, RouteShorthandOptions } from 'fastify'
import type { $ZodType, input, output } from 'zod/v4/core'
import { type Acting, actAs, type Done, type Foundation, type Office } from '../acting.ts'
import type { Door } from './door.ts'
import { answerRefusal } from './refuse.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What one must be allowed to do to be answered here; absent where anyone is. */
    action?: Action
    /** A machine sends it, which shows a secret instead of the origin a browser names. */
    signed?: true
  }
  interface FastifyRequest {
    /** Whose request it is, settled by `onlyFor` before the body is read. */
    office: Office | null
  }
}

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
 * with its sentence. A file is answered by its bytes, with its headers set on the reply: nothing leaves
 * before the transaction, and the audit line in it, stands.
 */
export function serve<P extends $ZodType, Q extends $ZodType, B extends $ZodType, A extends $ZodType>(
  door: Door,
  route: Route<P, Q, B, A>,
  action: Action,
  handle: (acting: Acting, given: Given<output<P>, output<Q>, output<B>>) => Promise<Done<input<A>>>,
): void {
  mount(door, route, onlyFor(door, action), (given) =>
    actAs(door.foundation, officeOf(given.request), (acting) => handle(acting, given)),
  )
}

/** The same, for work of many transactions or of minutes: the handler opens them itself. */
export function serveInSteps<P extends $ZodType, Q extends $ZodType, B extends $ZodType, A extends $ZodType>(
  door: Door,
  route: Route<P, Q, B, A>,
  action: Action,
  handle: (
    foundation: Foundation,
    office: Office,
    given: Given<output<P>, output<Q>, output<B>>,
  ) => Promise<Done<input<A>>>,
): void {
  mount(door, route, onlyFor(door, action), (given) =>
    handle(door.foundation, officeOf(given.request), given),
  )
}

/** Serves a route to anyone; the handler opens transactions itself. For health, sign-in and the demo. */
export function serveOpen<P extends $ZodType, Q extends $ZodType, B extends $ZodType, A extends $ZodType>(
  door: Door,
  route: Route<P, Q, B, A>,
  handle: (foundation: Foundation, given: Given<output<P>, output<Q>, output<B>>) => Promise<Done<input<A>>>,
): void {
  mount(door, route, {}, (given) => handle(door.foundation, given))
}

/** Serves a route to a machine outside, which has no origin and no session; the handler checks what it shows. */
export function serveSigned<P extends $ZodType, Q extends $ZodType, B extends $ZodType, A extends $ZodType>(
  door: Door,
  route: Route<P, Q, B, A>,
  handle: (foundation: Foundation, given: Given<output<P>, output<Q>, output<B>>) => Promise<Done<input<A>>>,
): void {
  mount(door, route, { config: { signed: true } }, (given) => handle(door.foundation, given))
}

/** The guard of a route, asked before a byte of the body is read, so that a stranger learns nothing of its form. */
export function onlyFor(door: Door, action: Action): Pick<RouteShorthandOptions, 'config' | 'onRequest'> {
  return {
    config: { action },
    async onRequest(request, reply) {
      const office = await door.whoIs(request)
      if (!office) return answerRefusal(reply, door.sentences, { code: 'session.absent' })
      if (!mayDo(office.role, action))
        return answerRefusal(reply, door.sentences, {
          code: 'workflow.not-your-office',
          facts: { offices: policy[action] },
        })
      request.office = office
    },
  }
}

/** Whose request it is, on a route with its guard. */
export function officeOf(request: FastifyRequest): Office {
  if (!request.office) throw new Error('a route that acts for an office has no guard')
  return request.office
}

function mount<P extends $ZodType, Q extends $ZodType, B extends $ZodType, A extends $ZodType>(
  door: Door,
  route: Route<P, Q, B, A>,
  guard: Pick<RouteShorthandOptions, 'config' | 'onRequest'>,
  handle: (given: Given<output<P>, output<Q>, output<B>>) => Promise<Done<input<A>>>,
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
    ...guard,
    async handler(request, reply) {
      // The validator has read them by the same schemas a moment ago.
      const given = {
        params: request.params,
        query: request.query,
        body: request.body,
        request,
        reply,
      } as Given<output<P>, output<Q>, output<B>>
      const answer: Done<unknown> = await handle(given)
      if (!answer.ok) return answerRefusal(reply, door.sentences, answer.refusal)
      return reply.header('cache-control', 'no-store').send(answer.value)
    },
  })
}
