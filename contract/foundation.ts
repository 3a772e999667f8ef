import { refusals } from './refusal.ts'

/** Refusals every room may give. */
export const foundationRefusals = refusals({
  'request.not-understood': {
    status: 422,
    sentence: ({ where }) => ({
      id: `Isian belum bisa dibaca${where ? ` pada bagian ${where}` : ''}. Periksa kembali lalu kirim ulang.`,
      en: `The input could not be read${where ? ` at ${where}` : ''}. Check it and send it again.`,
    }),
  },
  'request.number-in-address': {
    status: 422,
    sentence: () => ({
      id: 'NIK dan nomor KK tidak dicari di sini, karena akan tertinggal di alamat halaman. Cari di menu Keluarga.',
      en: 'A NIK or card number is not searched for here, since it would stay in the page’s address. Use the page of families.',
    }),
  },
  'request.not-found': {
    status: 404,
    sentence: () => ({
      id: 'Tidak ditemukan di wilayah kerja Anda. Periksa alamatnya atau pilih jabatan lain.',
      en: 'Not found within your area. Check the address or choose another office.',
    }),
  },
  'request.foreign-origin': {
    status: 403,
    sentence: () => ({
      id: 'Permintaan ini tidak datang dari halaman Tanggap. Buka kembali halamannya lalu ulangi.',
      en: 'This request did not come from a Tanggap page. Open the page again and repeat.',
    }),
  },
  'request.too-often': {
    status: 429,
    sentence: ({ minutes }) => ({
      id: `Terlalu banyak percobaan. Coba lagi ${minutes ? `dalam ${minutes} menit` : 'beberapa saat lagi'}.`,
      en: `Too many tries. Try again ${minutes ? `in ${minutes} minutes` : 'a little later'}.`,
    }),
  },
  'request.too-large': {
    status: 413,
    sentence: ({ limit }) => ({
      id: `Kiriman terlalu besar${limit ? ` (batas ${limit})` : ''}. Kirim bagian yang lebih kecil.`,
      en: `What was sent is too large${limit ? ` (limit ${limit})` : ''}. Send a smaller part.`,
    }),
  },
  'session.absent': {
    status: 401,
    sentence: () => ({
      id: 'Sesi Anda sudah berakhir. Isian di layar tidak hilang: masuk lagi, lalu kirim ulang.',
      en: 'Your session has ended. What is on the screen is kept: sign in again, then send it again.',
    }),
  },
  'workflow.not-your-office': {
    status: 403,
    sentence: ({ offices }) => ({
      id: `Langkah ini hanya dapat diambil oleh: ${listed(offices)}.`,
      en: `This step can only be taken by: ${listed(offices)}.`,
    }),
  },
  'workflow.not-now': {
    status: 409,
    sentence: ({ allowed }) => ({
      id: `Langkah ini tidak dapat diambil sekarang, mungkin orang lain sudah mengubahnya. ${
        list(allowed).length
          ? 'Muat ulang untuk melihat langkah yang tersedia.'
          : 'Muat ulang untuk melihat keadaannya.'
      }`,
      en: 'This step cannot be taken now; perhaps someone else has changed it. Reload to see what is possible.',
    }),
  },
  'workflow.reason-missing': {
    status: 422,
    sentence: () => ({
      id: 'Tulis alasannya dahulu, agar warga dan petugas lain memahami keputusan ini.',
      en: 'Write the reason first, so that the citizen and other officers understand this decision.',
    }),
  },
  'workflow.newer-version': {
    status: 409,
    sentence: () => ({
      id: 'Isinya sudah berubah sejak Anda membukanya. Muat ulang, lalu putuskan berdasarkan isi yang terbaru.',
      en: 'The content has changed since you opened it. Reload and decide on what stands now.',
    }),
  },
})

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function listed(value: unknown): string {
  return list(value).join(', ')
}
