import { candidateStatuses, caseStatuses } from '@tanggap/core/campaigns'
import * as z from 'zod/mini'
import { route } from './route.ts'

/** Families met on the way, and those found in another village of the regency. */

const uuid = z.uuid()
const page = z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1)
const person = z.object({ accountId: uuid, name: z.string() })
const status = z.enum(caseStatuses)

const metFamily = z.object({
  id: uuid,
  villageCode: z.string(),
  villageName: z.string(),
  headName: z.string(),
  hamlet: z.string(),
  rt: z.string(),
  rw: z.string(),
  members: z.number(),
  note: z.string(),
  metBy: z.string(),
  metAt: z.string(),
  status: z.enum(candidateStatuses),
  version: z.number(),
  /** The village's proposal that came of it. */
  changeId: z.nullable(uuid),
  reason: z.nullable(z.string()),
  mayDecide: z.boolean(),
})

export type MetFamily = z.infer<typeof metFamily>

export const listMetFamilies = route({
  method: 'GET',
  path: '/api/met-families',
  summary: 'Families that facilitators met on the way and no frame knows, the open ones first',
  query: z.object({ page }),
  answer: z.object({
    families: z.array(metFamily),
    total: z.number(),
    open: z.number(),
    page: z.number(),
    pageSize: z.number(),
  }),
})

export const proposeMetFamily = route({
  method: 'POST',
  path: '/api/met-families/:id/propose',
  summary: 'The village proposes a met family through its own door, stating what only it can',
  params: z.object({ id: uuid }),
  body: z.object({
    version: z.number(),
    /** By the keys of the village's form for a new family. */
    stated: z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(200))),
  }),
  answer: z.object({ changeId: uuid, number: z.string() }),
})

export const setMetFamilyAside = route({
  method: 'POST',
  path: '/api/met-families/:id/set-aside',
  summary: 'The village sets a met family aside and says why',
  params: z.object({ id: uuid }),
  body: z.object({ version: z.number(), reason: z.string().check(z.maxLength(1_000)) }),
  answer: z.object({ status: z.enum(candidateStatuses) }),
})

export const listHandovers = route({
  method: 'GET',
  path: '/api/handovers',
  summary: 'Families found to live in another village of the regency, and where their visit goes on',
  answer: z.object({
    handovers: z.array(
      z.object({
        id: uuid,
        headName: z.string(),
        fromVillage: z.string(),
        toVillage: z.string(),
        handedAt: z.string(),
        campaignId: z.nullable(uuid),
        status: z.nullable(status),
        assignee: z.nullable(person),
      }),
    ),
  }),
})
