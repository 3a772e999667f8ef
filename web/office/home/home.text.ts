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
  },
  en: {
    title: 'Today',
    greeting: (name: string) => `Welcome, ${name}`,
    lead: (role: string, region: string) => `You act as ${role}, ${region}.`,
    yourRooms: 'What you can do here',
    waiting: 'Waiting for you',
    nothingWaits: 'Nothing waits for you now.',
    overdue: (count: string) => `${count} past the deadline`,
  },
})
