import { caseStatuses } from '@tanggap/core/campaigns'
import { expiryDaysBounds } from '@tanggap/core/custody'
import { familyFindingKeys } from '@tanggap/core/instrument'
import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

/**
 * Ground-check campaigns: a frozen frame for one village, its cases dealt to certified facilitators, and the
 * review of what they bring. Identity numbers in these answers are masked: a reviewer compares, never copies.
 */

const uuid = z.uuid()
const villageCode = z.string().check(z.regex(/^\d{10}$/))
const page = z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1)
const person = z.object({ accountId: uuid, name: z.string() })
const status = z.enum(caseStatuses)
const finding = z.enum(familyFindingKeys)
/** Cases by status, and what the frame held. They add up. */
const counts = z.object({
  frame: z.number(),
  planned: z.number(),
  assigned: z.number(),
  returned: z.number(),
  submitted: z.number(),
  approved: z.number(),
  withdrawn: z.number(),
})

const campaignSummary = z.object({
  id: uuid,
  number: z.string(),
  name: z.string(),
  purpose: z.enum(['census', 'verification']),
  villageCode: z.string(),
  villageName: z.string(),
  instrumentVersion: z.string(),
  optionGroups: z.array(z.string()),
  startsOn: z.string(),
  endsOn: z.string(),
  frozenAt: z.string(),
  /** Salted SHA-256 of the frame as it was frozen, hex. */
  frameHash: z.string(),
  counts,
})

export type CampaignSummary = z.infer<typeof campaignSummary>

export const listCampaigns = route({
  method: 'GET',
  path: '/api/campaigns',
  summary: 'The campaigns of the office, newest first, with their progress, a page of them',
  query: z.object({ page }),
  answer: z.object({ campaigns: z.array(campaignSummary), total: z.number(), pageSize: z.number() }),
})

export const previewCampaign = route({
  method: 'GET',
  path: '/api/campaigns/preview',
  summary: 'How many families a frame of this village would hold today, and what keeps it from being frozen',
  query: z.object({ village: villageCode }),
  answer: z.object({
    families: z.number(),
    running: z.nullable(z.object({ id: uuid, number: z.string(), name: z.string() })),
    certified: z.number(),
    instrumentVersion: z.string(),
  }),
})

export const freezeCampaign = route({
  method: 'POST',
  path: '/api/campaigns',
  summary:
    'Freezes the frame: every active family of the village, numbered, with what the register says of it',
  body: z.object({
    name: z.string().check(z.trim(), z.minLength(3), z.maxLength(120)),
    villageCode,
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    instrumentVersion: z.string(),
    /** Groups of supporting questions beyond the 39. */
    optionGroups: z.array(z.string()).check(z.maxLength(30)),
    /** Days a phone may keep these families without contact; without it what suits the village. */
    phoneDays: z.optional(
      z.number().check(z.int(), z.minimum(expiryDaysBounds.least), z.maximum(expiryDaysBounds.most)),
    ),
  }),
  answer: z.object({ id: uuid, number: z.string(), families: z.number() }),
})

export const getCampaign = route({
  method: 'GET',
  path: '/api/campaigns/:id',
  summary: 'One campaign: progress by facilitator, and what was found',
  params: z.object({ id: uuid }),
  answer: z.object({
    campaign: campaignSummary,
    facilitators: z.array(z.extend(person, { counts, lastSubmittedAt: z.nullable(z.string()) })),
    findings: z.array(z.object({ finding, submitted: z.number(), approved: z.number() })),
  }),
})

export const caseRow = z.object({
  id: uuid,
  number: z.number(),
  version: z.number(),
  status,
  headName: z.string(),
  hamlet: z.string(),
  rt: z.string(),
  rw: z.string(),
  assignee: z.nullable(person),
  attempts: z.number(),
  finding: z.nullable(finding),
  submittedAt: z.nullable(z.string()),
})

export type CaseRow = z.infer<typeof caseRow>

export const listCases = route({
  method: 'GET',
  path: '/api/campaigns/:id/cases',
  summary: 'The cases of a campaign, filtered, fifty a page',
  params: z.object({ id: uuid }),
  query: z.object({
    status: z.optional(status),
    assignee: z.optional(uuid),
    finding: z.optional(finding),
    search: z.optional(z.string().check(z.maxLength(80))),
    page,
  }),
  answer: z.object({ cases: z.array(caseRow), total: z.number(), page: z.number(), pageSize: z.number() }),
})

export const candidate = z.extend(person, {
  certified: z.boolean(),
  /** Open cases already in hand, of all campaigns. */
  load: z.number(),
})

export type Candidate = z.infer<typeof candidate>

export const listCandidates = route({
  method: 'GET',
  path: '/api/campaigns/:id/facilitators',
  summary: 'The facilitators whose office covers the village, with their certificate and load',
  params: z.object({ id: uuid }),
  answer: z.object({ facilitators: z.array(candidate) }),
})

export const assignCases = route({
  method: 'POST',
  path: '/api/campaigns/:id/assign',
  summary: 'Deals cases to facilitators so that loads are level and neighbours stay together',
  params: z.object({ id: uuid }),
  body: z.object({
    accountIds: z.array(uuid).check(z.minLength(1), z.maxLength(100)),
    /** These cases and no others, also when they are assigned already; without it, everything still planned. */
    caseIds: z.optional(z.array(uuid).check(z.minLength(1), z.maxLength(3_000))),
  }),
  answer: z.object({ assigned: z.array(z.extend(person, { count: z.number() })) }),
})

export const withdrawCase = route({
  method: 'POST',
  path: '/api/visits/:id/withdraw',
  summary:
    'Takes a family out of the campaign, with a reason; what a phone still holds of it goes to quarantine',
  params: z.object({ id: uuid }),
  body: z.object({ version: z.number(), reason: z.string().check(z.maxLength(1_000)) }),
  answer: z.object({ status, version: z.number() }),
})

export const campaignRefusals = refusals({
  'campaign.no-families': {
    status: 422,
    sentence: () => ({
      id: 'Desa ini belum punya keluarga aktif dalam register. Terima dahulu data DTSEN-nya, lalu bekukan kerangka.',
      en: 'The register holds no active family of this village. Accept its DTSEN extract first, then freeze the frame.',
    }),
  },
  'campaign.already-running': {
    status: 409,
    sentence: ({ number }) => ({
      id: `Desa ini sudah punya ground check yang berjalan (${number}). Lanjutkan yang itu.`,
      en: `A ground check of this village is already running (${number}). Continue with that one.`,
    }),
  },
  'campaign.unknown-instrument': {
    status: 422,
    sentence: () => ({
      id: 'Kuesioner atau kelompok pertanyaan itu tidak ada. Pilih dari daftar.',
      en: 'There is no such questionnaire or group of questions. Choose from the list.',
    }),
  },
  'campaign.dates-reversed': {
    status: 422,
    sentence: () => ({
      id: 'Tanggal selesai harus sesudah tanggal mulai dan belum lewat.',
      en: 'The last day must come after the first and must not have passed.',
    }),
  },
  'campaign.not-certified': {
    status: 422,
    sentence: ({ names }) => ({
      id: `Belum bersertifikat untuk kuesioner ini: ${listed(names)}. Minta mereka mengikuti tes dahulu; belum ada yang ditugaskan.`,
      en: `Not certified for this questionnaire: ${listed(names)}. Ask them to take the test first; nobody has been assigned yet.`,
    }),
  },
  'campaign.not-in-area': {
    status: 422,
    sentence: () => ({
      id: 'Ada petugas yang wilayahnya tidak mencakup desa ini. Pilih dari daftar petugas; belum ada yang ditugaskan.',
      en: 'The area of one officer does not cover this village. Choose from the list; nobody has been assigned yet.',
    }),
  },
  'campaign.too-many-cases': {
    status: 422,
    sentence: ({ names, limit }) => ({
      id: `Melebihi ${limit} keluarga terbuka per petugas: ${listed(names)}. Tambah petugas atau tugaskan sebagian.`,
      en: `More than ${limit} open families for one officer: ${listed(names)}. Add officers or assign a part.`,
    }),
  },
  'campaign.nothing-to-assign': {
    status: 409,
    sentence: () => ({
      id: 'Tidak ada keluarga yang menunggu penugasan dalam ground check ini.',
      en: 'No family of this ground check waits to be assigned.',
    }),
  },
  'visit.facilitator-not-certified': {
    status: 409,
    sentence: () => ({
      id: 'Petugas ini belum bersertifikat untuk kuesioner ground check ini. Minta ia mengikuti tes dahulu.',
      en: 'This officer is not certified for the questionnaire of this campaign. Ask them to take the test first.',
    }),
  },
  'visit.assigned-to-another': {
    status: 409,
    sentence: () => ({
      id: 'Keluarga ini sekarang tugas petugas lain. Kiriman Anda disimpan untuk diperiksa koordinator.',
      en: "This family is another officer's task now. What you sent is kept for the supervisor to look at.",
    }),
  },
  'visit.answers-incomplete': {
    status: 422,
    sentence: ({ count }) => ({
      id: `Kunjungan belum dapat diterima: ${count} isian belum lengkap atau bertentangan. Kiriman disimpan.`,
      en: `The visit cannot be taken yet: ${count} answers are missing or contradict each other. What was sent is kept.`,
    }),
  },
  'visit.photos-still-coming': {
    status: 409,
    sentence: () => ({
      id: 'Foto kunjungan ini belum semuanya tiba. Setujui setelah ponsel petugas selesai mengirim, atau kembalikan.',
      en: "Not all photos of this visit have arrived. Approve when the officer's phone has sent them, or return it.",
    }),
  },
  'visit.own-visit': {
    status: 403,
    sentence: () => ({
      id: 'Anda sendiri yang membuat kunjungan ini, jadi orang lain yang memeriksanya.',
      en: 'You made this visit yourself, so another person reviews it.',
    }),
  },
  'visit.based-on-older-version': {
    status: 409,
    sentence: () => ({
      id: 'Tugas ini berubah di kantor sesudah diunduh ponsel. Kiriman disimpan; koordinator memutuskan mana yang berlaku.',
      en: 'The office changed this task after the phone took it. What was sent is kept; the supervisor decides.',
    }),
  },
  'visit.same-answer-changed': {
    status: 409,
    sentence: ({ count }) => ({
      id: `${count === 1 ? 'Satu isian' : `${count} isian`} yang sama diubah juga oleh kiriman lain. Tidak ada yang ditimpa; koordinator memutuskan mana yang berlaku.`,
      en: `${count === 1 ? 'One answer was' : `${count} answers were`} changed by another message too. Nothing is overwritten; the supervisor decides which stands.`,
    }),
  },
  'visit.photo-undeclared': {
    status: 422,
    sentence: () => ({
      id: 'Ada foto dalam isian yang tidak ikut dalam daftar kiriman. Kiriman disimpan untuk diperiksa koordinator.',
      en: 'A photo in the answers is missing from the list of what is sent. What was sent is kept for the supervisor.',
    }),
  },
  'visit.other-questionnaire': {
    status: 422,
    sentence: () => ({
      id: 'Isian ini memakai kuesioner lain dari yang ditetapkan ground check ini. Kiriman disimpan.',
      en: 'These answers use another questionnaire than the campaign. What was sent is kept.',
    }),
  },
  'visit.verdict-missing': {
    status: 422,
    sentence: () => ({
      id: 'Pilih dahulu: apakah kunjungan ini membenarkan perubahan yang dilaporkan?',
      en: 'Choose first: does this visit bear out the reported change?',
    }),
  },
  'visit.notes-missing': {
    status: 422,
    sentence: () => ({
      id: 'Tulis alasan dan sedikitnya satu catatan pada pertanyaan, agar petugas tahu apa yang harus diperbaiki.',
      en: 'Write the reason and at least one note on a question, so that the officer knows what to correct.',
    }),
  },
  'visit.village-unknown': {
    status: 422,
    sentence: () => ({
      id: 'Desa yang disebut bukan desa lain dalam kabupaten ini. Kembalikan kunjungan dan minta desa yang benar.',
      en: 'The village named is not another village of this regency. Return the visit and ask for the right one.',
    }),
  },
  'visit.not-ordered-now': {
    status: 409,
    sentence: () => ({
      id: 'Perubahan ini tidak sedang menunggu kunjungan, atau kunjungannya sudah dipesan.',
      en: 'This change is not waiting for a visit, or the visit has been ordered already.',
    }),
  },
})

function listed(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : ''
}
