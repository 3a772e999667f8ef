import * as z from 'zod/mini'
import { candidate } from './citizens.ts'
import { route } from './route.ts'

/** The slips by which a family opens its own page. */

const uuid = z.uuid()
const villageCode = z.string().check(z.regex(/^\d{10}$/))
const id = z.object({ id: uuid })
const text = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))

const slip = z.object({
  id: uuid,
  serial: z.string(),
  villageCode: z.string(),
  familyId: z.nullable(uuid),
  headName: z.nullable(z.string()),
  status: z.enum(['printed', 'dispatched', 'bound', 'revoked']),
  printedAt: z.string(),
  boundAt: z.nullable(z.string()),
  boundVia: z.nullable(z.string()),
  revokedAt: z.nullable(z.string()),
  revokedReason: z.nullable(z.string()),
})

export type Slip = z.infer<typeof slip>

export const listSlips = route({
  method: 'GET',
  path: '/api/slips',
  summary: 'Slips of the office’s range, what happened last on top',
  query: z.object({
    village: z.optional(villageCode),
    status: z.optional(slip.shape.status),
    /** The serial, as far as it is known. */
    q: z.optional(z.string().check(z.maxLength(20))),
    page: z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1),
  }),
  answer: z.object({
    slips: z.array(slip),
    total: z.number(),
    pageSize: z.number(),
    counts: z.object({
      printed: z.number(),
      dispatched: z.number(),
      bound: z.number(),
      revoked: z.number(),
    }),
  }),
})

export const printSlips = route({
  method: 'POST',
  path: '/api/slips/sheets',
  summary: 'Makes new slips and answers the sheet to print; the codes are told this once',
  body: z.object({ villageCode, count: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(400)) }),
  answer: z.unknown(),
})

/** By POST for the same reason. */
export const findFamiliesForSlip = route({
  method: 'POST',
  path: '/api/slips/families',
  summary: 'Families a slip may be handed to, by name or by a number read from their card',
  body: z.object({
    q: z.string().check(z.minLength(3), z.maxLength(100)),
    village: z.optional(villageCode),
  }),
  answer: z.object({ families: z.array(candidate) }),
})

export const bindSlip = route({
  method: 'POST',
  path: '/api/slips/bind',
  summary: 'Hands a slip to a family at the desk, after seeing who stands there',
  body: z.object({
    serial: z.string().check(z.maxLength(20)),
    familyId: uuid,
    /** What was seen: the identity card, the family card, or the person is known. */
    identityCheck: text(200),
  }),
  answer: slip,
})

export const revokeSlip = route({
  method: 'POST',
  path: '/api/slips/:id/revoke',
  summary: 'Takes a slip out of use',
  params: id,
  body: z.object({ reason: text(300) }),
  answer: slip,
})
