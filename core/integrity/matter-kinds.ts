import type { TicketQuestion } from '../citizens/index.ts'
import type { Bilingual } from '../instrument/index.ts'

/**
 * What is told to the integrity desk alone: objections (sanggah) and what somebody did wrong. The kind itself is
 * sealed with the words; outside the seal stands only how urgent it is.
 */
export interface MatterKindRule {
  readonly title: Bilingual
  readonly hint: Bilingual
  /** It is about a family of the register, so that a re-check visit can be ordered. */
  readonly concernsFamily: boolean
  /** Somebody may be harmed while it waits. It orders the queue, no more. */
  readonly urgent: boolean
}

export const matterKinds = {
  well_off: {
    title: { id: 'Penerima bantuan yang menurut saya mampu', en: 'A recipient who seems well-off' },
    hint: { id: 'Sanggah', en: 'Objection' },
    concernsFamily: true,
    urgent: false,
  },
  gone: {
    title: {
      id: 'Penerima sudah pindah atau meninggal, bantuannya tetap diambil',
      en: 'A recipient moved or died, and the aid is still drawn',
    },
    hint: { id: 'Sanggah', en: 'Objection' },
    concernsFamily: true,
    urgent: false,
  },
  untrue_data: {
    title: { id: 'Data sebuah keluarga dibuat tidak benar', en: 'The data of a family were made untrue' },
    hint: { id: 'Sanggah', en: 'Objection' },
    concernsFamily: true,
    urgent: false,
  },
  fee_demanded: {
    title: { id: 'Ada yang meminta uang atau potongan', en: 'Somebody asked for money or a share' },
    hint: { id: 'Semua layanan ini gratis', en: 'All of these services are free' },
    concernsFamily: false,
    urgent: true,
  },
  favouritism: {
    title: { id: 'Petugas pilih kasih atau mendahulukan keluarganya', en: 'An officer favours their own' },
    hint: {
      id: 'Pendamping, operator, atau perangkat desa',
      en: 'A facilitator, operator or village official',
    },
    concernsFamily: false,
    urgent: false,
  },
  threatened: {
    title: { id: 'Saya ditekan atau diancam', en: 'I am pressed or threatened' },
    hint: { id: 'Karena bantuan, laporan, atau sanggahan', en: 'Over aid, a report or an objection' },
    concernsFamily: false,
    urgent: true,
  },
} as const satisfies Record<string, MatterKindRule>

export type MatterKind = keyof typeof matterKinds

export function matterKindRule(kind: MatterKind): MatterKindRule {
  return matterKinds[kind]
}

export function isMatterKind(text: string): text is MatterKind {
  return Object.hasOwn(matterKinds, text)
}

/**
 * One question a page. Nothing asks for a NIK, and nothing that is typed is looked up: whoever asks here learns
 * of no family. The name of the reporter may stay empty.
 */
export function matterQuestions(kind: MatterKind): readonly TicketQuestion[] {
  const { concernsFamily } = matterKindRule(kind)
  return [
    concernsFamily ? whomYouMean : whoDidIt,
    ...(concernsFamily ? [whereTheyLive] : []),
    sinceWhen,
    whatHappened,
    yourName,
    yourPhone,
    mayTell,
  ]
}

const whomYouMean: TicketQuestion = {
  key: 'who',
  type: 'text',
  label: { id: 'Siapa yang Anda maksud?', en: 'Whom do you mean?' },
  hint: {
    id: 'Nama Anda tidak diberitahukan kepadanya. Sanggahan saja tidak mengubah bantuan siapa pun.',
    en: 'Your name is never told to them. An objection alone changes nobody’s aid.',
  },
  required: true,
}

const whoDidIt: TicketQuestion = {
  key: 'who',
  type: 'text',
  label: { id: 'Siapa yang melakukannya?', en: 'Who did it?' },
  hint: { id: 'Boleh dikosongkan bila tidak tahu.', en: 'Leave it empty if you do not know.' },
  required: false,
}

const whereTheyLive: TicketQuestion = {
  key: 'where',
  type: 'text',
  label: { id: 'Di mana rumahnya?', en: 'Where is their house?' },
  hint: { id: 'Dukuh, RT, dan RW, sejauh Anda tahu.', en: 'Hamlet, RT and RW, as far as you know.' },
  required: false,
}

const sinceWhen: TicketQuestion = {
  key: 'when',
  type: 'text',
  label: { id: 'Kapan terjadi, atau sejak kapan?', en: 'When did it happen, or since when?' },
  hint: { id: 'Kira-kira juga boleh, misalnya: bulan lalu.', en: 'Roughly will do, such as: last month.' },
  required: false,
}

const whatHappened: TicketQuestion = {
  key: 'story',
  type: 'text',
  label: { id: 'Ceritakan dengan kata-kata sendiri', en: 'Tell us in your own words' },
  hint: {
    id: 'Apa yang Anda lihat atau alami. Jangan tulis NIK atau nomor rekening.',
    en: 'What you saw or went through. Do not write a NIK or an account number.',
  },
  required: true,
}

const yourName: TicketQuestion = {
  key: 'reporterName',
  type: 'text',
  label: { id: 'Siapa nama Anda?', en: 'What is your name?' },
  hint: {
    id: 'Boleh dikosongkan. Hanya dua petugas integritas bersama-sama yang dapat membacanya.',
    en: 'May be left empty. Only two integrity officers together can read it.',
  },
  required: false,
}

const yourPhone: TicketQuestion = {
  key: 'reporterPhone',
  type: 'text',
  label: { id: 'Nomor telepon Anda?', en: 'Your telephone number?' },
  hint: {
    id: 'Boleh dikosongkan. Tidak ada pesan yang dikirim; jawaban dibaca dengan nomor tiket dan PIN.',
    en: 'May be left empty. No message is sent; the answer is read with the ticket number and PIN.',
  },
  required: false,
}

const mayTell: TicketQuestion = {
  key: 'mayTell',
  type: 'choice',
  label: {
    id: 'Bila perkara ini diteruskan, bolehkah nama Anda diberitahukan kepada pemeriksanya?',
    en: 'If this is passed on, may your name be told to whoever examines it?',
  },
  options: [
    { key: 'no', label: { id: 'Tidak, rahasiakan nama saya', en: 'No, keep my name secret' } },
    { key: 'yes', label: { id: 'Boleh, kepada pemeriksa saja', en: 'Yes, to the examiner only' } },
  ],
  required: true,
}
