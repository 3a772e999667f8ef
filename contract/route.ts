import type { z } from 'zod'

/** One call over the wire: the server serves it, the browser asks it, the API document is written from it. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
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
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(definition: Route<Params, Query, Body, Answer>): Route<Params, Query, Body, Answer> {
  return definition
}

/** What a caller gives, as it goes in (before defaults). Absent parts are `undefined`. */
export interface InputOf<R extends Route> {
  readonly params?: R extends Route<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.input<P> : never
  readonly query?: R extends Route<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.input<Q> : never
  readonly body?: R extends Route<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.input<B> : never
}

export type AnswerOf<R extends Route> =
  R extends Route<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never
