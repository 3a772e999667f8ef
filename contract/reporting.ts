import { roles } from '@tanggap/core/access'
import * as z from 'zod/mini'
import { bilingual, refusals } from './refusal.ts'
import { route } from './route.ts'

const uuid = z.uuid()
const instant = z.iso.datetime({ offset: true })
const id = z.object({ id: uuid })

/** Null: there is no such figure. A count too small to be shown says only that it is below the threshold. */
const cell = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.readonly(bilingual),
  z.readonly(z.object({ fewerThan: z.number() })),
])
export type ReportCellShown = z.infer<typeof cell>

export const reportTable = z.object({
  key: z.string(),
  title: z.readonly(bilingual),
  note: z.optional(z.readonly(bilingual)),
  columns: z.readonly(
    z.array(
      z.object({
        key: z.string(),
        label: z.readonly(bilingual),
        kind: z.enum(['text', 'count', 'percent', 'number', 'date']),
      }),
    ),
  ),
  rows: z.readonly(
    z.array(
      z.object({
        key: z.string(),
        cells: z.readonly(z.array(cell)),
        total: z.optional(z.literal(true)),
      }),
    ),
  ),
})
export type ReportTableShown = z.infer<typeof reportTable>

const headline = z.object({ target: cell, collected: cell, approved: cell, ratified: cell })

export const reportSummary = z.object({
  id: uuid,
  /** `LAP-3320-2025-0001` */
  number: z.string(),
  /** The campaign it is about; null for all of the regency. */
  campaign: z.nullable(z.object({ number: z.string(), name: z.string() })),
  asOf: instant,
  madeAt: instant,
  madeBy: z.string(),
  signedAt: z.nullable(instant),
  signedBy: z.nullable(z.string()),
  headline,
})
export type ReportSummary = z.infer<typeof reportSummary>

export const reportDetail = z.object({
  ...reportSummary.shape,
  regency: z.string(),
  definitionVersion: z.string(),
  definitions: z.readonly(
    z.array(z.object({ key: z.string(), title: z.readonly(bilingual), meaning: z.readonly(bilingual) })),
  ),
  /** SHA-256 of the frozen data and figures, which hold no personal data. */
  hash: z.string(),
  /** The first digits of the hash, as printed under the document. */
  verification: z.string(),
  campaigns: z.array(
    z.object({
      number: z.string(),
      name: z.string(),
      village: z.string(),
      families: cell,
      startsOn: z.string(),
      endsOn: z.string(),
    }),
  ),
  pace: z.object({
    endsOn: z.nullable(z.string()),
    remaining: cell,
    daysLeft: z.number(),
    neededPerDay: z.nullable(z.number()),
    recentPerDay: z.number(),
    forecastOn: z.nullable(z.string()),
  }),
  certified: z.number(),
  active: z.number(),
  /** Where the villages of the frames lie; for the map beside the table of villages. */
  places: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      subdistrict: z.string(),
      latitude: z.nullable(z.number()),
      longitude: z.nullable(z.number()),
      /** Percent of the target; null when there is none here or it may not be shown. */
      collected: z.nullable(z.number()),
      approved: z.nullable(z.number()),
    }),
  ),
  tables: z.array(reportTable),
  /** `aggregate`: without facilitators and small counts. */
  view: z.enum(['full', 'aggregate']),
  maySign: z.boolean(),
  /** Why this person may not sign, when their office could. */
  ownReport: z.boolean(),
})
export type ReportDetail = z.infer<typeof reportDetail>

export const listReports = route({
  method: 'GET',
  path: '/api/reports',
  summary: 'Reports made, newest first, and the ground checks one can be made of',
  answer: z.object({
    reports: z.array(reportSummary),
    campaigns: z.array(z.object({ id: uuid, number: z.string(), name: z.string(), village: z.string() })),
    mayMake: z.boolean(),
  }),
})

export const makeReport = route({
  method: 'POST',
  path: '/api/reports',
  summary: 'Makes a report as of a moment: frozen, numbered, never altered',
  body: z.object({
    /** Absent: all ground checks of the regency. */
    campaignId: z.optional(uuid),
    /** Absent: now. */
    asOf: z.optional(instant),
  }),
  answer: z.object({ id: uuid, number: z.string() }),
})

export const getReport = route({
  method: 'GET',
  path: '/api/reports/:id',
  summary: 'A report, as far as the office sees it',
  params: id,
  answer: reportDetail,
})

export const recomputeReport = route({
  method: 'POST',
  path: '/api/reports/:id/recomputation',
  summary: 'Computes every figure again from the frozen data and compares',
  params: id,
  answer: z.object({
    identical: z.boolean(),
    /** The stored hash is the hash of what is stored. */
    hashHolds: z.boolean(),
    figures: z.number(),
    /** Where stored and recomputed differ. */
    differences: z.array(z.string()),
  }),
})
export type Recomputation = z.infer<typeof recomputeReport.answer>

export const signReport = route({
  method: 'POST',
  path: '/api/reports/:id/signature',
  summary: 'Signs a report somebody else made',
  params: id,
  /** The hash of what the signer had before their eyes. */
  body: z.object({ hash: z.string() }),
  answer: z.object({ signedAt: instant }),
})

const document = z.unknown()
export const reportPaper = route({
  method: 'GET',
  path: '/api/reports/:id/report.pdf',
  summary: 'The report as an official document (PDF)',
  params: id,
  answer: document,
})
export const reportWorkbook = route({
  method: 'GET',
  path: '/api/reports/:id/report.xlsx',
  summary: 'The report as a workbook, one sheet a table (XLSX)',
  params: id,
  answer: document,
})
export const reportFrozen = route({
  method: 'GET',
  path: '/api/reports/:id/report.json',
  summary: 'The frozen data and every figure (JSON); its SHA-256 is the report’s hash',
  params: id,
  answer: document,
})

export const today = route({
  method: 'GET',
  path: '/api/today',
  summary: 'What waits for this office now, as counts that open lists',
  answer: z.object({
    role: z.enum(roles),
    waiting: z.array(
      z.object({
        key: z.string(),
        label: bilingual,
        count: z.number(),
        overdue: z.number(),
        /** The list it opens, an address of the office app. */
        opens: z.string(),
      }),
    ),
  }),
})
export type Today = z.infer<typeof today.answer>

export const reportRefusals = refusals({
  'report.as-of-in-future': {
    status: 422,
    sentence: () => ({
      id: 'Saat laporan belum tiba. Pilih saat sekarang atau sebelumnya.',
      en: 'The moment of the report has not come. Choose now or earlier.',
    }),
  },
  'report.no-campaign': {
    status: 409,
    sentence: () => ({
      id: 'Belum ada ground check yang dibekukan pada saat itu, jadi belum ada sasaran untuk dilaporkan.',
      en: 'No ground check was frozen at that moment, so there is no target to report on.',
    }),
  },
  'report.made-meanwhile': {
    status: 409,
    sentence: () => ({
      id: 'Laporan lain sedang dibuat pada saat yang sama. Tidak ada yang tersimpan; buat sekali lagi.',
      en: 'Another report was being made at the same time. Nothing was stored; make it once more.',
    }),
  },
  'report.own-report': {
    status: 403,
    sentence: () => ({
      id: 'Laporan ditandatangani orang lain, bukan yang membuatnya.',
      en: 'A report is signed by another person than the one who made it.',
    }),
  },
  'report.already-signed': {
    status: 409,
    sentence: () => ({
      id: 'Laporan ini sudah ditandatangani.',
      en: 'This report has been signed.',
    }),
  },
  'report.other-content': {
    status: 409,
    sentence: () => ({
      id: 'Isi laporan bukan yang Anda buka. Muat ulang, baca, lalu tandatangani.',
      en: 'The report is not the one you opened. Reload, read it, then sign.',
    }),
  },
  'report.totals-only': {
    status: 403,
    sentence: () => ({
      id: 'Jabatan ini melihat jumlah tanpa rincian kecil. Data lengkap ada pada Dinas Sosial dan auditor.',
      en: 'This office sees totals without small counts. The full data are with the Social Agency and the auditor.',
    }),
  },
})
