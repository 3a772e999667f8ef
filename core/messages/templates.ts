/**
 * What the office may say to a citizen outside its own pages, as data. A message may be read over a shoulder, on
 * a lent phone, by whoever holds the number today: so it tells that something happened and where to read it,
 * never what it is about. No NIK, no card number, no decile, no programme, no name.
 */

/** Text with `{value}` in the place of what is filled in. */
export type MessageText = string

/** What may be filled in, and the only form it may have: nothing a person typed can enter a message. */
export const messageValues = {
  ticket: /^JT-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/,
  /** `YYYY-MM-DD`; written out in the language of the message. */
  day: /^\d{4}-\d{2}-\d{2}$/,
  code: /^\d{6}$/,
  minutes: /^\d{1,3}$/,
} as const satisfies Record<string, RegExp>
export type MessageValue = keyof typeof messageValues

export interface TemplateRule {
  /** For the desk's lists. */
  readonly title: { readonly id: string; readonly en: string }
  readonly values: readonly MessageValue[]
  /**
   * What happens when no channel reaches the citizen. `person`: somebody tells them, as a task of a desk.
   * `drop`: it was a courtesy, or has no worth later.
   */
  readonly unreached: 'person' | 'drop'
}

export const messageTemplates = {
  report_received: {
    title: { id: 'Laporan diterima', en: 'Report received' },
    values: ['ticket', 'day'],
    unreached: 'drop',
  },
  question_asked: {
    title: { id: 'Ada pertanyaan', en: 'A question' },
    values: ['ticket'],
    unreached: 'person',
  },
  interim_answer: {
    title: { id: 'Kabar sementara', en: 'Interim answer' },
    values: ['ticket', 'day'],
    unreached: 'person',
  },
  answer_ready: {
    title: { id: 'Jawaban', en: 'Answer' },
    values: ['ticket', 'day'],
    unreached: 'person',
  },
  settled_asked: {
    title: { id: 'Apakah sudah beres?', en: 'Is it settled?' },
    values: ['ticket', 'day'],
    unreached: 'drop',
  },
  report_closed: {
    title: { id: 'Laporan selesai', en: 'Report closed' },
    values: ['ticket'],
    unreached: 'drop',
  },
  appeal_received: {
    title: { id: 'Banding diterima', en: 'Appeal received' },
    values: ['ticket', 'day'],
    unreached: 'drop',
  },
  appeal_answered: {
    title: { id: 'Jawaban banding', en: 'Answer to the appeal' },
    values: ['ticket'],
    unreached: 'person',
  },
  collect_answer: {
    title: { id: 'Jawaban dapat diambil', en: 'An answer can be collected' },
    values: ['ticket', 'day'],
    unreached: 'person',
  },
  one_time_code: {
    title: { id: 'Kode sekali pakai', en: 'One-time code' },
    values: ['code', 'minutes'],
    unreached: 'drop',
  },
  phone_bound: {
    title: { id: 'Nomor didaftarkan', en: 'Number bound' },
    values: [],
    unreached: 'drop',
  },
} as const satisfies Record<string, TemplateRule>

export type MessageTemplate = keyof typeof messageTemplates

/** The values a template needs, no more and no less. */
export type ValuesOf<Name extends MessageTemplate> = {
  readonly [Value in (typeof messageTemplates)[Name]['values'][number]]: string
}

/** A template with what is filled in: each with its own values. */
export type FilledMessage = {
  readonly [Name in MessageTemplate]: { readonly template: Name; readonly values: ValuesOf<Name> }
}[MessageTemplate]

export type MessageCatalogue = Readonly<Record<MessageTemplate, MessageText>>

const id: MessageCatalogue = {
  report_received:
    'Jepara Tanggap: laporan {ticket} sudah diterima dan diperiksa paling lambat {day}. Lihat perkembangannya dengan nomor ini dan PIN Anda. Gratis.',
  question_asked:
    'Jepara Tanggap: ada pertanyaan petugas tentang laporan {ticket}. Jawab di halaman Lacak laporan dengan PIN Anda, atau di balai desa.',
  interim_answer:
    'Jepara Tanggap: laporan {ticket} masih kami kerjakan. Langkahnya dapat dilihat dengan PIN Anda. Kabar berikutnya paling lambat {day}.',
  answer_ready:
    'Jepara Tanggap: laporan {ticket} sudah dijawab, dengan alasannya. Baca dengan PIN Anda, lalu katakan sudah beres atau belum, paling lambat {day}.',
  settled_asked:
    'Jepara Tanggap: apakah laporan {ticket} sudah beres? Jawab dengan PIN Anda. Tanpa jawaban, laporan ditutup setelah {day}.',
  report_closed: 'Jepara Tanggap: laporan {ticket} ditutup. Bila keadaan berubah lagi, buat laporan baru.',
  appeal_received:
    'Jepara Tanggap: keberatan Anda atas laporan {ticket} diterima. Petugas lain memeriksanya dan menjawab paling lambat {day}.',
  appeal_answered:
    'Jepara Tanggap: keberatan Anda atas laporan {ticket} sudah dijawab oleh petugas lain. Baca dengan PIN Anda.',
  collect_answer:
    'Jepara Tanggap: jawaban laporan {ticket} dapat diambil di balai desa mulai {day}. Bawa KTP. Gratis.',
  one_time_code:
    'Kode Jepara Tanggap: {code}. Berlaku {minutes} menit. Jangan berikan kepada siapa pun; petugas tidak pernah memintanya.',
  phone_bound:
    'Jepara Tanggap: nomor ini sekarang menerima kabar dari kami. Bukan Anda yang meminta? Beri tahu balai desa.',
}

const en: MessageCatalogue = {
  report_received:
    'Jepara Tanggap: report {ticket} has arrived and is looked at by {day}. See how it goes with this number and your PIN. Free of charge.',
  question_asked:
    'Jepara Tanggap: an officer has a question about report {ticket}. Answer on the Track a report page with your PIN, or at the village office.',
  interim_answer:
    'Jepara Tanggap: we are still working on report {ticket}. See the present step with your PIN. You hear from us again by {day}.',
  answer_ready:
    'Jepara Tanggap: report {ticket} is answered, with the reason. Read it with your PIN, then say whether it is settled, by {day}.',
  settled_asked:
    'Jepara Tanggap: is report {ticket} settled? Answer with your PIN. Without an answer it is closed after {day}.',
  report_closed: 'Jepara Tanggap: report {ticket} is closed. If things change again, make a new report.',
  appeal_received:
    'Jepara Tanggap: your appeal about report {ticket} has arrived. Another officer looks at it and answers by {day}.',
  appeal_answered:
    'Jepara Tanggap: your appeal about report {ticket} is answered by another officer. Read it with your PIN.',
  collect_answer:
    'Jepara Tanggap: the answer to report {ticket} can be collected at the village office from {day}. Bring your identity card. Free of charge.',
  one_time_code:
    'Jepara Tanggap code: {code}. Good for {minutes} minutes. Give it to nobody; officers never ask for it.',
  phone_bound:
    'Jepara Tanggap: this number now gets news from us. It was not you who asked? Tell the village office.',
}

/** Javanese may be added text by text; what is not there yet is said in Indonesian. */
const jv: Partial<MessageCatalogue> = {}

export const messageCatalogues: MessageCatalogues = { id, en, jv }
export interface MessageCatalogues {
  readonly id: MessageCatalogue
  readonly en: MessageCatalogue
  readonly jv: Partial<MessageCatalogue>
}
export const messageLanguages = ['id', 'en', 'jv'] as const
export type MessageLanguage = (typeof messageLanguages)[number]
