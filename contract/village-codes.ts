import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

/** Other codes of the villages of today: BPS's, and Kemendagri's from before a split. */

const uuid = z.uuid()
const day = z.iso.date()
const system = z.enum(['bps', 'kemendagri'])
const digits = z.string().check(z.regex(/^\d{10}$/))

const codeLine = z.object({
  id: uuid,
  system,
  code: z.string(),
  village: z.string(),
  validFrom: day,
  validTo: z.nullable(day),
  source: z.string(),
  enteredBy: z.string(),
  enteredAt: z.iso.datetime({ offset: true }),
})
export type VillageCodeLine = z.infer<typeof codeLine>

export const listVillageCodes = route({
  method: 'GET',
  path: '/api/village-codes',
  summary: 'Other codes under which files may name the villages of today, with the days they are valid for',
  answer: z.object({ codes: z.array(codeLine), mayEnter: z.boolean() }),
})

/** The most lines entered at once: a regency has some hundred villages, two systems, and a few splits. */
export const mostCodeLines = 1_000

export const enterVillageCodes = route({
  method: 'POST',
  path: '/api/village-codes',
  summary: 'Enters codes of villages, all of them or none',
  body: z.object({
    source: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
    lines: z
      .array(z.object({ system, code: digits, village: digits, validFrom: day, validTo: z.nullable(day) }))
      .check(z.minLength(1), z.maxLength(mostCodeLines)),
  }),
  answer: z.object({ entered: z.number() }),
})

export const withdrawVillageCode = route({
  method: 'POST',
  path: '/api/village-codes/:id/withdraw',
  summary: 'Withdraws a code; it stays on record, and files read by it stay as they were read',
  params: z.object({ id: uuid }),
  answer: z.object({ withdrawn: z.literal(true) }),
})

export const villageCodeRefusals = refusals({
  'intake.code-village-unknown': {
    status: 422,
    sentence: ({ line, village }) => ({
      id: `Baris ${line}: desa ${village} tidak ada di kabupaten ini. Tidak ada yang disimpan; perbaiki baris itu lalu simpan lagi.`,
      en: `Line ${line}: this regency has no village ${village}. Nothing was kept; mend the line and save again.`,
    }),
  },
  'intake.code-is-todays': {
    status: 422,
    sentence: ({ line, code }) => ({
      id: `Baris ${line}: ${code} adalah kode desa yang berlaku sekarang, jadi tidak dapat berarti desa lain. Tidak ada yang disimpan.`,
      en: `Line ${line}: ${code} is the code of a village today and cannot mean another. Nothing was kept.`,
    }),
  },
  'intake.code-twice': {
    status: 409,
    sentence: ({ line, code }) => ({
      id: `Baris ${line}: kode ${code} sudah tercatat untuk hari yang sama. Tarik dahulu baris lamanya, atau batasi masa berlakunya. Tidak ada yang disimpan.`,
      en: `Line ${line}: the code ${code} is entered already for the same days. Withdraw the old line first, or limit its days. Nothing was kept.`,
    }),
  },
  'intake.code-days-turned': {
    status: 422,
    sentence: ({ line }) => ({
      id: `Baris ${line}: tanggal akhir mendahului tanggal awal. Tidak ada yang disimpan.`,
      en: `Line ${line}: the last day comes before the first. Nothing was kept.`,
    }),
  },
})
