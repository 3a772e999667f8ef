import * as z from 'zod/mini'
import { familyFilter } from './registry.ts'
import { route } from './route.ts'

const uuid = z.uuid()
const name = z.string().check(z.maxLength(120))
const version = z.number().check(z.int())

/** A search that is run again each time it is opened, or a list of families chosen by hand. */
const saved = z.object({
  id: uuid,
  kind: z.enum(['search', 'list']),
  name: z.string(),
  filter: familyFilter,
  /** With everybody who holds the same office: same role, same region. */
  shared: z.boolean(),
  own: z.boolean(),
  ownerName: z.string(),
  /** Of a list, how many of its families this office may see. */
  families: z.nullable(z.number()),
  version: z.number(),
  updatedAt: z.iso.datetime({ offset: true }),
})
export type Saved = z.infer<typeof saved>

export const listSaved = route({
  method: 'GET',
  path: '/api/registry/saved',
  summary: 'Saved searches and lists: one’s own, and those shared in the same office',
  answer: z.object({ saved: z.array(saved) }),
})

export const saveNew = route({
  method: 'POST',
  path: '/api/registry/saved',
  summary: 'Saves a search or a list; names and numbers that were searched for are not part of it',
  body: z.object({
    kind: z.enum(['search', 'list']),
    name,
    shared: z.boolean(),
    filter: familyFilter,
    familyIds: z.array(uuid).check(z.maxLength(1000)),
  }),
  answer: z.object({ id: uuid }),
})

export const changeSaved = route({
  method: 'POST',
  path: '/api/registry/saved/:id',
  summary: 'Renames what is saved, shares it or makes it private; by its owner',
  params: z.object({ id: uuid }),
  body: z.object({ name, shared: z.boolean(), version }),
  answer: z.object({ version: z.number() }),
})

export const removeSaved = route({
  method: 'POST',
  path: '/api/registry/saved/:id/removal',
  summary: 'Takes what is saved away, or puts it back; by its owner',
  params: z.object({ id: uuid }),
  body: z.object({ removed: z.boolean(), version }),
  answer: z.object({ version: z.number() }),
})

export const changeListed = route({
  method: 'POST',
  path: '/api/registry/saved/:id/families',
  summary: 'Puts families into a list and takes others out',
  params: z.object({ id: uuid }),
  body: z.object({
    add: z.array(uuid).check(z.maxLength(1000)),
    remove: z.array(uuid).check(z.maxLength(1000)),
  }),
  answer: z.object({ families: z.number() }),
})

export const exportFamilies = route({
  method: 'POST',
  path: '/api/registry/export',
  summary: 'A list of at most 1,000 families as CSV, numbers masked, for a purpose that is recorded',
  body: z.object({
    ...familyFilter.shape,
    list: z.optional(uuid),
    purpose: z.string().check(z.maxLength(500)),
  }),
  answer: z.object({
    fileName: z.string(),
    csv: z.string(),
    /** The same stands in the audit, whose chain is signed. */
    manifest: z.object({
      rows: z.number(),
      columns: z.array(z.string()),
      sha256: z.string(),
      purpose: z.string(),
      madeBy: z.string(),
      madeAt: z.iso.datetime({ offset: true }),
    }),
  }),
})
