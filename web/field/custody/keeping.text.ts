import { catalogue, plural } from '../../kit/index.ts'

export const keepingText = catalogue({
  id: {
    travel: 'Foto dan kuota',
    photoChoice: 'Kapan foto dikirim',
    photoAlways: 'Kapan saja ada sinyal',
    photoAlwaysHint: 'Sebuah foto sekitar 200 kB.',
    photoWifi: 'Hanya lewat Wi-Fi',
    photoWifiHint: 'Hasil kunjungan tetap dikirim kapan saja; hanya fotonya menunggu.',
    usedToday: 'Dipakai hari ini',
    usedMonth: 'Dipakai bulan ini',
    upAndDown: (up: string, down: string) => `terkirim ${up}, terambil ${down}`,
    perDay: 'Batas sehari',
    perDayHint: 'Bila tercapai, foto menunggu Wi-Fi atau besok. Hasil kunjungan tetap dikirim.',
    photosNow: (size: string) => `Kirim foto sekarang (${size})`,
    waitsForWifi: (count: number) => `${count} foto menunggu Wi-Fi.`,
    waitsForTomorrow: (count: number) =>
      `Batas hari ini tercapai. ${count} foto dikirim besok atau lewat Wi-Fi.`,
    rescue: 'Bila sambungan tidak pernah berhasil',
    rescueLead:
      'Semua yang belum diterima kantor dapat dibawa sebagai berkas, lewat kabel, kartu memori, atau pesan. Berkas itu tersegel: hanya kantor yang dapat membukanya. Di ponsel tidak ada yang dihapus.',
    rescueMake: 'Buat berkas penyelamatan',
    rescueDone: (files: number) =>
      `${files} berkas dibuat. Serahkan kepada koordinator; tanda terimanya datang saat ponsel tersambung lagi.`,
    rescueNothing: 'Tidak ada yang perlu dibawa: semua sudah diterima kantor.',
    rescueFailed: 'Berkas belum dapat dibuat. Kosongkan ruang di ponsel, lalu coba lagi.',
    keys: 'Kunci layar ini',
    lock: 'Kunci sekarang',
    lockWithPin: 'Dibuka lagi dengan PIN.',
    lockWithPhrase: 'Dibuka lagi dengan frasa, karena belum ada PIN.',
    lockedDrafts: (count: number) => `${count} draf terkunci dengan frasa lama`,
    lockedDraftsLead:
      'Frasanya pernah hilang dan diganti. Bila kertas lama ketemu, ketik frasanya di sini dan draf kembali seperti semula.',
    oldPhrase: 'Frasa lama',
    bringBack: 'Kembalikan draf',
    broughtBack: (count: number) => `${count} draf kembali.`,
    notThatPhrase: 'Frasa ini tidak membuka draf itu. Periksa ejaan dan urutannya.',
    giveUp: 'Buang draf terkunci',
    giveUpTitle: 'Buang draf yang terkunci?',
    giveUpConsequence: (count: number) =>
      `${count} draf tidak dapat dibuka lagi, juga bila frasanya ketemu. Keluarganya dikunjungi ulang dari awal. Kiriman tersegel tidak berubah.`,
    fullTitle: 'Penyimpanan ponsel penuh',
    fullLead:
      'Tidak ada yang hilang: yang sudah tersimpan tetap ada. Jawaban terakhir baru ada di layar ini, jadi jangan tutup aplikasi.',
    fullUsed: (used: string, quota: string) =>
      `Aplikasi ini memakai ${used} dari ${quota} yang diizinkan browser.`,
    fullFree: 'Yang mengosongkan ruang',
    fullOther: 'Hapus video atau foto lain di ponsel (galeri, WhatsApp).',
    fullPhotos: (size: string) => `Kirim foto yang menunggu: mengosongkan ${size}.`,
    fullNoPhotos: 'Tidak ada foto yang menunggu kirim.',
    sendNow: 'Kirim sekarang',
    saveAgain: 'Simpan lagi',
    expiredTitle: 'Daftar keluarga sudah disimpan terlalu lama tanpa sambungan',
    expired: (days: number) =>
      `Sesudah ${days} hari tanpa sambungan daftar keluarga dilepas dari ponsel, supaya tidak ada data lama bila ponsel hilang. Draf dan kiriman tersegel tetap ada. Sambungkan untuk mengambil daftar lagi.`,
  },
  en: {
    travel: 'Photos and data use',
    photoChoice: 'When photos are sent',
    photoAlways: 'Whenever there is signal',
    photoAlwaysHint: 'A photo is about 200 kB.',
    photoWifi: 'Over Wi-Fi only',
    photoWifiHint: 'Finished visits are sent at any time; only their photos wait.',
    usedToday: 'Used today',
    usedMonth: 'Used this month',
    upAndDown: (up: string, down: string) => `${up} sent, ${down} fetched`,
    perDay: 'Bound for a day',
    perDayHint:
      'Once it is reached, photos wait for Wi-Fi or tomorrow. Finished visits are sent all the same.',
    photosNow: (size: string) => `Send the photos now (${size})`,
    waitsForWifi: (count: number) => `${count} ${plural(count, 'photo waits', 'photos wait')} for Wi-Fi.`,
    waitsForTomorrow: (count: number) =>
      `Today's bound is reached. ${count} ${plural(count, 'photo goes', 'photos go')} tomorrow or over Wi-Fi.`,
    rescue: 'If no connection ever works',
    rescueLead:
      'Everything the office has not received can be carried as a file: by cable, memory card or message. It is sealed: only the office can open it. Nothing is deleted from the phone.',
    rescueMake: 'Make a rescue file',
    rescueDone: (files: number) =>
      `${files} ${plural(files, 'file was', 'files were')} made. Give them to your supervisor; the receipts come when the phone connects again.`,
    rescueNothing: 'Nothing needs to be carried: the office has received everything.',
    rescueFailed: 'The file could not be made. Free some space on the phone and try again.',
    keys: 'Lock of this screen',
    lock: 'Lock now',
    lockWithPin: 'Opened again by the PIN.',
    lockWithPhrase: 'Opened again by the phrase, since there is no PIN.',
    lockedDrafts: (count: number) =>
      `${count} ${plural(count, 'draft is', 'drafts are')} locked by an old phrase`,
    lockedDraftsLead:
      'The phrase was lost once and replaced. If the old paper turns up, type its phrase here and the drafts come back as they were.',
    oldPhrase: 'Old phrase',
    bringBack: 'Bring the drafts back',
    broughtBack: (count: number) => `${count} ${plural(count, 'draft is', 'drafts are')} back.`,
    notThatPhrase: 'This phrase does not open those drafts. Check spelling and order.',
    giveUp: 'Discard the locked drafts',
    giveUpTitle: 'Discard the locked drafts?',
    giveUpConsequence: (count: number) =>
      `${count} ${plural(count, 'draft', 'drafts')} cannot be opened any more, even if the phrase turns up. The families are visited anew. Sealed messages stay as they are.`,
    fullTitle: "The phone's storage is full",
    fullLead:
      'Nothing is lost: what was saved is still there. The last answer is on this screen only, so do not close the app.',
    fullUsed: (used: string, quota: string) => `This app uses ${used} of the ${quota} the browser allows.`,
    fullFree: 'What makes room',
    fullOther: 'Delete other videos or photos on the phone (gallery, WhatsApp).',
    fullPhotos: (size: string) => `Send the photos that wait: frees ${size}.`,
    fullNoPhotos: 'No photos are waiting to be sent.',
    sendNow: 'Send now',
    saveAgain: 'Save again',
    expiredTitle: 'The list of families was kept too long without contact',
    expired: (days: number) =>
      `After ${days} days without contact the list of families leaves the phone, so that a lost phone holds nothing old. Drafts and sealed messages stay. Connect to fetch the list again.`,
  },
})
