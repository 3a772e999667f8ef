import * as z from 'zod/mini'
import { route } from './route.ts'

/** Recipients of a programme, matched to persons and families; the doubtful by a human. */

const uuid = z.uuid()
const params = z.object({ id: uuid })
const page = z._default(z.coerce.number().check(z.int(), z.positive(), z.maximum(100_000)), 1)
const villageCode = z.string().check(z.regex(/^\d{10}$/))

const evidence = z.object({
  name: z.number(),
  birthDate: z.enum(['same', 'day_month_swapped', 'same_year', 'other', 'unknown']),
  village: z.enum(['same', 'other', 'unknown']),
  nik: z.enum(['same', 'close', 'other', 'unknown']),
  card: z.boolean(),
})

export const listRecipients = route({
  method: 'GET',
  path: '/api/intakes/:id/recipients',
  summary:
    'Recipients a person has to decide on, each with those who may be meant; or those found, decided, or unmatched',
  params,
  query: z.object({
    state: z._default(z.enum(['found', 'doubtful', 'decided', 'unmatched']), 'doubtful'),
    village: z.optional(villageCode),
    /** Part of a name. */
    q: z.optional(z.string().check(z.maxLength(80))),
    page,
  }),
  answer: z.object({
    total: z.number(),
    pageSize: z.number(),
    recipients: z.array(
      z.object({
        fileId: uuid,
        line: z.number(),
        name: z.string(),
        birthDate: z.nullable(z.string()),
        village: z.nullable(z.string()),
        nikEnd: z.nullable(z.string()),
        amount: z.nullable(z.number()),
        /** As the row has it; null where the list says none. */
        period: z.nullable(z.string()),
        /** What the list says of the payment. */
        state: z.string(),
        foundBy: z.nullable(z.enum(['nik', 'card'])),
        /** Who it is in the register, found or decided. */
        found: z.nullable(z.object({ familyId: uuid, name: z.string() })),
        decidedBy: z.nullable(z.string()),
        chosen: z.nullable(uuid),
        candidates: z.array(
          z.object({
            personId: uuid,
            familyId: uuid,
            name: z.string(),
            birthDate: z.nullable(z.string()),
            village: z.string(),
            nikEnd: z.nullable(z.string()),
            headName: z.string(),
            evidence,
          }),
        ),
      }),
    ),
    mayDecide: z.boolean(),
  }),
})

export type RecipientEvidence = z.infer<typeof evidence>

export const decideRecipient = route({
  method: 'POST',
  path: '/api/intakes/:id/recipients/:file/:line',
  summary: 'Says who a recipient is in the register, or that they are nobody there',
  params: z.object({ id: uuid, file: uuid, line: z.coerce.number().check(z.int(), z.positive()) }),
  body: z.object({ personId: z.nullable(uuid) }),
  answer: z.object({ decisionId: uuid }),
})

export const undoRecipient = route({
  method: 'POST',
  path: '/api/intakes/:id/recipients/:file/:line/undo',
  summary: 'Takes back what was said of a recipient',
  params: z.object({ id: uuid, file: uuid, line: z.coerce.number().check(z.int(), z.positive()) }),
  answer: z.object({ ok: z.literal(true) }),
})

export const downloadUnmatched = route({
  method: 'GET',
  path: '/api/intakes/:id/unmatched.csv',
  summary: 'Recipients nobody was found for: file, line, name, village, amount; no number of identity',
  params,
  answer: z.unknown(),
})
