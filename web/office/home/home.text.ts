import { catalogue } from '../../kit/index.ts'

export const homeText = catalogue({
  id: {
    title: 'Hari ini',
    greeting: (name: string) => `Selamat bekerja, ${name}`,
    lead: (role: string, region: string) => `Anda bertugas sebagai ${role}, ${region}.`,
    yourRooms: 'Yang dapat Anda kerjakan',
    waiting: 'Menunggu Anda',
    nothingWaits: 'Tidak ada yang menunggu Anda saat ini.',
    overdue: (count: string) => `${count} lewat tenggat`,
    accounts: 'Membuat akun',
    accountsHow:
      'Akun dibuat di server oleh orang yang mengurus server itu, bukan dari halaman ini. Jalankan di folder Tanggap:',
    accountsCommand:
      'npm run account -- --username siti --name "Siti Aminah" --role dinsos_verifier --region 3320',
    accountsAfter:
      'Perintah itu menampilkan kata sandi satu kali. Jabatan yang menyetujui, mengunduh, atau melihat lebih dari satu desa juga mendapat alamat untuk aplikasi autentikator. Petunjuk lengkap: docs/operations.md.',
  },
  en: {
    title: 'Today',
    greeting: (name: string) => `Welcome, ${name}`,
    lead: (role: string, region: string) => `You act as ${role}, ${region}.`,
    yourRooms: 'What you can do here',
    waiting: 'Waiting for you',
    nothingWaits: 'Nothing waits for you now.',
    overdue: (count: string) => `${count} past the deadline`,
    accounts: 'Making accounts',
    accountsHow:
      'Accounts are made at the server by whoever keeps it, not from this page. Run in the folder of Tanggap:',
    accountsCommand:
      'npm run account -- --username siti --name "Siti Aminah" --role dinsos_verifier --region 3320',
    accountsAfter:
      'It shows the password once. Offices that approve, export or see more than one village also get the address for an authenticator app. The whole guide: docs/operations.md.',
  },
})
