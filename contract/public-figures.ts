import { type TicketKind, ticketKinds } from '@tanggap/core/citizens'
import * as z from 'zod/mini'

/** The figures everyone may read, as they were published. Counts are hidden and rounded before they are written. */

const count = z.union([z.object({ shown: z.number() }), z.object({ fewerThan: z.number() })])
const parts = z.object({ key: z.string(), part: count, whole: count })
const places = z.object({ places: z.array(parts), total: parts })
const days = z.nullable(z.union([z.literal('not-yet'), z.object({ days: z.number() })]))

/** Shares in percent; days from arrival to the first answer. */
const times = z.object({ answered: z.number(), late: z.number(), median: days, p90: days })
export type PublicTimes = z.infer<typeof times>

export const publicFigures = z.object({
  asOf: z.string(),
  /** Reports received from this day on are counted. */
  since: z.string(),
  /** By village: on the list of some programme, of all families recorded. */
  families: places,
  /** By village: answered, of all received. */
  reports: places,
  kinds: z.array(
    z.object({
      kind: z.enum(Object.keys(ticketKinds) as TicketKind[]),
      received: count,
      /** Absent where too few were received to tell. */
      times: z.optional(times),
    }),
  ),
  all: z.nullable(times),
})
export type PublicFigures = z.infer<typeof publicFigures>
