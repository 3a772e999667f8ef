import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

const uuid = z.uuid()
const instant = z.iso.datetime({ offset: true })
const layer = z.enum(['provider', 'ratified'])
const sex = z.enum(['male', 'female', 'unknown'])
const status = z.enum(['active', 'ended'])

const listed = {
  id: uuid,
  villageCode: z.string(),
  villageName: z.string(),
  headName: z.string(),
  hamlet: z.string(),
  rt: z.string(),
  rw: z.string(),
  /** Computed by BPS; read only, with the snapshot it came in. */
  officialDecile: z.nullable(z.number()),
  decileVersion: z.nullable(z.string()),
  status,
  members: z.number(),
}

/** By POST, because an address is written down in places where a NIK must not be. */
export const searchFamilies = route({
  method: 'POST',
  path: '/api/registry/search',
  summary: 'Families of a village, or those a name or number leads to',
  body: z.object({
    village: z.optional(z.string().check(z.regex(/^\d{10}$/))),
    /** In any usual spelling. */
    name: z.optional(z.string().check(z.maxLength(100))),
    /** A NIK or a card number, sixteen digits. */
    digits: z.optional(z.string().check(z.regex(/^\d{16}$/))),
    rt: z.optional(z.string().check(z.regex(/^\d{1,3}$/))),
    rw: z.optional(z.string().check(z.regex(/^\d{1,3}$/))),
    /** Official deciles, both ends included. */
    deciles: z.optional(
      z.object({
        from: z.number().check(z.int(), z.gte(1), z.lte(10)),
        to: z.number().check(z.int(), z.gte(1), z.lte(10)),
      }),
    ),
    status: z.optional(status),
    page: z._default(z.number().check(z.int(), z.positive(), z.maximum(100_000)), 1),
  }),
  answer: z.object({
    total: z.number(),
    /** There are more than `total` counts. */
    more: z.boolean(),
    pageSize: z.number(),
    families: z.array(
      z.object({
        ...listed,
        /** The member who answered the search, when it is not the head. */
        foundName: z.nullable(z.string()),
      }),
    ),
  }),
})

/** A value with both layers. Numbers that identify come masked; specific data of others' concern do not come. */
const recordedValue = z.object({
  key: z.string(),
  /** Absent when this office may not see it. */
  value: z.optional(z.unknown()),
  hidden: z.boolean(),
  from: layer,
  /** "Disahkan kabupaten, belum masuk DTSEN". */
  notYetInDtsen: z.boolean(),
  provider: z.nullable(
    z.object({ value: z.optional(z.unknown()), asOf: z.string(), sourceName: z.string() }),
  ),
  ratified: z.nullable(
    z.object({
      value: z.optional(z.unknown()),
      asOf: z.string(),
      changeId: uuid,
      ministry: z.enum(['waiting', 'accepted', 'returned']),
    }),
  ),
})
export type ShownValue = z.infer<typeof recordedValue>

export const shownMember = z.object({
  personId: uuid,
  name: z.string(),
  sex,
  birthDate: z.nullable(z.string()),
  relationship: z.string(),
  /** Last four digits of the NIK. */
  nikEnd: z.nullable(z.string()),
  status: z.enum(['active', 'deceased', 'left']),
  since: z.string(),
  until: z.nullable(z.string()),
  endedReason: z.nullable(z.string()),
  values: z.array(recordedValue),
})
export type ShownMember = z.infer<typeof shownMember>

export const getFamily = route({
  method: 'GET',
  path: '/api/registry/families/:id',
  summary: 'A family as it is known today, every value with its source',
  params: z.object({ id: uuid }),
  answer: z.object({
    ...listed,
    address: z.string(),
    /** Last four digits of the card. */
    cardEnd: z.nullable(z.string()),
    endedReason: z.nullable(z.string()),
    version: z.number(),
    updatedAt: instant,
    values: z.array(recordedValue),
    people: z.array(shownMember),
    aid: z.array(
      z.object({
        programmeCode: z.string(),
        period: z.string(),
        personName: z.nullable(z.string()),
        amount: z.nullable(z.number()),
        state: z.string(),
        recordedAt: instant,
      }),
    ),
    mayUnmask: z.boolean(),
  }),
})
export type ShownFamily = z.infer<typeof getFamily.answer>

export const unmaskNumbers = route({
  method: 'POST',
  path: '/api/registry/families/:id/unmask',
  summary: 'Shows the card number and NIKs of a family in full; recorded with the reason',
  params: z.object({ id: uuid }),
  body: z.object({ reason: z.string().check(z.maxLength(500)) }),
  answer: z.object({
    card: z.nullable(z.string()),
    niks: z.array(z.object({ personId: uuid, nik: z.string() })),
  }),
})

export const registryRefusals = refusals({
  'registry.reason-too-short': {
    status: 422,
    sentence: () => ({
      id: 'Tulis alasan melihat nomor lengkap (paling sedikit 10 huruf). Alasan ini tercatat dan dapat dibaca warga yang bersangkutan.',
      en: 'Write why the full numbers are needed (10 letters at least). The reason is kept and can be read by the person concerned.',
    }),
  },
})
