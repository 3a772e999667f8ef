import { z } from 'zod'
import { route } from './route.ts'

export const health = route({
  method: 'GET',
  path: '/api/health',
  summary: 'Whether this door is open',
  answer: z.object({ ok: z.literal(true) }),
})
