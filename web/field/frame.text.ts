import { catalogue, plural } from '../kit/index.ts'

export const frameText = catalogue({
  id: {
    saved: 'Tersimpan di ponsel',
    waiting: (count: number) => `${count} menunggu kirim`,
    nothingWaiting: 'semua terkirim',
    sending: 'sedang mengirim',
    attention: (count: number) => `${count} perlu dilihat`,
    offline: 'Tanpa sinyal',
    failedTitle: 'Jawaban terakhir belum tersimpan',
    failed: 'Browser menolak menulis. Jangan tutup aplikasi; ketuk "Simpan lagi".',
    saveAgain: 'Simpan lagi',
    newVersion: 'Versi baru aplikasi siap dipakai. Draf dan kiriman tidak berubah.',
    useNewVersion: 'Pakai sekarang',
    signIn: 'Sesi berakhir. Pekerjaan tetap aman; masuk lagi untuk mengirim.',
    signInAct: 'Masuk lagi',
  },
  en: {
    saved: 'Saved on the phone',
    waiting: (count: number) => `${count} waiting to be sent`,
    nothingWaiting: 'all sent',
    sending: 'sending now',
    attention: (count: number) => `${count} ${plural(count, 'needs', 'need')} a look`,
    offline: 'No signal',
    failedTitle: 'The last answer is not saved yet',
    failed: 'The browser refuses to write. Do not close the app; tap "Save again".',
    saveAgain: 'Save again',
    newVersion: 'A new version of the app is ready. Drafts and messages stay as they are.',
    useNewVersion: 'Use it now',
    signIn: 'The session has ended. Your work is safe; sign in again to send it.',
    signInAct: 'Sign in again',
  },
})
