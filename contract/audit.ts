import { z } from 'zod'
import { route } from './route.ts'

export const auditLine = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.string(),
  role: z.string(),
  action: z.string(),
  subject: z.string(),
  subjectCount: z.number(),
  village: z.string().nullable(),
  reason: z.string().nullable(),
  sealed: z.boolean(),
})

export const readAudit = route({
  method: 'GET',
  path: '/api/audit',
  summary: 'What was read and done, newest first',
  query: z.object({
    action: z.string().max(60).optional(),
    actor: z.string().max(100).optional(),
    /** The id of the last line seen; older ones follow. */
    before: z.uuid().optional(),
  }),
  answer: z.object({
    lines: z.array(auditLine),
    more: z.boolean(),
    /** The newest seal: its number and hash, to be written down elsewhere. */
    seal: z.object({ sequence: z.number(), hash: z.string(), sealedAt: z.iso.datetime() }).nullable(),
  }),
})

export const checkAudit = route({
  method: 'GET',
  path: '/api/audit/check',
  summary: 'Recomputes every seal from the lines',
  answer: z.object({
    seals: z.number(),
    lines: z.number(),
    unsealed: z.number(),
    /** The first seal that does not match its lines; null when all do. */
    brokenAt: z.number().nullable(),
  }),
})
