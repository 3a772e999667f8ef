import { intakeStatuses } from '@tanggap/core/intake'
import * as z from 'zod/mini'
import { bilingual, refusals } from './refusal.ts'
import { route } from './route.ts'

const uuid = z.uuid()
const instant = z.iso.datetime({ offset: true })
const day = z.iso.date()
const said = (longest: number) => z.string().check(z.trim(), z.minLength(2), z.maxLength(longest))
const page = z._default(z.coerce.number().check(z.int(), z.positive(), z.maximum(100_000)), 1)

/** Why we may hold these data at all: without agreement, handover and purpose nothing is received. */
const ground = {
  provider: said(120),
  /** The day the data describe. */
  asOf: day,
  agreementNumber: said(80),
  /** Number and day of the handover minutes (BAST). */
  handoverNumber: said(80),
  handoverDate: day,
  purpose: said(400),
}

export const startIntake = route({
  method: 'POST',
  path: '/api/intakes',
  summary: 'Announces an extract or a recipient list, with the papers it comes under',
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('dtsen'), snapshotVersion: said(60), ...ground }),
    z.object({
      kind: z.literal('recipients'),
      programmeCode: z.string().check(z.regex(/^[a-z][a-z0-9_-]{1,29}$/)),
      period: said(40),
      ...ground,
    }),
  ]),
  answer: z.object({ id: uuid }),
})

const counts = z.object({
  read: z.number(),
  accepted: z.number(),
  withErrors: z.number(),
  /** Rows among the accepted ones that carry a warning. */
  withWarnings: z.number(),
  /** Among the accepted: what the register does not know yet, and what it knows. */
  newFamilies: z.number(),
  knownFamilies: z.number(),
  /** Active families of the villages in the file that the file does not name. */
  absentFamilies: z.number(),
  /** Recipients found by NIK, by card, and not at all. */
  matchedByNik: z.number(),
  matchedByCard: z.number(),
  unmatched: z.number(),
})
export type IntakeCounts = z.infer<typeof counts>

const intakeLine = z.object({
  id: uuid,
  kind: z.enum(['dtsen', 'recipients']),
  title: z.string(),
  provider: z.string(),
  asOf: day,
  status: z.enum(intakeStatuses),
  uploadedBy: z.string(),
  uploadedAt: instant,
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
  counts: z.nullable(counts),
})
export type IntakeLine = z.infer<typeof intakeLine>

export const listIntakes = route({
  method: 'GET',
  path: '/api/intakes',
  summary: 'What has arrived, newest first',
  query: z.object({ status: z.optional(z.enum(intakeStatuses)), page }),
  answer: z.object({ intakes: z.array(intakeLine), total: z.number(), pageSize: z.number() }),
})

const problemGroup = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  sentence: bilingual,
  rows: z.number(),
})

export const getIntake = route({
  method: 'GET',
  path: '/api/intakes/:id',
  summary: 'One intake: its papers, files, progress and problems by rule',
  params: z.object({ id: uuid }),
  answer: z.object({
    ...intakeLine.shape,
    snapshotVersion: z.nullable(z.string()),
    programmeCode: z.nullable(z.string()),
    period: z.nullable(z.string()),
    agreementNumber: z.string(),
    handoverNumber: z.string(),
    handoverDate: day,
    purpose: z.string(),
    decisionReason: z.nullable(z.string()),
    files: z.array(
      z.object({
        id: uuid,
        layout: z.string(),
        layoutTitle: bilingual,
        fileName: z.string(),
        bytes: z.number(),
        encoding: z.string(),
        delimiter: z.string(),
        /** Rows read; null before the check. */
        rows: z.nullable(z.number()),
        warnings: z.array(bilingual),
      }),
    ),
    progress: z.object({
      stage: z.enum(['waiting', 'reading', 'comparing', 'applying', 'done']),
      fileName: z.nullable(z.string()),
      rowsRead: z.number(),
      bytesRead: z.number(),
      bytesTotal: z.number(),
    }),
    /** Why the content could not be read to its end. */
    failure: z.nullable(bilingual),
    problems: z.array(problemGroup),
    /** What this person may do now. */
    allowed: z.array(z.string()),
  }),
})
export type IntakeDetail = z.infer<typeof getIntake.answer>

/** Multipart, one field `file`. Streamed: the size of the file does not matter to the server's memory. */
export const uploadFile = route({
  method: 'POST',
  path: '/api/intakes/:id/files',
  summary: 'Receives one file of an intake',
  params: z.object({ id: uuid }),
  answer: z.object({
    fileId: uuid,
    layout: z.string(),
    layoutTitle: bilingual,
    bytes: z.number(),
    encoding: z.string(),
    delimiter: z.string(),
    /** Headings nobody asked for; their cells are not read. */
    ignored: z.array(z.string()),
  }),
})

export const checkIntake = route({
  method: 'POST',
  path: '/api/intakes/:id/check',
  summary: 'Lets the received files be checked',
  params: z.object({ id: uuid }),
  answer: z.object({ status: z.enum(intakeStatuses) }),
})

export const acceptIntake = route({
  method: 'POST',
  path: '/api/intakes/:id/accept',
  summary: 'Takes the checked rows into the register; never by whoever uploaded them',
  params: z.object({ id: uuid }),
  answer: z.object({ status: z.enum(intakeStatuses) }),
})

export const rejectIntake = route({
  method: 'POST',
  path: '/api/intakes/:id/reject',
  summary: 'Turns the whole intake down, with the reason',
  params: z.object({ id: uuid }),
  body: z.object({ reason: z.string().check(z.maxLength(1_000)) }),
  answer: z.object({ status: z.enum(intakeStatuses) }),
})

export const listProblemRows = route({
  method: 'GET',
  path: '/api/intakes/:id/rows',
  summary: 'Rows that have one problem, or recipients nobody knows',
  params: z.object({ id: uuid }),
  query: z.object({ code: z.optional(z.string()), unmatched: z.optional(z.literal('yes')), page }),
  answer: z.object({
    total: z.number(),
    pageSize: z.number(),
    rows: z.array(
      z.object({
        file: z.string(),
        line: z.number(),
        name: z.nullable(z.string()),
        village: z.nullable(z.string()),
        sourceKey: z.nullable(z.string()),
        /** Last four digits; null when the number could not be read. */
        nikEnd: z.nullable(z.string()),
        columns: z.array(z.string()),
      }),
    ),
  }),
})

/** CSV for the provider: file, line, column, what is wrong. Holds no identity number. */
export const downloadProblems = route({
  method: 'GET',
  path: '/api/intakes/:id/problems.csv',
  summary: 'All rows with problems, to be sent back to the provider',
  params: z.object({ id: uuid }),
  answer: z.unknown(),
})

const list = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(', ') : String(value))

const fileNames: Readonly<Record<string, { id: string; en: string }>> = {
  'dtsen-family': { id: 'berkas keluarga', en: 'the file of families' },
  'dtsen-individual': { id: 'berkas perorangan', en: 'the file of individuals' },
  recipients: { id: 'daftar penerima', en: 'the recipient list' },
}

export const intakeRefusals = refusals({
  'intake.own-upload': {
    status: 403,
    sentence: () => ({
      id: 'Anda yang mengunggah berkas ini. Penerimaannya harus diputuskan orang lain.',
      en: 'You uploaded this file. Somebody else has to decide on accepting it.',
    }),
  },
  'intake.nothing-to-accept': {
    status: 409,
    sentence: () => ({
      id: 'Tidak ada baris yang dapat diterima. Tolak kiriman ini dengan alasan, lalu minta berkas yang benar.',
      en: 'No row can be accepted. Reject this delivery with the reason and ask for the right file.',
    }),
  },
  'intake.files-missing': {
    status: 409,
    sentence: ({ missing }) => ({
      id: `Belum lengkap. Unggah dahulu: ${named(missing, 'id')}.`,
      en: `Not complete yet. First upload: ${named(missing, 'en')}.`,
    }),
  },
  'intake.another-ones-delivery': {
    status: 403,
    sentence: () => ({
      id: 'Berkas hanya ditambahkan oleh orang yang membuka kiriman ini. Buka kiriman sendiri, atau minta dia mengunggahnya.',
      en: 'Only the person who opened this delivery adds files to it. Open one of your own, or ask them to upload it.',
    }),
  },
  'intake.not-receiving': {
    status: 409,
    sentence: () => ({
      id: 'Kiriman ini sudah diperiksa dan tidak menerima berkas lagi. Mulai kiriman baru untuk berkas ini.',
      en: 'This delivery has been checked and takes no more files. Start a new one for this file.',
    }),
  },
  'intake.wrong-kind': {
    status: 422,
    sentence: ({ title }) => ({
      id: `Berkas ini terbaca sebagai "${title}", dan tidak termasuk dalam kiriman ini. Tidak ada yang disimpan.`,
      en: `This file reads as "${title}" and does not belong to this delivery. Nothing was kept.`,
    }),
  },
  'intake.same-file': {
    status: 409,
    sentence: ({ title, on }) => ({
      id: `Berkas yang sama persis sudah diterima dalam "${title}" pada ${on}. Tidak ada yang disimpan dua kali.`,
      en: `Exactly this file was received already, in "${title}" on ${on}. Nothing was kept twice.`,
    }),
  },
  'intake.no-file': {
    status: 422,
    sentence: () => ({
      id: 'Tidak ada berkas dalam kiriman ini. Pilih berkas CSV lalu unggah lagi.',
      en: 'There is no file in what was sent. Choose a CSV file and upload again.',
    }),
  },
  'intake.empty': {
    status: 422,
    sentence: () => ({
      id: 'Berkas ini kosong. Periksa apakah berkas yang benar sudah dipilih.',
      en: 'This file is empty. Check that the right file was chosen.',
    }),
  },
  'intake.only-heading': {
    status: 422,
    sentence: () => ({
      id: 'Berkas ini hanya berisi judul kolom, tanpa satu baris data pun.',
      en: 'This file holds only the headings and not a single row.',
    }),
  },
  'intake.not-text': {
    status: 422,
    sentence: ({ looksLike }) => ({
      id: `Ini bukan berkas teks CSV${looksLike ? ` melainkan ${looksLike}` : ''}. Simpan data sebagai CSV (kolom NIK sebagai teks), lalu unggah lagi.`,
      en: `This is not a CSV text file${looksLike ? ` but ${looksLike}` : ''}. Save the data as CSV (NIK column as text) and upload again.`,
    }),
  },
  'intake.line-too-long': {
    status: 422,
    sentence: ({ line }) => ({
      id: `Baris ${line} terlalu panjang (lebih dari 1 MB). Mungkin tanda kutip tidak ditutup, atau ini bukan CSV. Tidak ada yang disimpan.`,
      en: `Line ${line} is too long (over 1 MB). Perhaps a quotation mark is not closed, or this is no CSV. Nothing was kept.`,
    }),
  },
  'intake.too-large': {
    status: 413,
    sentence: ({ limit }) => ({
      id: `Berkas lebih besar dari ${limit}. Bagi menjadi beberapa berkas dengan judul kolom yang sama.`,
      en: `The file is larger than ${limit}. Split it into several files with the same headings.`,
    }),
  },
  'intake.broken-off': {
    status: 422,
    sentence: () => ({
      id: 'Pengiriman terputus sebelum selesai. Tidak ada yang disimpan; unggah lagi berkas ini.',
      en: 'The upload broke off before its end. Nothing was kept; upload the file again.',
    }),
  },
  'intake.columns-missing': { status: 422, sentence: spoken },
  'intake.column-twice': { status: 422, sentence: spoken },
  'intake.layout-unknown': { status: 422, sentence: spoken },
})

/** The sentence the rule that read the header has written itself. */
function spoken({ sentence }: Readonly<Record<string, unknown>>) {
  return bilingual.parse(sentence)
}

function named(missing: unknown, language: 'id' | 'en'): string {
  const keys = Array.isArray(missing) ? missing.map(String) : []
  return list(keys.map((key) => fileNames[key]?.[language] ?? key))
}
