import * as z from 'zod/mini'
import { route } from './route.ts'

/** A village as the code table has it, with the subdistrict it lies in. */
export const village = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  subdistrictCode: z.string(),
  subdistrict: z.string(),
  latitude: z.nullable(z.number()),
  longitude: z.nullable(z.number()),
})
export type Village = z.infer<typeof village>

export const listVillages = route({
  method: 'GET',
  path: '/api/villages',
  summary: 'The villages within the range of the office',
  answer: z.object({ villages: z.array(village) }),
})
