import { catalogue } from '../../kit/index.ts'

export const homeText = catalogue({
  id: {
    title: 'Hari ini',
    greeting: (name: string) => `Selamat bekerja, ${name}`,
    lead: (role: string, region: string) => `Anda bertugas sebagai ${role}, ${region}.`,
    yourRooms: 'Yang dapat Anda kerjakan',
  },
  en: {
    title: 'Today',
    greeting: (name: string) => `Welcome, ${name}`,
    lead: (role: string, region: string) => `You act as ${role}, ${region}.`,
    yourRooms: 'What you can do here',
  },
})
