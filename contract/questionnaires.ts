import { versionStatuses } from '@tanggap/core/instrument'
import * as z from 'zod/mini'
import { instrumentSchema } from './instrument.ts'
import { bilingual, refusals } from './refusal.ts'
import { route } from './route.ts'

/** The office's side of the questionnaire: its versions, out as a spreadsheet and in again. */

const version = z.object({ version: z.string().check(z.maxLength(64)) })

const problem = z.object({
  severity: z.enum(['error', 'warning']),
  sheet: z.string(),
  row: z.nullable(z.number()),
  column: z.nullable(z.string()),
  sentence: z.readonly(bilingual),
})
export type FormProblemShown = z.infer<typeof problem>

const part = z.object({
  added: z.readonly(z.array(z.string())),
  removed: z.readonly(z.array(z.string())),
  changed: z.readonly(z.array(z.object({ key: z.string(), parts: z.readonly(z.array(z.string())) }))),
})
const difference = z.object({
  questions: part,
  codeLists: part,
  checks: part,
  topics: part,
  optionGroups: part,
})
export type VersionDifferenceShown = z.infer<typeof difference>

const summary = z.object({
  version: z.string(),
  title: z.readonly(bilingual),
  validFrom: z.iso.date(),
  source: z.string(),
  questions: z.number(),
  official: z.number(),
  /** `builtIn`: comes with the program. */
  status: z.enum(['builtIn', ...versionStatuses]),
  /** Whether a campaign frozen today would ask with it. */
  current: z.boolean(),
  campaigns: z.number(),
  madeBy: z.nullable(z.string()),
  madeAt: z.nullable(z.iso.datetime({ offset: true })),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.iso.datetime({ offset: true })),
  note: z.nullable(z.string()),
  /** Published: the earlier version whose certificates hold for this one too; null: the test is due again. */
  certificatesFrom: z.nullable(z.string()),
})
export type VersionSummary = z.infer<typeof summary>

export const listVersions = route({
  method: 'GET',
  path: '/api/instruments',
  summary: 'Every version of the questionnaire, the newest first',
  answer: z.object({ versions: z.array(summary), mayDraft: z.boolean() }),
})

export const getVersion = route({
  method: 'GET',
  path: '/api/instruments/:version',
  summary: 'One version, with what it changes against the one before it',
  params: version,
  answer: z.object({
    summary,
    difference: z.nullable(difference),
    comparedWith: z.nullable(z.string()),
    /** Hexadecimal SHA-256 of the content: what a publication names. */
    hash: z.string(),
    allowed: z.array(z.enum(['publish', 'withdraw'])),
    instrument: instrumentSchema,
  }),
})

export const getBook = route({
  method: 'GET',
  path: '/api/instrument-book',
  summary:
    'Every question and choice of all versions, as the newest words them: how values are named on screens',
  answer: instrumentSchema,
})

export const downloadForm = route({
  method: 'GET',
  path: '/api/instruments/:version/xlsform',
  summary: 'The version as an XLSForm workbook',
  params: version,
  answer: z.unknown(),
})

export const draftVersion = route({
  method: 'POST',
  path: '/api/instruments',
  summary: 'Reads an XLSForm workbook; kept as a draft when nothing keeps it out',
  body: z.object({
    /** The workbook, base64. */
    file: z.string().check(z.maxLength(4_000_000)),
  }),
  answer: z.object({ version: z.nullable(z.string()), problems: z.array(problem) }),
})

export const decideVersion = route({
  method: 'POST',
  path: '/api/instruments/:version/:action',
  summary: 'Publishes a draft, by a second person, or withdraws it',
  params: z.object({ version: z.string().check(z.maxLength(64)), action: z.enum(['publish', 'withdraw']) }),
  body: z.object({
    hash: z.string().check(z.maxLength(64)),
    reason: z.string().check(z.maxLength(500)),
    /** For a publication: whether facilitators must pass the test again before they are sent with it. */
    refresher: z.optional(z.boolean()),
  }),
  answer: z.object({ version: z.string() }),
})

export const instrumentRefusals = refusals({
  'instrument.no-workbook': {
    status: 422,
    sentence: () => ({
      id: 'Berkas ini bukan buku kerja Excel (.xlsx) yang dapat dibaca. Simpan sebagai .xlsx, lalu kirim lagi.',
      en: 'This is no Excel workbook (.xlsx) that can be read. Save it as .xlsx and send it again.',
    }),
  },
  'instrument.workbook-too-large': {
    status: 413,
    sentence: () => ({
      id: 'Buku kerja terlalu besar setelah dibuka (lebih dari 30 MB). Hapus gambar dan lembar yang tidak perlu.',
      en: 'The workbook is too large when opened (over 30 MB). Remove pictures and sheets that are not needed.',
    }),
  },
  'instrument.own-draft': {
    status: 403,
    sentence: () => ({
      id: 'Rancangan sendiri diterbitkan oleh orang lain. Minta rekan memeriksa perubahannya.',
      en: 'Your own draft is published by somebody else. Ask a colleague to look at the changes.',
    }),
  },
  'instrument.other-content': {
    status: 409,
    sentence: () => ({
      id: 'Rancangan ini sudah diganti sejak Anda melihatnya. Muat ulang dan periksa lagi.',
      en: 'This draft was replaced after you saw it. Load it again and look at the changes.',
    }),
  },
  'instrument.refresher-unsaid': {
    status: 422,
    sentence: () => ({
      id: 'Tentukan dahulu: apakah pendamping harus mengikuti tes lagi untuk versi ini, atau sertifikat versi sebelumnya tetap berlaku.',
      en: 'Say first whether facilitators must take the test again for this version, or certificates of the version before still hold.',
    }),
  },
  'instrument.version-taken': {
    status: 409,
    sentence: () => ({
      id: 'Nama versi ini sudah dipakai. Beri nama baru pada lembar settings.',
      en: 'This name of a version is taken. Give a new one in the sheet settings.',
    }),
  },
})
