import { roles } from '@tanggap/core/access'
import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

export const health = route({
  method: 'GET',
  path: '/api/health',
  summary: 'Whether this door is open',
  answer: z.object({ ok: z.literal(true) }),
})

export const officeSchema = z.object({
  officeId: z.uuid(),
  role: z.enum(roles),
  region: z.string(),
  regionName: z.string(),
})
export type OfficeOffered = z.infer<typeof officeSchema>

export const sessionSchema = z.object({
  accountId: z.uuid(),
  name: z.string(),
  office: officeSchema,
  /** Every office this person holds today; a session acts in one at a time. */
  offices: z.array(officeSchema),
  expiresAt: z.iso.datetime(),
  demo: z.boolean(),
  /** The regency this installation serves. */
  regency: z.object({ code: z.string(), name: z.string() }),
})
export type Session = z.infer<typeof sessionSchema>

export const signIn = route({
  method: 'POST',
  path: '/api/session',
  summary: 'Signs an official in',
  body: z.object({
    username: z.string().check(z.trim(), z.toLowerCase(), z.minLength(1), z.maxLength(60)),
    password: z.string().check(z.minLength(1), z.maxLength(200)),
    /** Six digits of the authenticator, when the account has one. */
    code: z.optional(z.string().check(z.trim(), z.maxLength(10))),
  }),
  answer: sessionSchema,
})

export const readSession = route({
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, and in which office',
  answer: sessionSchema,
})

export const switchOffice = route({
  method: 'POST',
  path: '/api/session/office',
  summary: 'Goes on in another of one’s offices',
  body: z.object({ officeId: z.uuid() }),
  answer: sessionSchema,
})

export const signOut = route({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Ends the session',
  answer: z.object({ ended: z.literal(true) }),
})

export const demoOffices = route({
  method: 'GET',
  path: '/api/demo/offices',
  summary: 'The offices a visitor of the demo may step into; served in the demo only',
  answer: z.object({ offices: z.array(z.extend(officeSchema, { name: z.string() })) }),
})

export const stepIn = route({
  method: 'POST',
  path: '/api/demo/step-in',
  summary: 'Steps into an office of the demo',
  body: z.object({ officeId: z.uuid() }),
  answer: sessionSchema,
})

export const accessRefusals = refusals({
  'session.wrong': {
    status: 401,
    sentence: () => ({
      id: 'Nama pengguna, kata sandi, atau kode tidak cocok. Periksa kembali; huruf besar dan kecil berbeda.',
      en: 'Username, password or code do not match. Check them; capitals matter.',
    }),
  },
  'session.code-needed': {
    status: 401,
    sentence: () => ({
      id: 'Masukkan 6 angka dari aplikasi autentikator Anda.',
      en: 'Enter the 6 digits from your authenticator.',
    }),
  },
  'session.no-office': {
    status: 403,
    sentence: () => ({
      id: 'Akun Anda belum memegang jabatan yang berlaku hari ini. Hubungi admin kabupaten.',
      en: 'Your account holds no office that is valid today. Ask the regency administrator.',
    }),
  },
  'session.wrong-door': {
    status: 403,
    sentence: ({ door }) => ({
      id: `Jabatan Anda tidak bekerja di sini. Buka ${door === 'field' ? 'aplikasi kantor' : 'aplikasi lapangan'}.`,
      en: `Your office does not work here. Open the ${door === 'field' ? 'office' : 'field'} app.`,
    }),
  },
})
