import { roles } from '@tanggap/core/access'
import {
  type AuthorityName,
  authorities,
  type MatterKind,
  matterKinds,
  matterStatuses,
  openingPurposes,
} from '@tanggap/core/integrity'
import * as z from 'zod/mini'
import { bilingual, refusals } from './refusal.ts'
import { route } from './route.ts'

/** The integrity desk. What was told to it leaves the server by one route only: `readWords`, for the two who opened it. */

const uuid = z.uuid()
const version = z.number().check(z.int())
const id = z.object({ id: uuid })
const status = z.enum(matterStatuses)
const purpose = z.enum(openingPurposes)
const desired = z.enum(['orderRecheck', 'route', 'dismiss', 'answer'])

const opening = z.object({
  state: z.enum(['asked', 'open', 'lapsed', 'ended']),
  askedBy: z.string(),
  askedAt: z.string(),
  purpose,
  consentedBy: z.nullable(z.string()),
  /** Until when it waits for a second officer, or may be read. */
  until: z.string(),
})

const matterSummary = z.object({
  id: uuid,
  number: z.string(),
  status,
  urgent: z.boolean(),
  pressedAt: z.nullable(z.string()),
  receivedAt: z.string(),
  dueAt: z.nullable(z.string()),
  overdue: z.boolean(),
  opening: z.nullable(opening),
  version,
})
export type MatterSummary = z.infer<typeof matterSummary>

export const listMatters = route({
  method: 'GET',
  path: '/api/integrity/matters',
  summary: 'The queue of the integrity desk: numbers, clocks and openings, and not a word of what was told',
  query: z.object({
    all: z.optional(z.enum(['1'])),
    page: z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1),
  }),
  answer: z.object({
    matters: z.array(matterSummary),
    total: z.number(),
    pageSize: z.number(),
    counts: z.object({ open: z.number(), overdue: z.number(), pressed: z.number(), replies: z.number() }),
  }),
})

const matterDetail = z.object({
  ...matterSummary.shape,
  /** This officer has no part in it: an office in that village, a name, or by standing aside. */
  conflict: z.boolean(),
  /** How many officers of the desk may take part today. */
  eligible: z.number(),
  mayAsk: z.boolean(),
  mayConsent: z.boolean(),
  /** This officer is one of the two who may read now. */
  mayRead: z.boolean(),
  /** This officer asked, or is one of the two: they may end it before its time. */
  mayEnd: z.boolean(),
  allowed: z.array(z.string()),
  lines: z.array(z.object({ key: z.string(), at: z.string(), title: bilingual, role: z.enum(roles) })),
  contestableUntil: z.nullable(z.string()),
})
export type MatterDetail = z.infer<typeof matterDetail>

export const getMatter = route({
  method: 'GET',
  path: '/api/integrity/matters/:id',
  summary: 'How a matter stands, without its words',
  params: id,
  answer: matterDetail,
})

export const askOpening = route({
  method: 'POST',
  path: '/api/integrity/matters/:id/openings',
  summary: 'Asks that a matter be opened, and says what for',
  params: id,
  body: z.object({ purpose }),
  answer: matterDetail,
})

export const consentOpening = route({
  method: 'POST',
  path: '/api/integrity/matters/:id/consent',
  summary: 'Consents to the opening another officer asked for; the two may read for half an hour',
  params: id,
  answer: matterDetail,
})

export const endOpening = route({
  method: 'POST',
  path: '/api/integrity/matters/:id/shut',
  summary: 'Declines a request, takes one back, or shuts what is open before its time',
  params: id,
  answer: matterDetail,
})

export const standAside = route({
  method: 'POST',
  path: '/api/integrity/matters/:id/stand-aside',
  summary: 'Takes no part in a matter from now on',
  params: id,
  answer: matterDetail,
})

const family = z.object({
  id: uuid,
  headName: z.string(),
  hamlet: z.string(),
  rt: z.string(),
  rw: z.string(),
  villageName: z.string(),
})
export type MatterFamily = z.infer<typeof family>

const matterWords = z.object({
  kind: z.enum(Object.keys(matterKinds) as MatterKind[]),
  village: z.object({ code: z.string(), name: z.string() }),
  answers: z.array(z.object({ key: z.string(), label: bilingual, value: bilingual })),
  /** What was said since, oldest first. */
  notes: z.array(
    z.object({
      key: z.string(),
      at: z.string(),
      by: z.enum(['reporter', 'desk']),
      title: bilingual,
      note: z.nullable(z.string()),
      authority: z.nullable(z.enum(Object.keys(authorities) as AuthorityName[])),
    }),
  ),
  family: z.nullable(family),
  /** The re-check visit of that family, once one is ordered. */
  visit: z.nullable(
    z.object({
      status: z.nullable(z.string()),
      finding: z.nullable(z.string()),
      approvedAt: z.nullable(z.string()),
      replyUntil: z.nullable(z.string()),
      reply: z.nullable(z.object({ agrees: z.string(), story: z.string(), at: z.string() })),
    }),
  ),
  readUntil: z.string(),
})
export type MatterWordsShown = z.infer<typeof matterWords>

export const readWords = route({
  method: 'GET',
  path: '/api/integrity/matters/:id/words',
  summary: 'What was told, for the two who have it open; every reading is written down',
  params: id,
  answer: matterWords,
})

/** By POST, because an address is written down in places where a name must not be. */
export const findMatterFamilies = route({
  method: 'POST',
  path: '/api/integrity/matters/:id/candidates',
  summary: 'Families of the village that may be meant, for the two who have it open',
  params: id,
  body: z.object({ q: z.string().check(z.trim(), z.minLength(3), z.maxLength(100)) }),
  answer: z.object({ families: z.array(family) }),
})

export const linkMatter = route({
  method: 'POST',
  path: '/api/integrity/matters/:id/link',
  summary: 'Says which family is meant; it is kept sealed',
  params: id,
  body: z.object({ familyId: uuid, version }),
  answer: matterDetail,
})

export const stepMatter = route({
  method: 'POST',
  path: '/api/integrity/matters/:id/steps',
  summary: 'Orders a re-check among others, passes it on, finds no reason to check, or answers',
  params: id,
  body: z.object({
    action: desired,
    version,
    /** What the reporter will read. */
    note: z.string().check(z.trim(), z.maxLength(2000)),
    authority: z.optional(z.enum(Object.keys(authorities) as AuthorityName[])),
  }),
  answer: matterDetail,
})

export const orderRoutine = route({
  method: 'POST',
  path: '/api/integrity/rechecks',
  summary: 'Orders re-checks of families drawn by chance, with no objection behind them',
  body: z.object({ villageCode: z.string().check(z.regex(/^\d{10}$/)) }),
  answer: z.object({ ordered: z.number() }),
})

const reply = z.object({
  id: uuid,
  villageName: z.string(),
  repliedAt: z.string(),
  readAt: z.nullable(z.string()),
})
export type FamilyReply = z.infer<typeof reply>

export const listReplies = route({
  method: 'GET',
  path: '/api/integrity/replies',
  summary: 'Replies of families that were visited again, unread ones first',
  answer: z.object({ replies: z.array(reply) }),
})

export const readReply = route({
  method: 'POST',
  path: '/api/integrity/replies/:id/read',
  summary: 'Opens one family’s reply; the family sees that it was read',
  params: id,
  answer: z.object({ id: uuid, headName: z.string(), agrees: z.string(), story: z.string() }),
})

export const integrityRefusals = refusals({
  'matter.shut': {
    status: 403,
    sentence: () => ({
      id: 'Segelnya tertutup bagi Anda. Minta pembukaan, lalu petugas integritas lain menyetujuinya.',
      en: 'It is sealed to you. Ask for it to be opened; another integrity officer then consents.',
    }),
  },
  'matter.conflict': {
    status: 403,
    sentence: () => ({
      id: 'Anda tidak ikut dalam perkara ini karena aturan benturan kepentingan. Serahkan kepada petugas integritas lain.',
      en: 'You have no part in this matter by the rule on conflicts of interest. Leave it to other integrity officers.',
    }),
  },
  'matter.already-asked': {
    status: 409,
    sentence: () => ({
      id: 'Pembukaan sudah diminta atau sedang berlaku. Muat ulang untuk melihatnya.',
      en: 'An opening has been asked for or is in force. Reload to see it.',
    }),
  },
  'matter.nothing-asked': {
    status: 409,
    sentence: () => ({
      id: 'Tidak ada permintaan pembukaan yang masih berlaku. Muat ulang, lalu minta pembukaan baru.',
      en: 'No request to open is still valid. Reload and ask for a new opening.',
    }),
  },
  'matter.own-request': {
    status: 403,
    sentence: () => ({
      id: 'Permintaan Anda sendiri harus disetujui petugas integritas lain.',
      en: 'Your own request has to be consented to by another integrity officer.',
    }),
  },
  'matter.decided-before': {
    status: 403,
    sentence: () => ({
      id: 'Anda memutuskan perkara ini sebelum pelapor menyanggahnya. Petugas lain yang memutuskan sekarang.',
      en: 'You decided this matter before the reporter contested it. Another officer decides now.',
    }),
  },
  'matter.concerns-no-family': {
    status: 409,
    sentence: () => ({
      id: 'Perkara ini bukan tentang keluarga penerima. Teruskan kepada yang berwenang, atau jawab.',
      en: 'This matter is not about a family. Pass it on to who can act, or answer it.',
    }),
  },
  'matter.not-linked': {
    status: 409,
    sentence: () => ({
      id: 'Tentukan dahulu keluarga mana yang dimaksud.',
      en: 'Say first which family is meant.',
    }),
  },
  'matter.visit-not-approved': {
    status: 409,
    sentence: () => ({
      id: 'Kunjungan ulangnya belum disetujui koordinator.',
      en: 'The re-check visit has not been approved by the supervisor yet.',
    }),
  },
  'matter.visit-stands': {
    status: 409,
    sentence: () => ({
      id: 'Kunjungan ulangnya masih berjalan.',
      en: 'The re-check visit is still under way.',
    }),
  },
  'matter.family-may-reply': {
    status: 409,
    sentence: ({ replyUntil }) => ({
      id: `Pihak yang dikunjungi masih dapat menanggapi sampai ${replyUntil}. Jawab sesudah itu, atau sesudah tanggapannya masuk.`,
      en: `Those who were visited may still reply until ${replyUntil}. Answer after that, or once they have replied.`,
    }),
  },
  'matter.too-late-to-contest': {
    status: 409,
    sentence: () => ({
      id: 'Waktu 10 hari kerja untuk menyanggah jawaban sudah lewat. Sampaikan perkara baru.',
      en: 'The 10 working days to contest the answer are over. Tell us anew.',
    }),
  },
  'matter.can-still-be-contested': {
    status: 409,
    sentence: () => ({
      id: 'Pelapor masih dapat menyanggah jawaban ini.',
      en: 'The reporter can still contest this answer.',
    }),
  },
  'matter.authority-missing': {
    status: 422,
    sentence: () => ({
      id: 'Pilih dahulu kepada siapa perkara ini diteruskan.',
      en: 'Choose first to whom this matter is passed on.',
    }),
  },
  'matter.too-few-families': {
    status: 409,
    sentence: ({ fewest }) => ({
      id: `Kunjungan ulang belum dapat disamarkan: perlu sedikitnya ${fewest} keluarga lain di desa itu yang tidak sedang menunggu kunjungan. Coba lagi nanti.`,
      en: `The visit cannot be hidden yet: at least ${fewest} other families of that village are needed that do not wait for a visit. Try again later.`,
    }),
  },
})
