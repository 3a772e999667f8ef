/** What a citizen may ask by message: numbers, because they need no spelling and no smart phone. */
export type MenuChoice =
  | { readonly choice: 'help' | 'statusForm' | 'report' | 'office' }
  | { readonly choice: 'status'; readonly number: string; readonly pin: string }

/**
 * Reads `1 JT-7K3M-92QF-X 123456`, `1`, `2`, `3`; everything else is answered by the menu itself. A ticket's
 * number may be typed with spaces; the PIN is what stands last.
 */
export function readMenuChoice(text: string): MenuChoice {
  const [choice = '', ...rest] = text.trim().split(/\s+/)
  if (choice === '2') return { choice: 'report' }
  if (choice === '3') return { choice: 'office' }
  if (choice !== '1') return { choice: 'help' }
  const pin = rest.at(-1)
  const number = rest.slice(0, -1).join('')
  return pin && number ? { choice: 'status', number, pin } : { choice: 'statusForm' }
}

/** In Indonesian only: who writes has chosen no language, and a phone shows one text. */
export const menuWords = {
  help: 'Jepara Tanggap. Balas dengan angka: 1 status laporan, 2 cara melapor, 3 kantor dan layanan lain, 0 bantuan. Semua gratis. Jangan kirim NIK.',
  statusForm: 'Tulis: 1, nomor tiket, lalu PIN. Contoh: 1 JT-7K3M-92QF-X 123456',
  nothing:
    'Tidak ada laporan yang dapat ditampilkan dengan nomor dan PIN itu. Periksa keduanya. Setelah beberapa kali mencoba, tunggu satu jam. PIN hilang? Datanglah ke balai desa dengan KTP.',
  report:
    'Laporkan perubahan di halaman Jepara Tanggap, tanpa kode dan tanpa akun, atau di balai desa. Anda mendapat nomor tiket dan PIN.',
  office:
    'Balai desa dan Dinas Sosial buka pada jam kerja. Kementerian Sosial: telepon 021-171. Pengaduan layanan: lapor.go.id. Petugas tidak pernah meminta uang, kode slip, atau PIN bank.',
  tooOften:
    'Terlalu banyak pesan dari nomor ini. Tunggu satu jam, lalu coba lagi, atau datanglah ke balai desa.',
} as const
