import { type ChangeKind, changeKinds } from '@tanggap/core/changes'
import { type BatchAction, batchStatuses, batchWorkflow } from '@tanggap/core/ratification'
import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

const actions = Object.keys(batchWorkflow) as BatchAction[]
const kinds = Object.keys(changeKinds) as ChangeKind[]
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const version = z.number().check(z.int())
const id = z.object({ id: z.uuid() })
const words = (most: number) => z.string().check(z.trim(), z.minLength(2), z.maxLength(most))

export const batchSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  /** `2025-03` */
  period: z.string(),
  status: z.enum(batchStatuses),
  items: z.number(),
  unanswered: z.number(),
  preparedBy: z.string(),
  preparedAt: z.string(),
  signedBy: z.nullable(z.string()),
  signedAt: z.nullable(z.string()),
  decreeNumber: z.nullable(z.string()),
  version,
})
export type BatchSummary = z.infer<typeof batchSummary>

export const releaseShape = z.object({
  fileName: z.string(),
  sha256: hash,
  /** Salted, so that it may be printed (decision 9). */
  saltedHash: hash,
  bytes: z.number(),
  rows: z.number(),
  changes: z.number(),
  families: z.number(),
  madeBy: z.string(),
  madeAt: z.string(),
  /** Whose signature released the identity numbers in it. */
  releasedBy: z.string(),
})

export const handoverShape = z.object({
  number: words(100),
  date: z.iso.date(),
  /** How the file changed hands, such as "unggah SIKS-NG" or "media terenkripsi". */
  method: words(200),
  receiverName: words(100),
  receiverOffice: words(200),
})
export type Handover = z.infer<typeof handoverShape>

export const batchItem = z.object({
  changeId: z.uuid(),
  number: z.string(),
  kind: z.enum(kinds),
  /** False when it only records what the register never held. Events always count as true. */
  correctsAny: z.boolean(),
  villageCode: z.string(),
  headName: z.string(),
  changedSince: z.boolean(),
  reply: z.enum(['waiting', 'accepted', 'returned']),
  replyCode: z.nullable(z.string()),
  replyNote: z.nullable(z.string()),
})
export type BatchItem = z.infer<typeof batchItem>

export const batchDetail = z.object({
  ...batchSummary.shape,
  contentHash: z.nullable(hash),
  lines: z.array(batchItem),
  release: z.nullable(releaseShape),
  handover: z.nullable(handoverShape),
  /** Verified changes that no batch holds yet. */
  waiting: z.number(),
  allowed: z.array(z.enum(actions)),
})
export type BatchDetail = z.infer<typeof batchDetail>

export const listBatches = route({
  method: 'GET',
  path: '/api/batches',
  summary: 'The batches of the regency, newest first, and how many verified changes wait for one',
  answer: z.object({ batches: z.array(batchSummary), waiting: z.number() }),
})

export const getBatch = route({
  method: 'GET',
  path: '/api/batches/:id',
  summary: 'A batch with its changes',
  params: id,
  answer: batchDetail,
})

export const openBatch = route({
  method: 'POST',
  path: '/api/batches',
  summary: "Opens a period's batch and collects every verified change",
  body: z.object({ period: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/)) }),
  answer: batchDetail,
})

export const collectVerified = route({
  method: 'POST',
  path: '/api/batches/:id/collection',
  summary: 'Adds what has been verified since to an open batch',
  params: id,
  body: z.object({ version }),
  answer: batchDetail,
})

export const removeFromBatch = route({
  method: 'POST',
  path: '/api/batches/:id/lines/:changeId/removal',
  summary: 'Takes one change out of an open batch, with the reason',
  params: z.object({ id: z.uuid(), changeId: z.uuid() }),
  body: z.object({ version, reason: z.string().check(z.maxLength(2000)) }),
  answer: batchDetail,
})

export const submitBatch = route({
  method: 'POST',
  path: '/api/batches/:id/submission',
  summary: 'Lays the batch before the ratifier',
  params: id,
  body: z.object({ version }),
  answer: batchDetail,
})

export const reopenBatch = route({
  method: 'POST',
  path: '/api/batches/:id/reopening',
  summary: 'The ratifier gives it back, with the reason',
  params: id,
  body: z.object({ version, reason: z.string().check(z.maxLength(2000)) }),
  answer: batchDetail,
})

export const signBatch = route({
  method: 'POST',
  path: '/api/batches/:id/signature',
  summary: 'Signs the batch: every change in it becomes a new version of the register',
  params: id,
  body: z.object({ version, contentHash: hash, decreeNumber: words(100) }),
  answer: batchDetail,
})

export const releaseBatch = route({
  method: 'POST',
  path: '/api/batches/:id/release',
  summary: 'Makes the file for the ministry, with full identity numbers',
  params: id,
  body: z.object({ version }),
  answer: batchDetail,
})

export const handOverBatch = route({
  method: 'POST',
  path: '/api/batches/:id/handover',
  summary: 'Records that the file was handed over',
  params: id,
  body: z.object({ version, handover: handoverShape }),
  answer: batchDetail,
})

export const recordReplies = route({
  method: 'POST',
  path: '/api/batches/:id/replies',
  summary: "Records the ministry's reply, line by line",
  params: id,
  body: z.object({
    version,
    lines: z
      .array(
        z.object({
          number: z.string().check(z.maxLength(40)),
          reply: z.enum(['accepted', 'returned']),
          code: z.optional(z.string().check(z.maxLength(40))),
          note: z.optional(z.string().check(z.maxLength(500))),
        }),
      )
      .check(z.minLength(1), z.maxLength(5000)),
  }),
  answer: batchDetail,
})

export const recordReplyFile = route({
  method: 'POST',
  path: '/api/batches/:id/reply-file',
  summary: "Records the ministry's reply from its CSV file; all lines or none",
  params: id,
  body: z.object({ version, csv: z.string().check(z.maxLength(5_000_000)) }),
  answer: batchDetail,
})

export const batchDocument = route({
  method: 'GET',
  path: '/api/batches/:id/documents/:name',
  summary: 'A document of the batch: the decree, or the handover minutes (BAST)',
  params: z.object({ id: z.uuid(), name: z.enum(['decree.pdf', 'handover.pdf']) }),
  answer: z.any(),
})

export const batchFile = route({
  method: 'GET',
  path: '/api/batches/:id/files/:name',
  summary: 'The file for the ministry with full identity numbers, or its manifest; every download is logged',
  params: z.object({ id: z.uuid(), name: z.enum(['changes.csv', 'manifest.json']) }),
  answer: z.any(),
})

export const batchRefusals = refusals({
  'batch.empty': {
    status: 409,
    sentence: () => ({
      id: 'Berkas ini kosong. Kumpulkan dahulu usulan yang sudah diverifikasi.',
      en: 'This batch is empty. Collect verified changes first.',
    }),
  },
  'batch.changed-since-verified': {
    status: 409,
    sentence: ({ count }) => ({
      id: `${count} usulan di berkas ini bukan lagi isi yang diverifikasi. Kembalikan berkas, lalu keluarkan usulan itu.`,
      en: `${count} changes in this batch are no longer what was verified. Give the batch back and take them out.`,
    }),
  },
  'batch.own-work': {
    status: 403,
    sentence: () => ({
      id: 'Anda ikut menangani salah satu usulan di berkas ini, jadi orang lain yang harus menandatanganinya.',
      en: 'You had a hand in a change of this batch, so another person must sign it.',
    }),
  },
  'batch.signer-may-not-release': {
    status: 403,
    sentence: () => ({
      id: 'Berkas dengan NIK lengkap dibuat dan diserahkan orang lain, bukan yang menandatanganinya.',
      en: 'The file with full NIK is made and handed over by another person than the one who signed.',
    }),
  },
  'batch.not-released': {
    status: 409,
    sentence: () => ({
      id: 'File untuk kementerian belum dibuat. Buat filenya dahulu, lalu catat penyerahannya.',
      en: 'The file for the ministry has not been made. Make it first, then record the handover.',
    }),
  },
  'batch.already-open': {
    status: 409,
    sentence: ({ number }) => ({
      id: `Masih ada berkas terbuka (${number}). Lanjutkan berkas itu.`,
      en: `A batch is still open (${number}). Go on with that one.`,
    }),
  },
  'batch.nothing-verified': {
    status: 409,
    sentence: () => ({
      id: 'Belum ada usulan terverifikasi yang menunggu berkas.',
      en: 'No verified change is waiting for a batch.',
    }),
  },
  'batch.handover-in-future': {
    status: 422,
    sentence: () => ({
      id: 'Tanggal penyerahan tidak boleh sebelum penandatanganan atau di masa depan.',
      en: 'The handover cannot be dated before the signature or in the future.',
    }),
  },
  'batch.reply-not-understood': {
    status: 422,
    sentence: ({ problems, count }) => ({
      id: `Balasan belum dicatat; ${count} baris bermasalah. ${listed(problems)}`,
      en: `Nothing was recorded; ${count} lines have problems. ${listed(problems)}`,
    }),
  },
  'batch.document-not-yet': {
    status: 409,
    sentence: () => ({
      id: 'Dokumen ini belum ada. Selesaikan langkah sebelumnya pada berkas ini.',
      en: 'This document does not exist yet. Finish the step before it.',
    }),
  },
})

function listed(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(' · ') : ''
}
