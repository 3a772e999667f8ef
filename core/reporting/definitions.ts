import type { Bilingual } from '../instrument/index.ts'

/** Which definitions a report was computed by. A changed meaning is a new version; old reports keep theirs. */
export const definitionVersion = 'laporan-2025-2'

export interface Definition {
  readonly key: string
  readonly title: Bilingual
  readonly meaning: Bilingual
}

/** What each figure means, in the words that are printed with it. */
export const definitions: readonly Definition[] = [
  {
    key: 'asOf',
    title: { id: 'Saat laporan', en: 'Moment of the report' },
    meaning: {
      id: 'Hanya kejadian yang tercatat di kantor sampai saat ini yang dihitung. Daftar keluarga, desil dan bantuan adalah yang dipegang saat laporan dibuat, dikurangi yang tercatat sesudah saat laporan.',
      en: 'Only events the office had recorded by this moment count. Families, deciles and aid are those held when the report was made, without what was recorded after the moment.',
    },
  },
  {
    key: 'target',
    title: { id: 'Sasaran', en: 'Target' },
    meaning: {
      id: 'Keluarga dalam daftar kunjungan (prelist) yang dibekukan. Keluarga yang kunjungannya ditarik tetap terhitung.',
      en: 'Families in the frozen frame. A family whose visit was withdrawn stays in it.',
    },
  },
  {
    key: 'collected',
    title: { id: 'Terkumpul', en: 'Collected' },
    meaning: {
      id: 'Keluarga yang kunjungannya sudah diterima kantor: menunggu pemeriksaan, dikembalikan untuk diperbaiki, atau disetujui.',
      en: 'Families whose visit has reached the office: waiting for review, returned for correction, or approved.',
    },
  },
  {
    key: 'approved',
    title: { id: 'Disetujui', en: 'Approved' },
    meaning: {
      id: 'Kunjungan yang diperiksa dan disetujui koordinator yang tidak melakukan kunjungan itu. Temuan hanya dihitung dari kunjungan yang disetujui.',
      en: 'Visits reviewed and approved by a supervisor who did not make them. Findings are counted of approved visits only.',
    },
  },
  {
    key: 'ratified',
    title: { id: 'Disahkan', en: 'Ratified' },
    meaning: {
      id: 'Keluarga yang semua usulan perubahan dari kunjungannya sudah selesai, dan sekurangnya satu disahkan. Kunjungan tanpa perubahan tidak memerlukan pengesahan dan dihitung tersendiri.',
      en: 'Families of whom every change proposed from the visit is settled and at least one was ratified. A visit that changed nothing needs no ratification and is counted apart.',
    },
  },
  {
    key: 'findings',
    title: { id: 'Temuan keluarga', en: 'Family findings' },
    meaning: {
      id: 'Satu temuan akhir untuk tiap kunjungan yang disetujui; jumlahnya sama dengan yang disetujui.',
      en: 'One final finding for every approved visit; they sum to the approved visits.',
    },
  },
  {
    key: 'members',
    title: { id: 'Temuan anggota', en: 'Member findings' },
    meaning: {
      id: 'Keberadaan tiap anggota menurut kunjungan yang disetujui.',
      en: 'Presence of every member as approved visits found it.',
    },
  },
  {
    key: 'variables',
    title: { id: 'Variabel yang diperbaiki', en: 'Variables corrected' },
    meaning: {
      id: 'Keluarga dengan sekurangnya satu jawaban yang lain dari yang tercatat dalam data awal, untuk tiap variabel. Isian yang kosong dalam data awal tidak dihitung di sini. Satu keluarga dapat dihitung pada beberapa variabel.',
      en: 'Families with at least one answer other than what the baseline held, for each variable. What was empty in the baseline does not count here. A family may count under several.',
    },
  },
  {
    key: 'firstRecorded',
    title: { id: 'Variabel yang baru dicatat', en: 'Variables first recorded' },
    meaning: {
      id: 'Keluarga dengan sekurangnya satu jawaban pada isian yang kosong dalam data awal, misalnya karena DTSEN belum memuatnya. Ini bukan perbaikan dan tidak menandakan data awal keliru. Satu keluarga dapat dihitung juga pada variabel yang diperbaiki.',
      en: 'Families with at least one answer where the baseline held nothing, such as what DTSEN did not carry. It is no correction and says nothing against the baseline. A family may count under the variables corrected too.',
    },
  },
  {
    key: 'proposals',
    title: { id: 'Usulan perubahan', en: 'Proposed changes' },
    meaning: {
      id: 'Usulan di desa cakupan menurut pintu masuknya. Terlambat: masih terbuka dan melewati tenggat langkahnya. Lama: median hari kalender dari usulan sampai disahkan, ditolak atau dicabut.',
      en: 'Proposals in the villages covered, by the door they came through. Overdue: open and past the deadline of their step. Days: median calendar days from proposal to ratification, rejection or withdrawal.',
    },
  },
  {
    key: 'coverage',
    title: { id: 'Ketepatan sasaran', en: 'Targeting' },
    meaning: {
      id: 'Penerima di luar aturan program dibagi penerima yang dapat dinilai; keluarga di dalam aturan tanpa bantuan dibagi semua keluarga di dalam aturan. Yang belum dapat dinilai berdiri sendiri. Komponen kesehatan tidak dibuka untuk laporan, sehingga sebagian keluarga PKH belum dapat dinilai.',
      en: 'Recipients outside a rule over recipients that can be judged; families inside it without aid over all families inside it. Those that cannot be judged stand apart. Health components are not opened for a report, so some PKH families cannot be judged.',
    },
  },
  {
    key: 'pace',
    title: { id: 'Laju', en: 'Pace' },
    meaning: {
      id: 'Rata-rata kunjungan terkumpul per hari dalam tujuh hari terakhir, dan yang diperlukan per hari kalender sampai hari terakhir.',
      en: 'Collected visits a day over the last seven days, and what is needed each calendar day until the last.',
    },
  },
  {
    key: 'citizens',
    title: { id: 'Laporan warga', en: "Citizens' reports" },
    meaning: {
      id: 'Laporan warga di desa cakupan, tanpa sanggahan dan aduan pungutan yang hanya dibuka meja integritas. Tanggapan pertama: tindakan pertama petugas; janji layanan 3 hari kerja.',
      en: 'Reports of citizens in the villages covered, without objections and fee complaints, which only the integrity desk opens. First response: the first act of an officer; the promise is 3 working days.',
    },
  },
]

/** Printed beside every figure of targeting. */
export const indicationOnly: Bilingual = {
  id: 'Angka ini indikasi untuk diperiksa, bukan keputusan. Tidak ada keluarga yang ditambah atau dikeluarkan karena angka ini; bantuan ditentukan oleh verifikasi dan kuota.',
  en: 'These figures are an indication to be checked, not a decision. No family is added or removed because of them; aid follows verification and quota.',
}

/** The meaning of a figure, to stand under its table. */
export function noteOf(key: string): { readonly note?: Bilingual } {
  const meaning = definitions.find((definition) => definition.key === key)?.meaning
  return meaning ? { note: meaning } : {}
}
