import { catalogue } from '../../kit/index.ts'

export const sessionText = catalogue({
  id: {
    app: 'Tanggap Lapangan',
    title: 'Masuk',
    lead: 'Untuk petugas yang mengunjungi keluarga. Setelah masuk sekali dengan sinyal, aplikasi bekerja tanpa sinyal.',
    demoTitle: 'Peragaan: masuk sebagai …',
    demoLead: 'Semua orang dan keluarga di sini rekaan.',
    offlineTitle: 'Perlu sinyal satu kali',
    offlineLead:
      'Di ponsel ini belum ada yang masuk. Sambungkan ke internet untuk masuk dan mengunduh tugas; sesudah itu aplikasi bekerja tanpa sinyal.',
    again: 'Sesi berakhir, masuk lagi',
    againLead:
      'Pekerjaan Anda aman di ponsel ini dan boleh diteruskan. Masuk lagi hanya untuk mengirim dan mengambil tugas.',
    otherPerson:
      'Anda masuk sebagai orang lain. Pekerjaan petugas sebelumnya tetap tersimpan dan terkirim bila ia masuk lagi.',
    otherTabTitle: 'Aplikasi sudah terbuka di tab lain',
    otherTabLead:
      'Hanya satu tab yang boleh menulis, agar jawaban tidak saling menimpa. Lanjutkan di tab itu, atau pindahkan ke sini.',
    useHere: 'Pakai di tab ini',
    cannotOpenTitle: 'Penyimpanan ponsel tidak dapat dibuka',
    cannotOpenLead:
      'Browser menolak membuka penyimpanannya, misalnya karena mode samaran atau ruang habis. Buka di mode biasa atau kosongkan ruang, lalu coba lagi. Tidak ada yang dihapus.',
    demoBadge: 'Peragaan: semua orang rekaan',
    close: 'Nanti saja',
  },
  en: {
    app: 'Tanggap Field',
    title: 'Sign in',
    lead: 'For officers who visit families. After signing in once with signal, the app works without it.',
    demoTitle: 'Demo: step in as …',
    demoLead: 'Every person and family here is invented.',
    offlineTitle: 'Signal is needed once',
    offlineLead:
      'Nobody has signed in on this phone yet. Connect to the internet to sign in and fetch your work; after that the app works without signal.',
    again: 'The session has ended, sign in again',
    againLead:
      'Your work is safe on this phone and may go on. Signing in again is needed only to send and to fetch.',
    otherPerson:
      'You signed in as another person. The officer before you keeps their work; it is sent when they sign in again.',
    otherTabTitle: 'The app is already open in another tab',
    otherTabLead:
      'Only one tab may write, so that answers never overwrite each other. Go on in that tab, or move here.',
    useHere: 'Use this tab',
    cannotOpenTitle: "The phone's storage cannot be opened",
    cannotOpenLead:
      'The browser refuses to open its storage, for instance in private mode or when space ran out. Open it in normal mode or free some space, then try again. Nothing has been deleted.',
    demoBadge: 'Demo: everyone is invented',
    close: 'Later',
  },
})
