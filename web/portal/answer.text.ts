import { catalogue } from '../kit/text.ts'

/** What a reporter can say to an answer. */
export const answerText = catalogue({
  id: {
    settled: 'Apakah sudah beres?',
    settledBy: (date: string) =>
      `Beri tahu kami paling lambat ${date}. Tanpa kabar, laporan ditutup sendiri; datanya tidak berubah karena itu.`,
    yes: 'Ya, sudah beres',
    notYet: 'Belum, ada yang belum dikerjakan',
    notYetHint: 'Tulis apa yang masih kurang. Petugas yang sama mengerjakannya kembali.',
    notYetButton: 'Kirim: belum beres',
    disagree: 'Saya tidak setuju dengan keputusannya',
    disagreeHint: (date: string) =>
      `Tulis alasannya. Petugas lain, yang tidak ikut menjawab, memeriksa dari awal dan menjawab dalam 10 hari kerja. Dapat diminta sampai ${date}.`,
    disagreeButton: 'Minta diperiksa petugas lain',
    closed: 'Laporan ini sudah ditutup. Masih tidak setuju dengan keputusannya?',
    finish: 'Sudah jelas, selesaikan laporan',
  },
  en: {
    settled: 'Is it settled?',
    settledBy: (date: string) =>
      `Tell us by ${date}. Without a word the report is closed by itself; no data change because of that.`,
    yes: 'Yes, it is settled',
    notYet: 'No, something is still to be done',
    notYetHint: 'Write what is missing. The same officers work on it again.',
    notYetButton: 'Send: not settled',
    disagree: 'I do not agree with the decision',
    disagreeHint: (date: string) =>
      `Write why. Another officer, who had no part in the answer, looks at it from the beginning and answers within 10 working days. Possible until ${date}.`,
    disagreeButton: 'Ask another officer to look',
    closed: 'This report is closed. You still do not agree with the decision?',
    finish: 'All clear, finish the report',
  },
})
