import {
  type ChangeAction,
  type ChangeKind,
  changeKinds,
  changeStatuses,
  doors,
  staircase,
  type VillageKind,
  villageKinds,
} from '@tanggap/core/changes'
import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

const actions = Object.keys(staircase) as ChangeAction[]
const kinds = Object.keys(changeKinds) as ChangeKind[]
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

export const changeSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  villageCode: z.string(),
  familyId: z.nullable(z.uuid()),
  headName: z.string(),
  kind: z.enum(kinds),
  /** False when it only records what the register never held. Events always count as true. */
  correctsAny: z.boolean(),
  door: z.enum(doors),
  status: z.enum(changeStatuses),
  proposedAt: z.string(),
  stepEnteredAt: z.string(),
  dueAt: z.nullable(z.string()),
  overdue: z.boolean(),
  version: z.number(),
  contentHash: hash,
})
export type ChangeSummary = z.infer<typeof changeSummary>

export const changeItem = z.object({
  position: z.number(),
  subject: z.enum(['family', 'member']),
  personId: z.nullable(z.string()),
  subjectName: z.string(),
  question: z.string(),
  /** Identity numbers are masked; values this office may not see are null and `hidden`. */
  from: z.unknown(),
  to: z.unknown(),
  sensitivity: z.enum(['general', 'identity', 'specific']),
  /** The register held nothing here; said of hidden values too, whose `from` is not shown. */
  firstRecorded: z.boolean(),
  hidden: z.boolean(),
})
export type ChangeItemShown = z.infer<typeof changeItem>

export const changeEvent = z.object({
  id: z.uuid(),
  /** A step of the staircase, `propose`, or `missDeadline`. */
  action: z.string(),
  from: z.nullable(z.string()),
  to: z.enum(changeStatuses),
  role: z.string(),
  actorName: z.string(),
  reason: z.nullable(z.string()),
  at: z.string(),
})
export type ChangeEventShown = z.infer<typeof changeEvent>

export const changeDetail = z.object({
  ...changeSummary.shape,
  personId: z.nullable(z.uuid()),
  sourceId: z.uuid(),
  explanation: z.string(),
  items: z.array(changeItem),
  events: z.array(changeEvent),
  /** The steps this office may take here now; a screen shows these and no others. */
  allowed: z.array(z.enum(actions)),
  stairs: z.array(z.enum(changeStatuses)),
  /** Who may act next. */
  desk: z.array(z.string()),
  /** The part this person has had in it, which is why some steps are not theirs. */
  ownPart: z.nullable(z.string()),
})
export type ChangeDetail = z.infer<typeof changeDetail>

const id = z.object({ id: z.uuid() })
const flag = z.optional(z.enum(['1']))

export const listChanges = route({
  method: 'GET',
  path: '/api/changes',
  summary: 'Changes within the range of the office, oldest deadline first',
  query: z.object({
    status: z.optional(z.enum(changeStatuses)),
    kind: z.optional(z.enum(kinds)),
    door: z.optional(z.enum(doors)),
    village: z.optional(z.string().check(z.regex(/^\d{10}$/))),
    /** Only what waits at my desk and is not my own work. */
    mine: flag,
    overdue: flag,
    /** Part of the number or of the head's name. */
    q: z.optional(z.string().check(z.maxLength(60))),
    /** `next` of the page before. */
    after: z.optional(z.string().check(z.maxLength(100))),
    limit: z.optional(z.string().check(z.regex(/^\d{1,3}$/))),
  }),
  answer: z.object({
    changes: z.array(changeSummary),
    next: z.nullable(z.string()),
    counts: z.object({ mine: z.number(), overdue: z.number(), byStatus: z.record(z.string(), z.number()) }),
  }),
})

export const getChange = route({
  method: 'GET',
  path: '/api/changes/:id',
  summary: 'One change with its content, its way and the steps allowed',
  params: id,
  answer: changeDetail,
})

export const unmaskItem = route({
  method: 'POST',
  path: '/api/changes/:id/unmasking',
  summary: 'Shows one identity number in full, to whoever checks it, with the reason; logged',
  params: id,
  body: z.object({
    position: z.number().check(z.int()),
    reason: z.string().check(z.trim(), z.minLength(5), z.maxLength(500)),
  }),
  answer: z.object({ from: z.nullable(z.string()), to: z.nullable(z.string()) }),
})

export const takeStep = route({
  method: 'POST',
  path: '/api/changes/:id/steps',
  summary: 'Takes a step of the staircase on the content that was seen',
  params: id,
  body: z.object({
    action: z.enum(actions),
    version: z.number().check(z.int()),
    contentHash: hash,
    reason: z.optional(z.string().check(z.maxLength(2000))),
    /** With `resubmit` only: what the items should say instead. */
    correction: z.optional(
      z.array(z.object({ position: z.number().check(z.int()), to: z.unknown() })).check(z.maxLength(200)),
    ),
  }),
  answer: z.object({
    change: changeDetail,
    /** The next one waiting at this desk. */
    nextId: z.nullable(z.uuid()),
  }),
})

export const proposeByVillage = route({
  method: 'POST',
  path: '/api/changes',
  summary: 'A village proposes a change of composition, a new family or corrected values',
  body: z.object({
    villageCode: z.string().check(z.regex(/^\d{10}$/)),
    familyId: z.nullable(z.uuid()),
    personId: z.nullable(z.uuid()),
    kind: z.enum([...villageKinds, 'correct_values'] as [VillageKind | 'correct_values']),
    /** By the keys of the kind's form; for corrected values by the questionnaire's keys. */
    stated: z.record(z.string(), z.string().check(z.maxLength(300))),
    explanation: z.string().check(z.trim(), z.minLength(10), z.maxLength(2000)),
  }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const findProposable = route({
  method: 'GET',
  path: '/api/proposable-families',
  summary: "Families of the village by part of the head's name, to propose a change for",
  query: z.object({ q: z.string().check(z.trim(), z.minLength(2), z.maxLength(60)) }),
  answer: z.object({
    families: z.array(
      z.object({ id: z.uuid(), headName: z.string(), hamlet: z.string(), rt: z.string(), rw: z.string() }),
    ),
    /** More than are shown: narrow the search. */
    more: z.boolean(),
  }),
})

export const readProposable = route({
  method: 'GET',
  path: '/api/proposable-families/:id',
  summary: 'What a village sees of a family when it proposes a change: members and what may be corrected',
  params: id,
  answer: z.object({
    id: z.uuid(),
    headName: z.string(),
    /** An ended family can only be taken up again. */
    status: z.enum(['active', 'ended']),
    members: z.array(z.object({ personId: z.uuid(), name: z.string(), relationship: z.string() })),
    /** Who once belonged and may come back, and which fields of the form the register cannot fill. */
    former: z.array(
      z.object({
        personId: z.uuid(),
        name: z.string(),
        relationship: z.string(),
        until: z.string(),
        asked: z.array(z.string()),
      }),
    ),
    values: z.array(z.object({ question: z.string(), value: z.unknown() })),
  }),
})

export const listDestinations = route({
  method: 'GET',
  path: '/api/move-destinations',
  summary: 'Every village of the regency: a family may have moved to any of them',
  answer: z.object({
    villages: z.array(z.object({ code: z.string(), name: z.string(), subdistrict: z.string() })),
  }),
})

export const changeRefusals = refusals({
  'change.own-work': {
    status: 403,
    sentence: ({ part }) => ({
      id: `Anda sudah ${partId[String(part)] ?? 'ikut menangani'} usulan ini. Langkah ini harus diambil orang lain.`,
      en: `You have ${partEn[String(part)] ?? 'had a hand in'} this change already. Another person must take this step.`,
    }),
  },
  'change.family-not-linked': {
    status: 409,
    sentence: () => ({
      id: 'Usulan ini belum dihubungkan ke keluarga di data. Hubungkan dahulu, lalu ulangi.',
      en: 'This change is not linked to a family of the register yet. Link it first.',
    }),
  },
  'change.field-not-confirmed': {
    status: 409,
    sentence: () => ({
      id: 'Belum ada kunjungan yang disetujui untuk usulan ini. Setujui hasil kunjungannya dahulu.',
      en: 'No visit ordered for this change has been approved. Approve its visit first.',
    }),
  },
  'change.needs-meeting': {
    status: 409,
    sentence: () => ({
      id: 'Usulan ini diputuskan dalam musyawarah. Masukkan ke agenda musyawarah desa.',
      en: 'This change is decided in a meeting. Put it on the agenda of a village meeting.',
    }),
  },
  'change.another-door': {
    status: 403,
    sentence: () => ({
      id: 'Usulan ini diperbaiki atau dibatalkan oleh petugas yang menerimanya, bukan oleh jabatan Anda.',
      en: 'This change is repaired or withdrawn by the office it came through, not by yours.',
    }),
  },
  'change.step-belongs-elsewhere': {
    status: 409,
    sentence: ({ carrier }) => ({
      id: `Langkah ini hanya terjadi melalui ${carrierId[String(carrier)] ?? 'bagian lain'}, tidak satu per satu dari usulan.`,
      en: `This step happens only through ${carrierEn[String(carrier)] ?? 'another part'}, not one change at a time.`,
    }),
  },
  'change.content-altered': {
    status: 409,
    sentence: ({ number }) => ({
      id: `Isi usulan ${number} tidak sama dengan segelnya. Jangan diputuskan; laporkan kepada admin dan auditor.`,
      en: `The content of ${number} does not match its seal. Do not decide on it; tell the administrator and the auditor.`,
    }),
  },
  'change.changed-since-verified': {
    status: 409,
    sentence: ({ number }) => ({
      id: `Isi usulan ${number} bukan lagi isi yang diverifikasi. Kembalikan ke verifikasi.`,
      en: `The content of ${number} is no longer what was verified. Return it to verification.`,
    }),
  },
  'change.field-missing': {
    status: 422,
    sentence: ({ fields }) => ({
      id: `Lengkapi dahulu: ${listed(fields)}.`,
      en: `Fill in first: ${listed(fields)}.`,
    }),
  },
  'change.value-wrong': {
    status: 422,
    sentence: ({ field, why }) => ({
      id: `Periksa isian "${field}": ${whyId[String(why)] ?? 'isinya tidak dikenal'}.`,
      en: `Check "${field}": ${whyEn[String(why)] ?? 'its content is not known'}.`,
    }),
  },
  'change.member-unknown': {
    status: 422,
    sentence: () => ({
      id: 'Orang ini tidak tercatat sebagai anggota keluarga tersebut. Pilih anggota dari daftar.',
      en: 'This person is not recorded as a member of that family. Choose a member from the list.',
    }),
  },
  'change.nothing-changes': {
    status: 422,
    sentence: () => ({
      id: 'Isian yang diusulkan sama dengan yang tercatat, jadi tidak ada yang perlu diubah.',
      en: 'What is proposed is what is recorded already, so there is nothing to change.',
    }),
  },
  'change.already-under-way': {
    status: 409,
    sentence: ({ number }) => ({
      id: `Hal yang sama sudah diusulkan dengan nomor ${number} dan masih berjalan. Ikuti usulan itu.`,
      en: `The same has been proposed as ${number} and is under way. Follow that one.`,
    }),
  },
})

const partId: Readonly<Record<string, string>> = {
  proposed: 'mengusulkan',
  visited: 'mengunjungi keluarga untuk',
  reviewed: 'menelaah',
  confirmed: 'memutuskan di musyawarah',
  checked: 'memeriksa kelengkapan',
  verified: 'memverifikasi',
  ratified: 'mengesahkan',
}
const partEn: Readonly<Record<string, string>> = {
  proposed: 'proposed',
  visited: 'made the visit for',
  reviewed: 'reviewed',
  confirmed: 'decided in the meeting on',
  checked: 'checked',
  verified: 'verified',
  ratified: 'ratified',
}
const carrierId: Readonly<Record<string, string>> = {
  meeting: 'berita acara musyawarah',
  visit: 'persetujuan kunjungan lapangan',
  batch: 'berkas pengesahan periode',
  snapshot: 'data DTSEN berikutnya',
}
const carrierEn: Readonly<Record<string, string>> = {
  meeting: 'the minutes of a meeting',
  visit: 'the approval of a field visit',
  batch: "the period's batch",
  snapshot: 'the next DTSEN snapshot',
}
const whyId: Readonly<Record<string, string>> = {
  date: 'tanggal ditulis TTTT-BB-HH dan tidak boleh di masa depan',
  digits: 'hanya angka yang dapat diisi',
  nik: 'NIK terdiri dari 16 angka',
  card: 'nomor KK terdiri dari 16 angka',
  choice: 'pilih salah satu pilihan yang tersedia',
  kept: 'isian ini tidak dapat diusulkan oleh desa',
}
const whyEn: Readonly<Record<string, string>> = {
  date: 'a date is written YYYY-MM-DD and cannot be in the future',
  digits: 'digits only',
  nik: 'a NIK has 16 digits',
  card: 'a family card number has 16 digits',
  choice: 'choose one of the choices offered',
  kept: 'this cannot be proposed by a village',
}

function listed(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : ''
}
