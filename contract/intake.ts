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
  /** Sums over the rows' fingerprints: what was read is what was accepted and what was held back. */
  hashRead: z.optional(z.number()),
  hashAccepted: z.optional(z.number()),
  hashWithErrors: z.optional(z.number()),
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
        format: z.enum(['csv', 'xlsx', 'parquet']),
        encoding: z.string(),
        delimiter: z.string(),
        /** False until somebody has said which column is which. */
        mapped: z.boolean(),
        /** Title and version of the mapping it is read by, where its headings were not known. */
        profile: z.nullable(z.object({ id: uuid, version: z.number() })),
        cameBy: z.enum(['upload', 'folder']),
        /** Sum over the fingerprints of the rows read. */
        hashTotal: z.nullable(z.number()),
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
  summary: 'Takes the chosen part of a delivery into the register; never by whoever uploaded it or chose',
  params: z.object({ id: uuid }),
  /** Of what was seen, as it came with the comparison. */
  body: z.object({ seen: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
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
  query: z.object({
    code: z.optional(z.string()),
    unmatched: z.optional(z.literal('yes')),
    village: z.optional(z.string().check(z.regex(/^\d{10}$/))),
    /** Part of a name. */
    q: z.optional(z.string().check(z.maxLength(80))),
    /** Rows nothing was decided about and nothing holds. */
    open: z.optional(z.literal('yes')),
    sort: z._default(z.enum(['village', 'line', 'name', '-name']), 'village'),
    page,
  }),
  answer: z.object({
    total: z.number(),
    pageSize: z.number(),
    rows: z.array(
      z.object({
        fileId: uuid,
        file: z.string(),
        line: z.number(),
        name: z.nullable(z.string()),
        village: z.nullable(z.string()),
        sourceKey: z.nullable(z.string()),
        /** Last four digits; null when the number could not be read. */
        nikEnd: z.nullable(z.string()),
        columns: z.array(z.string()),
        /** A decision of the workbench keeps it out. */
        isHeld: z.boolean(),
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

/** A PDF to print and sign: papers, files with their seals, and what the check said. */
export const printReceipt = route({
  method: 'GET',
  path: '/api/intakes/:id/receipt.pdf',
  summary: 'The minutes of what was received, under which agreement and handover',
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
})

function named(missing: unknown, language: 'id' | 'en'): string {
  const keys = Array.isArray(missing) ? missing.map(String) : []
  return list(keys.map((key) => fileNames[key]?.[language] ?? key))
}
