import type { TicketQuestion } from '../citizens/index.ts'
import type { Bilingual } from '../instrument/index.ts'
import type { MatterStatus } from './matter-workflow.ts'

/** What the reporter reads. It never says anything of a family: not that it exists, nor what a visit found there. */
export const matterSentences: Readonly<Record<MatterStatus, { title: Bilingual; text: Bilingual }>> = {
  received: {
    title: { id: 'Diterima dan disegel', en: 'Received and sealed' },
    text: {
      id: 'Belum ada yang membacanya. Dua petugas integritas membukanya bersama-sama, paling lama dalam 3 hari kerja.',
      en: 'Nobody has read it. Two integrity officers open it together within 3 working days.',
    },
  },
  opened: {
    title: { id: 'Dibuka oleh dua petugas integritas', en: 'Opened by two integrity officers' },
    text: {
      id: 'Mereka menimbang apa yang dilakukan, paling lama dalam 5 hari kerja.',
      en: 'They weigh what to do, within 5 working days.',
    },
  },
  recheck_ordered: {
    title: { id: 'Sedang diperiksa', en: 'Being checked' },
    text: {
      id: 'Pemeriksaan dilakukan tanpa menunjuk siapa pun. Tidak ada petugas lapangan yang tahu siapa yang menyampaikan.',
      en: 'It is checked in a way that points at nobody. No field officer knows who told us.',
    },
  },
  checked: {
    title: { id: 'Sedang diperiksa', en: 'Being checked' },
    text: {
      id: 'Pemeriksaan dilakukan tanpa menunjuk siapa pun. Tidak ada petugas lapangan yang tahu siapa yang menyampaikan.',
      en: 'It is checked in a way that points at nobody. No field officer knows who told us.',
    },
  },
  routed: {
    title: { id: 'Diteruskan kepada yang berwenang', en: 'Passed on to who can act' },
    text: {
      id: 'Kepada siapa diteruskan tertulis di bawah. Nama Anda hanya disebut bila Anda mengizinkan.',
      en: 'To whom is written below. Your name is told only if you allowed it.',
    },
  },
  unfounded: {
    title: { id: 'Tidak cukup alasan untuk diperiksa', en: 'Not enough reason to check' },
    text: {
      id: 'Alasannya tertulis di bawah. Tidak setuju? Anda dapat meminta petugas lain menilainya dalam 10 hari kerja.',
      en: 'The reason is below. You do not agree? Within 10 working days you can ask that other officers judge it.',
    },
  },
  answered: {
    title: { id: 'Sudah dijawab', en: 'Answered' },
    text: {
      id: 'Jawabannya tertulis di bawah. Tidak setuju? Anda dapat meminta petugas lain menilainya dalam 10 hari kerja.',
      en: 'The answer is below. You do not agree? Within 10 working days you can ask that other officers judge it.',
    },
  },
  reopened: {
    title: { id: 'Dinilai lagi oleh petugas lain', en: 'Judged again by other officers' },
    text: {
      id: 'Yang memutuskan sebelumnya tidak ikut memutuskan lagi.',
      en: 'Whoever decided before does not decide again.',
    },
  },
  closed: {
    title: { id: 'Selesai', en: 'Closed' },
    text: {
      id: 'Perkara ini sudah selesai. Bila Anda ditekan karenanya, katakan di bawah, kapan pun.',
      en: 'This matter is finished. If you are pressed over it, say so below at any time.',
    },
  },
  withdrawn: {
    title: { id: 'Anda batalkan', en: 'Withdrawn by you' },
    text: {
      id: 'Anda membatalkannya. Tidak ada yang dilakukan karenanya, dan isinya tetap tersegel.',
      en: 'You withdrew it. Nothing was done over it, and its words stay sealed.',
    },
  },
}

/** Told whenever the seal is opened: the reporter sees when, never by whom. */
export const openingSentence: Bilingual = {
  id: 'Segel dibuka oleh dua petugas integritas bersama-sama.',
  en: 'The seal was opened by two integrity officers together.',
}

export const pressedSentence: Bilingual = {
  id: 'Anda menyampaikan bahwa Anda ditekan. Perkara ini didahulukan.',
  en: 'You said that you are being pressed. This matter comes first.',
}

/**
 * The right of reply. Every family whose re-check was approved is asked the same, whether or not somebody had
 * objected; nothing in it says why the visit was made.
 */
export const replyQuestions: readonly TicketQuestion[] = [
  {
    key: 'agrees',
    type: 'choice',
    label: {
      id: 'Apakah yang dicatat pada kunjungan itu sesuai dengan keadaan keluarga Anda?',
      en: 'Is what was recorded at that visit how things are in your family?',
    },
    options: [
      { key: 'yes', label: { id: 'Ya, sesuai', en: 'Yes' } },
      { key: 'partly', label: { id: 'Sebagian tidak sesuai', en: 'Partly not' } },
      { key: 'no', label: { id: 'Tidak sesuai', en: 'No' } },
    ],
    required: true,
  },
  {
    key: 'story',
    type: 'text',
    label: { id: 'Ada yang ingin Anda jelaskan?', en: 'Is there anything you want to explain?' },
    hint: {
      id: 'Misalnya rumah atau kendaraan milik orang lain, pinjaman, atau keadaan yang baru berubah.',
      en: 'Such as a house or vehicle of somebody else, a loan, or what has changed lately.',
    },
    required: false,
  },
]
