import type { Bilingual } from '../instrument/index.ts'
import type { TicketAction } from './ticket-workflow.ts'

/** A place a person has to fill in. What still holds one is never sent. */
export const gap = '[…]'

export interface AnswerTemplate {
  readonly label: Bilingual
  /** For which steps it is offered. */
  readonly actions: readonly TicketAction[]
  readonly text: Bilingual
}

const onward = {
  id: 'Tidak setuju? Di halaman tiket ini Anda dapat meminta petugas lain memeriksanya, paling lambat 21 hari kerja.',
  en: 'You do not agree? On this ticket’s page you can ask another officer to look at it, within 21 working days.',
}

/** Beginnings of answers: the reason, what was looked at, what happens next, and the way to another person. */
export const answerTemplates = {
  agreed: {
    label: { id: 'Disetujui', en: 'Agreed' },
    actions: ['answer'],
    text: {
      id: `Laporan Anda benar dan datanya sudah diperbarui di kabupaten pada […]. Kami melihat: […]. Berikutnya dikirim ke kementerian; peringkat baru dari BPS perlu sekitar 3 bulan. ${onward.id}`,
      en: `Your report was right and the data were updated in the regency on […]. We looked at: […]. Next they go to the ministry; a new ranking by BPS takes about 3 months. ${onward.en}`,
    },
  },
  refused: {
    label: { id: 'Tidak dapat dilanjutkan', en: 'Cannot go on' },
    actions: ['answer'],
    text: {
      id: `Laporan ini tidak dapat dilanjutkan karena […]. Kami melihat: […]. ${onward.id}`,
      en: `This report cannot go on because […]. We looked at: […]. ${onward.en}`,
    },
  },
  collect: {
    label: { id: 'Ambil jawaban di balai desa', en: 'Collect the answer' },
    actions: ['answer'],
    text: {
      id: 'Jawaban tertulis dan slip untuk melihat data keluarga dapat diambil di balai desa mulai […]. Bawa KTP.',
      en: 'A written answer and a slip to see your family’s data can be collected at the village office from […]. Bring your identity card.',
    },
  },
  visit: {
    label: { id: 'Akan dikunjungi', en: 'A visit will come' },
    actions: ['interim'],
    text: {
      id: 'Pendamping akan datang ke rumah sebelum […] untuk mencatat keadaan sebenarnya. Kunjungan tidak dipungut biaya.',
      en: 'A facilitator will come to your home before […] to record how things are. The visit is free.',
    },
  },
  still: {
    label: { id: 'Masih dikerjakan', en: 'Still being worked on' },
    actions: ['interim'],
    text: {
      id: 'Laporan Anda masih kami kerjakan. Yang sudah dilakukan: […]. Yang ditunggu: […]. Kabar berikutnya paling lambat […].',
      en: 'We are still working on your report. Done so far: […]. Waiting for: […]. You hear from us again by […].',
    },
  },
  documents: {
    label: { id: 'Minta dokumen', en: 'Ask for papers' },
    actions: ['askForMore'],
    text: {
      id: 'Untuk melanjutkan, kami perlu melihat: […]. Bawa ke balai desa, atau tulis di sini bila tidak punya. Tidak perlu mengirim foto KTP atau KK.',
      en: 'To go on, we need to see: […]. Bring it to the village office, or write here if you have none. No need to send a photo of a card.',
    },
  },
  elsewhere: {
    label: { id: 'Kantor lain', en: 'Another office' },
    actions: ['redirect'],
    text: {
      id: 'Hal ini ditangani […]. Anda dapat menghubunginya di […]. Sebutkan […].',
      en: 'This is handled by […]. You can reach it at […]. Mention […].',
    },
  },
  twice: {
    label: { id: 'Sudah ada di laporan lain', en: 'In another report' },
    actions: ['markDuplicate'],
    text: {
      id: `Hal yang sama sudah ada di laporan […] dan dikerjakan di sana. ${onward.id}`,
      en: `The same matter is in report […] and is worked on there. ${onward.en}`,
    },
  },
  upheld: {
    label: { id: 'Jawaban tetap', en: 'The answer stands' },
    actions: ['upholdAnswer'],
    text: {
      id: 'Saya tidak ikut menjawab laporan ini dan memeriksanya dari awal. Saya melihat: […]. Jawaban semula tetap karena […].',
      en: 'I had no part in the answer and looked at it from the beginning. I looked at: […]. The answer stands because […].',
    },
  },
  overturned: {
    label: { id: 'Jawaban diubah', en: 'The answer is changed' },
    actions: ['overturnAnswer'],
    text: {
      id: 'Saya tidak ikut menjawab laporan ini dan memeriksanya dari awal. Saya melihat: […]. Jawaban semula tidak berlaku karena […]. Berikutnya: […].',
      en: 'I had no part in the answer and looked at it from the beginning. I looked at: […]. The answer no longer stands because […]. Next: […].',
    },
  },
  copyReady: {
    label: { id: 'Salinan data siap', en: 'The copy is ready' },
    actions: ['answer'],
    text: {
      id: 'Salinan data keluarga dan daftar siapa yang melihatnya dapat diambil di […] mulai […]. Bawa KTP. Dengan slip, salinan yang sama dapat disimpan dari halaman keluarga.',
      en: 'A copy of your family’s data, with the list of who saw them, can be collected at […] from […]. Bring your identity card. With a slip, the family’s page gives the same copy.',
    },
  },
} as const satisfies Record<string, AnswerTemplate>

export type AnswerTemplateName = keyof typeof answerTemplates

/** The beginnings offered for a step. */
export function templatesFor(action: TicketAction): AnswerTemplateName[] {
  return (Object.keys(answerTemplates) as AnswerTemplateName[]).filter((name) => {
    const { actions }: AnswerTemplate = answerTemplates[name]
    return actions.includes(action)
  })
}

/** A text a person has not finished. */
export function hasGap(text: string): boolean {
  return text.includes(gap) || /\[\s*(?:\.{2,}|…)\s*\]/.test(text)
}

/** Papers a citizen may be asked to bring (domain reference §3.3); none is ever asked for by photo of a card. */
export const ticketDocuments = {
  ktp: { id: 'KTP', en: 'identity card' },
  kk: { id: 'Kartu Keluarga', en: 'family card' },
  deathCertificate: { id: 'surat atau akta kematian', en: 'death certificate' },
  birthCertificate: { id: 'surat lahir atau akta kelahiran', en: 'birth certificate' },
  movingLetter: { id: 'surat pindah', en: 'letter of moving' },
  marriage: { id: 'buku nikah atau akta cerai', en: 'marriage or divorce certificate' },
  dismissal: { id: 'surat berhenti kerja, bila ada', en: 'letter of dismissal, if there is one' },
  hardship: {
    id: 'surat keterangan tidak mampu (SKTM), bila ada',
    en: 'certificate of hardship, if there is one',
  },
} as const satisfies Record<string, Bilingual>
export type TicketDocument = keyof typeof ticketDocuments
