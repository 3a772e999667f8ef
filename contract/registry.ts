import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

const uuid = z.uuid()
const instant = z.iso.datetime({ offset: true })
const layer = z.enum(['provider', 'ratified'])
const sex = z.enum(['male', 'female', 'unknown'])
const status = z.enum(['active', 'ended'])
export const endReasons = [
  'moved_out',
  'not_found',
  'duplicate',
  'not_eligible',
  'all_members_deceased',
] as const

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

/** By what families are chosen. Never a name or a number: a filter is kept, shared and stands in addresses. */
export const familyFilter = z.object({
  village: z.optional(z.string().check(z.regex(/^\d{10}$/))),
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
  /** Why a family ended. */
  ended: z.optional(z.enum(endReasons)),
  /** A member died, or left the family. */
  people: z.optional(z.enum(['died', 'left'])),
  /** Something was ratified of it and the ministry has not answered, has accepted or has returned it; or nothing was. */
  ratified: z.optional(z.enum(['waiting', 'accepted', 'returned', 'none'])),
  /** A recipient list names it, or none does. */
  aid: z.optional(z.enum(['yes', 'no'])),
  /** What is missing: a rank, a card number, RT and RW, the newest delivery's mention, or the NIK of a member. */
  lacks: z.optional(z.enum(['decile', 'card', 'place', 'mention', 'nik'])),
  /** By place; by decile, which leaves out the unranked; or the last changed first. */
  sort: z.optional(z.enum(['place', 'decile', 'changed'])),
})
export type FamilyFilter = z.infer<typeof familyFilter>

/** By POST, because an address is written down in places where a NIK must not be. */
export const searchFamilies = route({
  method: 'POST',
  path: '/api/registry/search',
  summary: 'Families of a village, or those a name or number leads to',
  body: z.object({
    ...familyFilter.shape,
    /** In any usual spelling. */
    name: z.optional(z.string().check(z.maxLength(100))),
    /** A NIK or a card number, sixteen digits. */
    digits: z.optional(z.string().check(z.regex(/^\d{16}$/))),
    /** A saved list, of which only these families are shown. */
    list: z.optional(uuid),
    /** Pages of a list go by the family that ends or begins the one before: `next` and `previous` of an answer. */
    after: z.optional(uuid),
    before: z.optional(uuid),
    /** Pages of what a name leads to, the surest first. */
    page: z._default(z.number().check(z.int(), z.positive(), z.maximum(100_000)), 1),
  }),
  answer: z.object({
    total: z.number(),
    /** There are more than `total` counts. */
    more: z.boolean(),
    pageSize: z.number(),
    next: z.nullable(uuid),
    previous: z.nullable(uuid),
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
  'registry.purpose-too-short': {
    status: 422,
    sentence: () => ({
      id: 'Tulis untuk apa daftar ini diunduh (paling sedikit 10 huruf). Keperluan ini tercatat bersama unduhannya.',
      en: 'Write what the list is exported for (10 letters at least). The purpose is kept with the export.',
    }),
  },
  'registry.export-too-many': {
    status: 422,
    sentence: ({ found }) => ({
      id: `Ada ${String(found)} keluarga, dan sekali unduh paling banyak 1.000. Lebih dari itu memerlukan persetujuan orang kedua, yang belum tersedia di sini. Persempit dengan desa, RT/RW, atau desil, lalu unduh per bagian bila memang perlu.`,
      en: `There are ${String(found)} families, and one export holds 1,000 at most. More needs a second person's approval, which is not offered here. Narrow it by village, RT and RW or decile.`,
    }),
  },
  'registry.list-full': {
    status: 422,
    sentence: ({ most }) => ({
      id: `Satu daftar memuat paling banyak ${String(most)} keluarga. Buat daftar baru, atau simpan pencariannya.`,
      en: `A list holds ${String(most)} families at most. Make another list, or save the search instead.`,
    }),
  },
  'registry.name-missing': {
    status: 422,
    sentence: () => ({
      id: 'Beri nama yang mudah dikenali, misalnya "Rumah lantai tanah RW 2".',
      en: 'Give it a name you will know again, such as "Earthen floors RW 2".',
    }),
  },
  'registry.saved-changed': {
    status: 409,
    sentence: () => ({
      id: 'Simpanan ini baru saja diubah di tempat lain. Muat ulang halaman, lalu ulangi.',
      en: 'This was changed elsewhere a moment ago. Reload the page and try again.',
    }),
  },
  'registry.reason-too-short': {
    status: 422,
    sentence: () => ({
      id: 'Tulis alasan melihat nomor lengkap (paling sedikit 10 huruf). Alasan ini tercatat dan dapat dibaca warga yang bersangkutan.',
      en: 'Write why the full numbers are needed (10 letters at least). The reason is kept and can be read by the person concerned.',
    }),
  },
})
