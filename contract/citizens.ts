import { roles } from '@tanggap/core/access'
import { caseStatuses } from '@tanggap/core/campaigns'
import { type ChangeKind, changeKinds, changeStatuses } from '@tanggap/core/changes'
import {
  ageingBuckets,
  likenesses,
  type TicketAction,
  type TicketKind,
  ticketKinds,
  ticketStatuses,
  ticketWorkflow,
} from '@tanggap/core/citizens'
import * as z from 'zod/mini'
import { bilingual, refusals } from './refusal.ts'
import { route } from './route.ts'

/** The desk behind Jepara Tanggap: tickets, and the slips by which a family opens its own page. */

const uuid = z.uuid()
const villageCode = z.string().check(z.regex(/^\d{10}$/))
const kind = z.enum(Object.keys(ticketKinds) as TicketKind[])
const changeKind = z.enum(Object.keys(changeKinds) as ChangeKind[])
const status = z.enum(ticketStatuses)
const action = z.enum(Object.keys(ticketWorkflow) as TicketAction[])
const version = z.number().check(z.int())
const id = z.object({ id: uuid })
const flag = z.optional(z.enum(['1']))
const text = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))

const ticketSummary = z.object({
  id: uuid,
  number: z.string(),
  kind,
  channel: z.enum(['portal', 'desk']),
  villageCode: z.string(),
  villageName: z.string(),
  status,
  receivedAt: z.string(),
  /** Of the present step: the desk's, or the change's once there is one. */
  dueAt: z.nullable(z.string()),
  overdue: z.boolean(),
  linked: z.boolean(),
  /** How near its deadline. */
  ageing: z.enum(ageingBuckets),
  /** The register or a visit brought something new about its family since the desk last looked. */
  dataChangedAt: z.nullable(z.string()),
  version,
})
export type TicketSummary = z.infer<typeof ticketSummary>

export const listTickets = route({
  method: 'GET',
  path: '/api/tickets',
  summary: 'Tickets within the range of the office, the most urgent and the oldest deadline first',
  query: z.object({
    status: z.optional(status),
    kind: z.optional(kind),
    village: z.optional(villageCode),
    /** Everything, also what is answered or closed. */
    all: flag,
    overdue: flag,
    /** Only those whose family has newer data than the desk has seen. */
    changed: flag,
    /** The number of a ticket, as far as it is known. */
    q: z.optional(z.string().check(z.maxLength(30))),
    page: z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1),
  }),
  answer: z.object({
    tickets: z.array(ticketSummary),
    total: z.number(),
    pageSize: z.number(),
    counts: z.object({
      open: z.number(),
      overdue: z.number(),
      byStatus: z.record(z.string(), z.number()),
      ageing: z.record(z.string(), z.number()),
    }),
  }),
})

const candidate = z.object({
  id: uuid,
  headName: z.string(),
  /** The member by whom it was found, when that is not the head. */
  foundName: z.nullable(z.string()),
  hamlet: z.string(),
  rt: z.string(),
  rw: z.string(),
  villageName: z.string(),
  members: z.number(),
  status: z.enum(['active', 'ended']),
})
export type Candidate = z.infer<typeof candidate>

const ticketDetail = z.object({
  ...ticketSummary.shape,
  /** The citizen's words: question and answer. */
  answers: z.array(z.object({ key: z.string(), label: bilingual, value: bilingual })),
  headName: z.nullable(z.string()),
  where: z.nullable(z.string()),
  /** The last four digits of the NIK that was given, if one was. */
  nikTail: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  photos: z.array(z.object({ sha256: z.string() })),
  /** There is a spoken report to listen to. */
  voice: z.boolean(),
  family: z.nullable(
    z.object({
      id: uuid,
      headName: z.string(),
      hamlet: z.string(),
      rt: z.string(),
      rw: z.string(),
      members: z.array(z.object({ personId: uuid, name: z.string() })),
    }),
  ),
  change: z.nullable(
    z.object({
      id: uuid,
      number: z.string(),
      kind: changeKind,
      status: z.enum(changeStatuses),
      dueAt: z.nullable(z.string()),
    }),
  ),
  /** What happened to it and to the change it opened, newest first, as the citizen reads it. */
  lines: z.array(
    z.object({
      key: z.string(),
      at: z.string(),
      title: bilingual,
      text: z.nullable(bilingual),
      note: z.nullable(z.string()),
      role: z.enum(roles),
    }),
  ),
  allowed: z.array(action),
  /** The change this kind usually opens, with what the citizen said already filled in. */
  proposal: z.nullable(
    z.object({
      kind: changeKind,
      stated: z.record(z.string(), z.string()),
      explanation: z.string(),
      /** The member the citizen named, when exactly one of the family fits. */
      personId: z.nullable(uuid),
      /** What the report itself changes, from the register's value to what was told, in words. */
      items: z.array(z.object({ subjectName: z.string(), label: bilingual, from: bilingual, to: bilingual })),
    }),
  ),
  contestableUntil: z.nullable(z.string()),
  appealableUntil: z.nullable(z.string()),
  /** By when the law wants the citizen to hear something meanwhile. */
  interimDueAt: z.nullable(z.string()),
  /** Many reports from one place within an hour: worth a look, and nothing follows from it. */
  patterns: z.array(z.object({ by: z.enum(['phone', 'origin', 'village']), count: z.number() })),
})
export type TicketDetail = z.infer<typeof ticketDetail>

export const getTicket = route({
  method: 'GET',
  path: '/api/tickets/:id',
  summary: 'One ticket: what was said, what happened, what may be done',
  params: id,
  answer: ticketDetail,
})

export const ticketPhoto = route({
  method: 'GET',
  path: '/api/tickets/:id/photos/:sha256',
  summary: 'A photo the citizen added',
  params: z.object({ id: uuid, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
  answer: z.unknown(),
})

export const ticketVoice = route({
  method: 'GET',
  path: '/api/tickets/:id/voice',
  summary: 'What the citizen told by voice; played at the desk, kept nowhere else',
  params: id,
  answer: z.unknown(),
})

const similarMattersShape = z.object({
  tickets: z.array(
    z.object({
      id: uuid,
      number: z.string(),
      kind,
      status,
      receivedAt: z.string(),
      /** What they have in common. */
      why: z.array(z.enum(likenesses)),
      headName: z.nullable(z.string()),
      where: z.nullable(z.string()),
      answers: z.array(z.object({ key: z.string(), label: bilingual, value: bilingual })),
    }),
  ),
  changes: z.array(
    z.object({
      id: uuid,
      number: z.string(),
      kind: changeKind,
      status: z.enum(changeStatuses),
      headName: z.string(),
    }),
  ),
  cases: z.array(
    z.object({
      id: uuid,
      number: z.number(),
      status: z.enum(caseStatuses),
      headName: z.string(),
      campaign: z.string(),
    }),
  ),
})
export type SimilarMatters = z.infer<typeof similarMattersShape>

export const similarTickets = route({
  method: 'GET',
  path: '/api/tickets/:id/similar',
  summary: 'What may be the same matter: other reports, visits and changes under way',
  params: id,
  answer: similarMattersShape,
})

export const seeNewData = route({
  method: 'POST',
  path: '/api/tickets/:id/seen',
  summary: 'Notes that the desk has looked at what is new about the family',
  params: id,
  body: z.object({ version }),
  answer: ticketDetail,
})

export const ticketTrail = route({
  method: 'GET',
  path: '/api/tickets/:id/trail',
  summary: 'Who read and did what about the family of a request over its own data',
  params: id,
  answer: z.object({
    looks: z.array(z.object({ day: z.string(), role: z.enum(roles), action: z.string(), times: z.number() })),
    total: z.number(),
  }),
})

/** By POST, because an address is written down in places where a NIK must not be. */
export const findCandidates = route({
  method: 'POST',
  path: '/api/tickets/:id/candidates',
  summary: 'Families of the village the ticket may be about',
  params: id,
  body: z.object({
    /** A name, or sixteen digits of a NIK or card. Absent: what the citizen gave. */
    q: z.optional(z.string().check(z.maxLength(100))),
  }),
  answer: z.object({
    /** `nik`: by the number the citizen gave, so almost certain. */
    by: z.enum(['nik', 'name', 'nothing']),
    families: z.array(
      z.object({
        ...candidate.shape,
        /** How well what was told agrees with the register. */
        evidence: z.object({
          nik: z.nullable(z.boolean()),
          name: z.enum(['same', 'alike', 'other', 'untold']),
          place: z.enum(['same', 'other', 'untold']),
          certain: z.boolean(),
        }),
      }),
    ),
    /** What the citizen told, to lay beside it. */
    told: z.object({ headName: z.string(), where: z.string() }),
  }),
})

export const linkTicket = route({
  method: 'POST',
  path: '/api/tickets/:id/link',
  summary: 'Says which family of the register a ticket is about',
  params: id,
  body: z.object({ familyId: uuid, version }),
  answer: ticketDetail,
})

export const startFollowUp = route({
  method: 'POST',
  path: '/api/tickets/:id/follow-up',
  summary:
    'Takes a ticket up: opens the change it reports, or begins work that changes nothing in the register',
  params: id,
  body: z.object({
    version,
    proposal: z.nullable(
      z.object({
        kind: changeKind,
        personId: z.nullable(uuid),
        stated: z.record(z.string(), z.string().check(z.maxLength(300))),
        explanation: z.string().check(z.trim(), z.minLength(10), z.maxLength(2000)),
      }),
    ),
  }),
  answer: ticketDetail,
})

export const stepTicket = route({
  method: 'POST',
  path: '/api/tickets/:id/steps',
  summary:
    'Asks for more, tells meanwhile, answers, redirects, marks a duplicate, notes what was told, reopens, appeals, or judges an appeal',
  params: id,
  body: z.object({
    action: z.enum([
      'askForMore',
      'giveMore',
      'interim',
      'answer',
      'redirect',
      'markDuplicate',
      'reopen',
      'appeal',
      'upholdAnswer',
      'overturnAnswer',
    ]),
    version,
    /** What the citizen will read. */
    note: text(2000),
  }),
  answer: ticketDetail,
})

export const reportForCitizen = route({
  method: 'POST',
  path: '/api/tickets',
  summary: 'Writes down at the desk what a citizen tells',
  body: z.object({
    /** Made by the screen when the form opens: sending it twice makes one ticket. */
    draftId: uuid,
    kind,
    villageCode,
    answers: z.record(z.string(), z.string().check(z.maxLength(2000))),
    headName: z.string().check(z.maxLength(120)),
    where: z.string().check(z.maxLength(200)),
    nik: z.string().check(z.maxLength(40)),
    phone: z.string().check(z.maxLength(40)),
  }),
  answer: z.object({
    id: uuid,
    number: z.string(),
    pin: z.string(),
    verifyBy: z.string(),
    followUpBy: z.string(),
  }),
})

const slip = z.object({
  id: uuid,
  serial: z.string(),
  villageCode: z.string(),
  familyId: z.nullable(uuid),
  headName: z.nullable(z.string()),
  status: z.enum(['printed', 'dispatched', 'bound', 'revoked']),
  printedAt: z.string(),
  boundAt: z.nullable(z.string()),
  boundVia: z.nullable(z.string()),
  revokedAt: z.nullable(z.string()),
  revokedReason: z.nullable(z.string()),
})
export type Slip = z.infer<typeof slip>

export const listSlips = route({
  method: 'GET',
  path: '/api/slips',
  summary: 'Slips of the office’s range, what happened last on top',
  query: z.object({
    village: z.optional(villageCode),
    status: z.optional(slip.shape.status),
    /** The serial, as far as it is known. */
    q: z.optional(z.string().check(z.maxLength(20))),
    page: z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1),
  }),
  answer: z.object({
    slips: z.array(slip),
    total: z.number(),
    pageSize: z.number(),
    counts: z.object({
      printed: z.number(),
      dispatched: z.number(),
      bound: z.number(),
      revoked: z.number(),
    }),
  }),
})

export const printSlips = route({
  method: 'POST',
  path: '/api/slips/sheets',
  summary: 'Makes new slips and answers the sheet to print; the codes are told this once',
  body: z.object({ villageCode, count: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(400)) }),
  answer: z.unknown(),
})

/** By POST for the same reason. */
export const findFamiliesForSlip = route({
  method: 'POST',
  path: '/api/slips/families',
  summary: 'Families a slip may be handed to, by name or by a number read from their card',
  body: z.object({
    q: z.string().check(z.minLength(3), z.maxLength(100)),
    village: z.optional(villageCode),
  }),
  answer: z.object({ families: z.array(candidate) }),
})

export const bindSlip = route({
  method: 'POST',
  path: '/api/slips/bind',
  summary: 'Hands a slip to a family at the desk, after seeing who stands there',
  body: z.object({
    serial: z.string().check(z.maxLength(20)),
    familyId: uuid,
    /** What was seen: the identity card, the family card, or the person is known. */
    identityCheck: text(200),
  }),
  answer: slip,
})

export const revokeSlip = route({
  method: 'POST',
  path: '/api/slips/:id/revoke',
  summary: 'Takes a slip out of use',
  params: id,
  body: z.object({ reason: text(300) }),
  answer: slip,
})

export const citizenRefusals = refusals({
  'slip.serial-format': {
    status: 422,
    sentence: () => ({
      id: 'Nomor slip terdiri dari 8 angka, misalnya 0001234-7. Periksa kembali.',
      en: 'A slip number has 8 digits, such as 0001234-7. Check it again.',
    }),
  },
  'slip.serial-typo': {
    status: 422,
    sentence: () => ({
      id: 'Ada angka nomor slip yang salah ketik atau tertukar. Cocokkan dengan yang tercetak di luar slip.',
      en: 'A digit of the slip number is mistyped or exchanged. Compare it with the print outside the slip.',
    }),
  },
  'slip.unknown': {
    status: 404,
    sentence: ({ serial }) => ({
      id: `Slip ${serial} tidak ada di wilayah kerja Anda. Pakai slip yang dicetak untuk desa ini.`,
      en: `There is no slip ${serial} within your area. Use a slip printed for this village.`,
    }),
  },
  'slip.bound-to-another': {
    status: 409,
    sentence: ({ serial }) => ({
      id: `Slip ${serial} sudah dipegang keluarga lain. Pakai slip baru, lalu laporkan slip ini.`,
      en: `Slip ${serial} is held by another family. Use a new slip, and report this one.`,
    }),
  },
  'slip.another-village': {
    status: 409,
    sentence: ({ serial }) => ({
      id: `Slip ${serial} dicetak untuk desa lain. Pakai slip yang dicetak untuk desa keluarga ini; slip tadi belum terikat.`,
      en: `Slip ${serial} was printed for another village. Use one printed for this family's village; that slip is not bound.`,
    }),
  },
  'slip.revoked': {
    status: 409,
    sentence: ({ serial }) => ({
      id: `Slip ${serial} sudah dicabut dan tidak dapat dipakai lagi. Pakai slip baru.`,
      en: `Slip ${serial} has been revoked and cannot be used again. Use a new slip.`,
    }),
  },
  'slip.too-many': {
    status: 422,
    sentence: ({ most }) => ({
      id: `Sekali cetak paling banyak ${most} slip.`,
      en: `At most ${most} slips are printed at once.`,
    }),
  },
  'ticket.another-desk': {
    status: 403,
    sentence: () => ({
      id: 'Laporan seperti ini ditangani meja lain.',
      en: 'A ticket of this kind belongs to another desk.',
    }),
  },
  'ticket.concerns-no-family': {
    status: 409,
    sentence: () => ({
      id: 'Laporan ini tidak tentang keluarga yang sudah tercatat, jadi tidak perlu dihubungkan.',
      en: 'This ticket is not about a recorded family, so there is nothing to link.',
    }),
  },
  'ticket.not-linked': {
    status: 409,
    sentence: () => ({
      id: 'Hubungkan dahulu laporan ini dengan keluarga di data.',
      en: 'Link this ticket to a family of the register first.',
    }),
  },
  'ticket.not-confirmed': {
    status: 409,
    sentence: () => ({
      id: 'Keluarga belum menegaskan lagi bahwa bantuan tidak diperlukan. Tunggu masa tujuh hari dan penegasannya; sampai itu belum ada yang diubah.',
      en: 'The family has not confirmed yet that it needs no aid. Wait for the seven days and its confirmation; nothing is changed until then.',
    }),
  },
  'ticket.too-late-to-contest': {
    status: 409,
    sentence: () => ({
      id: 'Waktu 10 hari kerja untuk membuka kembali laporan ini sudah lewat. Buat laporan baru.',
      en: 'The 10 working days to reopen this report are over. Make a new report.',
    }),
  },
  'ticket.too-late-to-appeal': {
    status: 409,
    sentence: () => ({
      id: 'Jawaban ini tidak dapat lagi diperiksa petugas lain: 21 hari kerja sudah lewat, atau belum ada jawabannya. Buat laporan baru.',
      en: 'No other officer can look at this any more: the 21 working days are over, or there is no answer yet. Make a new report.',
    }),
  },
  'ticket.had-a-part': {
    status: 403,
    sentence: () => ({
      id: 'Anda ikut menangani laporan ini, jadi keberatannya diperiksa petugas lain.',
      en: 'You had a hand in this report, so another officer looks at the appeal.',
    }),
  },
  'ticket.gap-left': {
    status: 422,
    sentence: () => ({
      id: 'Masih ada bagian […] yang belum diisi. Isi atau hapus dahulu, baru kirim.',
      en: 'A part […] is still to be filled in. Fill it in or remove it, then send.',
    }),
  },
  'ticket.can-still-be-contested': {
    status: 409,
    sentence: () => ({
      id: 'Warga masih dapat menyanggah jawaban ini, jadi laporan belum dapat ditutup.',
      en: 'The citizen can still contest the answer, so the ticket cannot be closed yet.',
    }),
  },
  'ticket.answer-missing': {
    status: 422,
    sentence: ({ fields }) => ({
      id: `Lengkapi dahulu: ${Array.isArray(fields) ? fields.join(', ') : ''}.`,
      en: `Fill in first: ${Array.isArray(fields) ? fields.join(', ') : ''}.`,
    }),
  },
  'ticket.proposal-missing': {
    status: 422,
    sentence: () => ({
      id: 'Laporan ini mengubah data keluarga. Isi usulannya dahulu.',
      en: 'This ticket reports a change of the register. Fill in the proposal first.',
    }),
  },
  'voice.empty': {
    status: 422,
    sentence: () => ({
      id: 'Rekaman suaranya kosong. Rekam sekali lagi, atau lewati.',
      en: 'The recording is empty. Record it again, or skip it.',
    }),
  },
  'voice.too-large': {
    status: 413,
    sentence: () => ({
      id: 'Rekaman terlalu panjang. Paling lama 2 menit; ceritakan yang terpenting saja.',
      en: 'The recording is too long. At most 2 minutes; tell what matters most.',
    }),
  },
  'voice.not-a-recording': {
    status: 422,
    sentence: () => ({
      id: 'Berkas ini bukan rekaman suara. Pilih rekaman dari ponsel, atau lewati.',
      en: 'This file is no sound recording. Choose one from the phone, or skip it.',
    }),
  },
  'image.empty': {
    status: 422,
    sentence: () => ({
      id: 'Berkas fotonya kosong. Ambil ulang fotonya.',
      en: 'The photo is empty. Take it again.',
    }),
  },
  'image.not-a-photo': {
    status: 422,
    sentence: () => ({
      id: 'Berkas ini bukan foto JPEG atau PNG. Pilih foto dari kamera ponsel.',
      en: 'This file is no JPEG or PNG photo. Choose a photo from the camera.',
    }),
  },
  'image.too-large': {
    status: 413,
    sentence: ({ limit }) => ({
      id: `Foto terlalu besar (paling besar ${limit}). Pilih foto yang lebih kecil.`,
      en: `The photo is too large (at most ${limit}). Choose a smaller one.`,
    }),
  },
})
