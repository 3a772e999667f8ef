import { refusals } from './refusal.ts'

/** What may be refused at the desk behind Jepara Tanggap: slips, tickets, their pictures. */
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
