import type { Bilingual } from '@tanggap/contract/refusal'
import type { AnswerTrouble, TicketKindRule } from '@tanggap/core/citizens'

/** The words of the questions every report has. Those of a kind stand with the kind, in core. */
export const groupTitles: Readonly<Record<TicketKindRule['group'], { label: Bilingual; hint: Bilingual }>> = {
  change: {
    label: { id: 'Ada yang berubah di keluarga saya', en: 'Something changed in my family' },
    hint: { id: 'Pekerjaan, kelahiran, kematian, rumah, sekolah…', en: 'Work, birth, death, house, school…' },
  },
  proposal: {
    label: { id: 'Ada keluarga yang belum terdata', en: 'A family is not on the list' },
    hint: { id: 'Keluarga saya sendiri atau tetangga', en: 'My own or a neighbour’s' },
  },
  aid: {
    label: { id: 'Masalah bantuan', en: 'A problem with aid' },
    hint: {
      id: 'Tidak diterima, kartu bermasalah, ada yang meminta uang',
      en: 'Not received, card trouble, somebody asked for money',
    },
  },
  answer: {
    label: { id: 'Meminta jawaban', en: 'Asking for an answer' },
    hint: {
      id: 'Menanyakan status, atau tidak setuju dengan keputusan',
      en: 'Asking for a status, or contesting a decision',
    },
  },
  objection: {
    label: { id: 'Sanggahan', en: 'Objection' },
    hint: { id: 'Penerima yang mampu', en: 'A well-off recipient' },
  },
}

export const stepWords = {
  group: { title: { id: 'Apa yang ingin Anda sampaikan?', en: 'What do you want to tell us?' } },
  kind: {
    change: { id: 'Apa yang berubah?', en: 'What changed?' },
    other: { id: 'Tentang apa?', en: 'What is it about?' },
    told: { id: 'Laporan tentang', en: 'Report about' },
  },
  subdistrict: {
    title: { id: 'Di kecamatan mana?', en: 'In which subdistrict?' },
    hint: {
      id: 'Kecamatan tempat keluarga itu tinggal, agar laporan sampai ke desa yang tepat.',
      en: 'Where the family lives, so that the report reaches the right village.',
    },
  },
  village: {
    title: { id: 'Di desa atau kelurahan mana?', en: 'In which village?' },
    told: { id: 'Desa/kelurahan', en: 'Village' },
  },
  family: {
    title: { id: 'Keluarga siapa?', en: 'Which family?' },
    hint: {
      id: 'Agar petugas dapat menemukannya. Isi sesuai Kartu Keluarga.',
      en: 'So that the officer can find it. As on the family card.',
    },
    head: { id: 'Nama kepala keluarga', en: 'Name of the head of the family' },
    where: { id: 'Dukuh, RT, dan RW', en: 'Hamlet, RT and RW' },
    whereHint: { id: 'Misalnya: Dukuh Krajan RT 02 RW 01', en: 'For example: Dukuh Krajan RT 02 RW 01' },
    told: { id: 'Keluarga', en: 'Family' },
  },
  nik: {
    title: { id: 'Berapa NIK kepala keluarga?', en: 'What is the NIK of the head of the family?' },
    hint: {
      id: 'Dengan NIK, petugas lebih cepat dan tidak salah keluarga. NIK disimpan tersegel.',
      en: 'With it the officer is quicker and finds the right family. It is kept sealed.',
    },
    told: { id: 'NIK', en: 'NIK' },
  },
  photo: {
    title: { id: 'Apakah ada foto yang membantu?', en: 'Is there a photo that helps?' },
    label: { id: 'Foto', en: 'Photo' },
    hint: {
      id: 'Foto rumah atau surat, bukan wajah orang. Letak dan waktu pengambilan kami hapus dari foto. Paling besar 6 MB.',
      en: 'The house or a letter, not faces. We remove place and time from it. At most 6 MB.',
    },
  },
  voice: {
    title: { id: 'Ingin bercerita dengan suara?', en: 'Would you rather tell it by voice?' },
    label: { id: 'Rekaman suara', en: 'Voice recording' },
    hint: {
      id: 'Paling lama 2 menit. Disimpan tersegel; hanya petugas yang menangani laporan ini yang mendengarnya. Boleh dilewati.',
      en: 'At most 2 minutes. Kept sealed; only the officer who handles this report hears it. You may skip it.',
    },
  },
  phone: {
    title: { id: 'Nomor telepon yang dapat dihubungi?', en: 'A telephone number we can call?' },
    label: { id: 'Nomor telepon', en: 'Telephone number' },
    hint: {
      id: 'Tanpa nomor, lihat jawabannya di sini dengan nomor tiket dan PIN.',
      en: 'Without it, read the answer here with the ticket number and PIN.',
    },
  },
} as const satisfies Record<string, Record<string, Bilingual>>

export const troubleWords: Readonly<Record<Exclude<AnswerTrouble, 'too-long'> | 'phone', Bilingual>> = {
  missing: {
    id: 'Bagian ini perlu diisi sebelum lanjut.',
    en: 'This needs an answer before you go on.',
  },
  'not-a-choice': { id: 'Pilih salah satu jawaban.', en: 'Choose one of the answers.' },
  'not-a-date': {
    id: 'Tulis tanggal seperti 3/3/2025 (tanggal/bulan/tahun).',
    en: 'Write the day like 3/3/2025 (day/month/year).',
  },
  'in-the-future': {
    id: 'Tanggal ini belum terjadi. Tulis tanggal hari ini atau sebelumnya.',
    en: 'This day is still to come. Write today or an earlier day.',
  },
  'not-a-count': { id: 'Tulis dengan angka, misalnya 4.', en: 'Write a number, such as 4.' },
  phone: {
    id: 'Nomor telepon terdiri dari 8 sampai 15 angka, misalnya 0812 3456 7890.',
    en: 'A telephone number has 8 to 15 digits, such as 0812 3456 7890.',
  },
}

/** Giving up aid is for the family itself: by its own page, or in person. */
export const renounceElsewhere: Bilingual = {
  id: 'Untuk ini kami perlu tahu bahwa Anda keluarganya. Buka dahulu halaman keluarga dengan slip, lalu pilih di sana. Atau datang ke balai desa dengan KTP.',
  en: 'For this we must know that the family is yours. Open your family’s page with the slip first and choose it there. Or come to the village office with your identity card.',
}
