import * as z from 'zod/mini'

/** The same sentence in both languages. */
export interface Bilingual {
  readonly id: string
  readonly en: string
}

export const bilingual = z.object({ id: z.string(), en: z.string() })

/** What a person reads when something may not be done: what happened, what was kept, what to do next. */
export const refusalAnswer = z.object({
  code: z.string(),
  sentence: bilingual,
  facts: z.optional(z.record(z.string(), z.unknown())),
})
export type RefusalAnswer = z.infer<typeof refusalAnswer>

export interface RefusalRule {
  /** HTTP status: 401 sign in · 403 not your office · 404 · 409 not now · 413 · 422 wrong input · 429 too often. */
  readonly status: 401 | 403 | 404 | 409 | 413 | 422 | 429
  readonly sentence: (facts: Readonly<Record<string, unknown>>) => Bilingual
}

/** A room's refusals: code → status and sentence. Codes never change meaning. */
export function refusals<const Table extends Readonly<Record<string, RefusalRule>>>(table: Table): Table {
  return table
}
