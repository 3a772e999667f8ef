import type { $ZodType, input, output } from 'zod/v4/core'

/** One call over the wire: the server serves it, the browser asks it, the API document is written from it. */
export interface Route<
  Params extends $ZodType = $ZodType,
  Query extends $ZodType = $ZodType,
  Body extends $ZodType = $ZodType,
  Answer extends $ZodType = $ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `:name` for each parameter, as in `/api/changes/:id`. */
  readonly path: string
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer: Answer
}

export function route<
  Params extends $ZodType,
  Query extends $ZodType,
  Body extends $ZodType,
  Answer extends $ZodType,
>(definition: Route<Params, Query, Body, Answer>): Route<Params, Query, Body, Answer> {
  return definition
}

/** What a caller gives, as it goes in (before defaults). Absent parts are `undefined`. */
export interface InputOf<R extends Route> {
  readonly params?: R extends Route<infer P, $ZodType, $ZodType, $ZodType> ? input<P> : never
  readonly query?: R extends Route<$ZodType, infer Q, $ZodType, $ZodType> ? input<Q> : never
  readonly body?: R extends Route<$ZodType, $ZodType, infer B, $ZodType> ? input<B> : never
}

export type AnswerOf<R extends Route> =
  R extends Route<$ZodType, $ZodType, $ZodType, infer A> ? output<A> : never
