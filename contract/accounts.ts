import {
  accountActKinds,
  accountActStatuses,
  accountDecisions,
  accountStatuses,
  roles,
} from '@tanggap/core/access'
import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

const uuid = z.uuid()
const instant = z.iso.datetime()
const kind = z.enum(accountActKinds)

const heldOffice = z.object({
  id: uuid,
  role: z.enum(roles),
  region: z.string(),
  regionName: z.string(),
  validFrom: z.string(),
  /** Absent while it is held. */
  validTo: z.nullable(z.string()),
  /** Held today. */
  isHeld: z.boolean(),
})
export type AccountOffice = z.infer<typeof heldOffice>

const accountAct = z.object({
  id: uuid,
  kind,
  status: z.enum(accountActStatuses),
  reason: z.string(),
  /** The office it is about and its new region, where it is about one. */
  office: z.nullable(z.object({ role: z.enum(roles), regionName: z.string(), to: z.nullable(z.string()) })),
  askedBy: z.string(),
  askedAt: instant,
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
  note: z.nullable(z.string()),
  version: z.number(),
  /** What this person may decide about it now. */
  allowed: z.array(z.enum(accountDecisions)),
})
export type AccountAct = z.infer<typeof accountAct>

const account = z.object({
  id: uuid,
  username: z.string(),
  name: z.string(),
  status: z.enum(accountStatuses),
  hasSecondFactor: z.boolean(),
  /** Handed a code and has not chosen a password with it yet. */
  isSettingUp: z.boolean(),
  lastSignInAt: z.nullable(instant),
  /** Something waits for a second person. */
  isAsked: z.boolean(),
  offices: z.array(heldOffice),
  version: z.number(),
})
export type AccountShown = z.infer<typeof account>

export const listAccounts = route({
  method: 'GET',
  path: '/api/accounts',
  summary: 'The accounts of officials: who, what they hold, when they last signed in',
  query: z.object({
    /** Part of a name or username. */
    q: z.optional(z.string().check(z.maxLength(60))),
    role: z.optional(z.enum(roles)),
    status: z.optional(z.enum(accountStatuses)),
    /** Only those about whom something waits for a second person. */
    asked: z.optional(z.enum(['1'])),
    page: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1),
  }),
  answer: z.object({
    accounts: z.array(account),
    total: z.number(),
    pageSize: z.number(),
  }),
})

export const getAccount = route({
  method: 'GET',
  path: '/api/accounts/:id',
  summary: 'One account, what was done to it, and what may be done now',
  params: z.object({ id: uuid }),
  answer: z.object({ account, acts: z.array(accountAct), allowed: z.array(kind) }),
})

const outcome = z.object({
  status: z.enum(accountActStatuses),
  /** Shown once, to be handed over: with it the person chooses a password. */
  setUp: z.nullable(z.object({ code: z.string(), expiresAt: instant })),
})
export type AccountOutcome = z.infer<typeof outcome>

export const actOnAccount = route({
  method: 'POST',
  path: '/api/accounts/:id/acts',
  summary:
    'Closes, opens again, resets or moves; where rights are given that reach far, asks a second person',
  params: z.object({ id: uuid }),
  body: z.object({
    kind,
    reason: z.string().check(z.maxLength(1_000)),
    /** For `move` and `end`. */
    officeId: z.optional(uuid),
    /** For `move`: where the office lies from now on. */
    region: z.optional(z.string().check(z.regex(/^\d{4}(\d{2}(\d{4})?)?$/))),
    version: z.number(),
  }),
  answer: outcome,
})

export const decideAccountAct = route({
  method: 'POST',
  path: '/api/account-acts/:id/decide',
  summary: 'The second hand: agrees, declines; or the first takes it back',
  params: z.object({ id: uuid }),
  body: z.object({
    decision: z.enum(accountDecisions),
    note: z.string().check(z.maxLength(1_000)),
    version: z.number(),
  }),
  answer: outcome,
})

const handed = {
  username: z.string().check(z.trim(), z.toLowerCase(), z.minLength(1), z.maxLength(60)),
  /** As it was handed over; hyphens and spaces do not matter. */
  code: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
}

export const beginSetUp = route({
  method: 'POST',
  path: '/api/account/set-up',
  summary: 'Who holds a set-up code learns what is to be chosen with it',
  body: z.object(handed),
  answer: z.object({
    name: z.string(),
    /** Characters a password must have at least. */
    shortest: z.number(),
    /** For the authenticator, where an office of this person asks for one. */
    authenticator: z.nullable(z.object({ address: z.string(), secret: z.string() })),
  }),
})
export type SetUpBegun = z.infer<typeof beginSetUp.answer>

export const finishSetUp = route({
  method: 'POST',
  path: '/api/account/set-up/finish',
  summary: 'Chooses a password, and proves the authenticator where there is one; the code is used up',
  body: z.object({
    ...handed,
    password: z.string().check(z.minLength(1), z.maxLength(200)),
    totp: z.optional(z.string().check(z.trim(), z.maxLength(10))),
  }),
  answer: z.object({ ready: z.literal(true) }),
})

export const accountRefusals = refusals({
  'account.own-account': {
    status: 403,
    sentence: () => ({
      id: 'Akun sendiri tidak diurus sendiri. Minta admin lain.',
      en: 'Nobody acts on their own account. Ask another administrator.',
    }),
  },
  'account.own-request': {
    status: 403,
    sentence: () => ({
      id: 'Ini permintaan Anda sendiri. Admin lain atau petugas pelindungan data yang menyetujuinya.',
      en: 'This is your own request. Another administrator or the privacy officer agrees to it.',
    }),
  },
  'account.not-own-request': {
    status: 403,
    sentence: () => ({
      id: 'Hanya yang meminta dapat menarik permintaannya. Anda dapat menolaknya dengan alasan.',
      en: 'Only who asked can take it back. You can decline it with a reason.',
    }),
  },
  'account.last-admin': {
    status: 409,
    sentence: () => ({
      id: 'Ini satu-satunya admin kabupaten. Buat admin lain dahulu, supaya akun tetap ada yang mengurus.',
      en: 'This is the only administrator of the regency. Make another one first, so that accounts are looked after.',
    }),
  },
  'account.asked-already': {
    status: 409,
    sentence: () => ({
      id: 'Sudah ada permintaan untuk akun ini yang menunggu orang kedua. Selesaikan yang itu dahulu.',
      en: 'A request about this account waits for a second person already. Settle that one first.',
    }),
  },
  'account.wrong-office': {
    status: 422,
    sentence: () => ({
      id: 'Pilih jabatan yang masih dipegang orang ini.',
      en: 'Choose an office that this person holds.',
    }),
  },
  'account.wrong-region': {
    status: 422,
    sentence: () => ({
      id: 'Wilayah itu tidak cocok untuk jabatan ini. Pilih wilayah lain di kabupaten ini.',
      en: 'That region does not fit this office. Choose another region of this regency.',
    }),
  },
  'account.set-up-wrong': {
    status: 401,
    sentence: () => ({
      id: 'Nama pengguna atau kode tidak cocok, atau kode sudah dipakai atau lewat waktunya. Periksa, atau minta kode baru kepada admin kabupaten.',
      en: 'Username or code do not match, or the code was used or has expired. Check them, or ask the administrator for a new one.',
    }),
  },
  'account.password-short': {
    status: 422,
    sentence: ({ shortest }) => ({
      id: `Kata sandi paling sedikit ${shortest} huruf. Beberapa kata yang mudah diingat lebih baik daripada satu kata sulit.`,
      en: `A password has at least ${shortest} characters. A few words are better than one hard word.`,
    }),
  },
  'account.totp-wrong': {
    status: 422,
    sentence: () => ({
      id: 'Kode autentikator tidak cocok. Tunggu kode berikutnya di aplikasi, lalu ketik lagi.',
      en: 'The authenticator code does not match. Wait for the next one in the app and type it again.',
    }),
  },
})
