import { localDay } from '@tanggap/core/calendar'
import type { TicketKind } from '@tanggap/core/citizens'
import type { Receipt } from '../../server/citizens/index.ts'
import type { DemoTicket } from '../start/demo-story.ts'
import { tellMatters } from './matters.ts'
import { kecapi, senenan } from './people.ts'
import type { Stage } from './stage.ts'
import { familiesFrom, type KnownFamily } from './steps.ts'
import { citizenDoes, link, report, say, takeUp } from './tickets.ts'

interface Told {
  readonly back: number
  readonly time: string
  readonly kind: TicketKind
  readonly family: KnownFamily
  readonly answers: Readonly<Record<string, string>>
  readonly phone?: string
}

/**
 * What citizens tell and ask: a ticket in every state, the newest of this very hour. Gives the tickets a visitor
 * may open, as far as they have been played.
 */
export async function tellTickets(stage: Stage): Promise<readonly DemoTicket[]> {
  const { doors, days, people, timeline } = stage
  const operator = people.as('villageOperator')
  const dinsos = people.as('dataOperator')
  doors.at(days.workday(33, '15:00'))
  const families = await familiesFrom(doors, operator, 900, 9)
  const shown: DemoTicket[] = []
  const show = (about: string, { number, pin }: Receipt) => shown.push({ about, number, pin })
  const ago = (back: number) => localDay(days.workday(back, '08:00'))
  const of = (index: number): KnownFamily => {
    const family = families[index]
    if (family === undefined) throw new Error('the village has too few families for the story')
    return family
  }
  const reported = ({ kind, family, answers, phone }: Omit<Told, 'back' | 'time'>) =>
    report(doors, {
      kind,
      villageCode: kecapi.code,
      headName: family.headName,
      answers,
      where: 'Dukuh Kecapi, dekat mushola',
      ...(phone ? { phone } : {}),
    })
  const tell = (told: Told, then: (receipt: Receipt) => void) =>
    timeline.on(told.back, told.time, async () => then(await reported(told)))
  const answer = (back: number, time: string, { ticketId }: Receipt, family: KnownFamily, words: string) =>
    timeline.on(back, time, async () => {
      await link(doors, dinsos, ticketId, family.familyId)
      await takeUp(doors, dinsos, ticketId, null)
      await say(doors, dinsos, ticketId, 'answer', words)
    })
  const unpaid = (programme: string) => ({ programme, when: ago(60) })

  tell(
    {
      back: 22,
      time: '09:20',
      kind: 'card_or_account',
      family: of(6),
      answers: { story: 'Rekening saya diblokir sejak Agustus.' },
      phone: '081200000011',
    },
    (receipt) => {
      answer(
        19,
        '10:10',
        receipt,
        of(6),
        'Rekening tidak dapat dibuka karena datanya berbeda. Kami melihat: surat bank.',
      )
      const words = 'Nama di KTP saya sama dengan di rekening.'
      timeline.on(18, '19:00', () => citizenDoes(doors, receipt.ticketId, 'appeal', words))
      timeline.on(15, '11:00', () =>
        say(
          doors,
          people.as('verifier'),
          receipt.ticketId,
          'upholdAnswer',
          'Saya tidak ikut menjawab dan memeriksa dari awal. Saya melihat: KTP dan buku rekening. Tanggal lahirnya berbeda; bank perlu membetulkannya dahulu.',
        ),
      )
    },
  )
  tell(
    {
      back: 8,
      time: '10:20',
      kind: 'contest_decision',
      family: of(7),
      answers: { story: 'Kami dicoret padahal keadaan kami belum berubah.' },
      phone: '081200000012',
    },
    (receipt) => {
      show('Banding: diperiksa petugas lain', receipt)
      timeline.on(6, '09:00', async () => {
        await link(doors, dinsos, receipt.ticketId, of(7).familyId)
        await say(
          doors,
          dinsos,
          receipt.ticketId,
          'answer',
          'Keputusan tetap karena daftar penerima dari kementerian berubah. Kami melihat: daftar penerima triwulan ini.',
        )
      })
      const words = 'Yang saya tanyakan alasannya, bukan daftarnya.'
      timeline.on(4, '18:40', () => citizenDoes(doors, receipt.ticketId, 'appeal', words))
    },
  )
  tell(
    { back: 2, time: '13:30', kind: 'data_copy', family: of(1), answers: {}, phone: '081200000013' },
    () => {},
  )
  const dead = of(8)
  tell(
    {
      back: 29,
      time: '08:10',
      kind: 'death',
      family: dead,
      answers: { who: dead.personName, when: ago(31) },
    },
    (receipt) => {
      show('Kematian, sedang diproses di tangga usulan', receipt)
      timeline.on(28, '08:20', async () => {
        await link(doors, operator, receipt.ticketId, dead.familyId)
        await takeUp(doors, operator, receipt.ticketId, { personId: dead.personId, values: {} })
      })
    },
  )
  tell(
    { back: 25, time: '09:10', kind: 'aid_not_received', family: of(0), answers: unpaid('PKH') },
    (receipt) => {
      answer(23, '10:00', receipt, of(0), 'Rekening sudah aktif kembali; bantuan disalurkan pekan depan.')
      timeline.on(20, '18:30', () => citizenDoes(doors, receipt.ticketId, 'close'))
    },
  )
  tell(
    {
      back: 14,
      time: '11:00',
      kind: 'something_else',
      family: of(1),
      answers: { story: 'Kapan perbaikan jalan di depan rumah kami?' },
    },
    ({ ticketId }) => {
      const words = 'Jalan desa ditangani Pemerintah Desa Kecapi; laporan sudah diteruskan.'
      timeline.on(13, '09:00', () => say(doors, dinsos, ticketId, 'redirect', words))
    },
  )
  tell(
    {
      back: 12,
      time: '09:40',
      kind: 'card_or_account',
      family: of(3),
      answers: { story: 'Kartu KKS saya hilang, sudah lapor ke bank.' },
    },
    (receipt) => {
      answer(10, '14:00', receipt, of(3), 'Kartu baru dapat diambil di kantor cabang.')
      const words = 'Pelapor datang ke kantor: kartu belum ada di cabang.'
      timeline.on(5, '09:30', () => say(doors, dinsos, receipt.ticketId, 'reopen', words))
    },
  )
  tell(
    {
      back: 10,
      time: '19:00',
      kind: 'house_changed',
      family: of(4),
      answers: { event: 'damaged', when: ago(11), story: 'Genteng bocor karena angin.' },
    },
    ({ ticketId }) => timeline.on(9, '07:00', () => citizenDoes(doors, ticketId, 'withdraw')),
  )
  tell(
    { back: 9, time: '08:50', kind: 'aid_not_received', family: of(2), answers: unpaid('Sembako') },
    (receipt) => {
      show('Bantuan tidak diterima, sudah dijawab', receipt)
      const words =
        'Kartu tertahan di bank karena nama berbeda satu huruf. Nama sudah dibetulkan; silakan datang dengan KTP.'
      answer(7, '10:30', receipt, of(2), words)
      tell(
        { back: 8, time: '20:10', kind: 'aid_not_received', family: of(2), answers: unpaid('Sembako') },
        ({ ticketId }) => {
          const same = `Sama dengan tiket ${receipt.number}; jawabannya ada di sana.`
          timeline.on(7, '10:50', () => say(doors, dinsos, ticketId, 'markDuplicate', same))
        },
      )
    },
  )
  const jobless = of(5)
  tell(
    {
      back: 6,
      time: '10:00',
      kind: 'job_lost',
      family: jobless,
      answers: { who: jobless.headName, when: ago(12), story: 'Pabrik mebel tempat bekerja tutup.' },
    },
    ({ ticketId }) =>
      timeline.on(5, '08:40', async () => {
        await link(doors, operator, ticketId, jobless.familyId)
        await takeUp(doors, operator, ticketId, { personId: null, values: {} })
      }),
  )
  tell(
    {
      back: 5,
      time: '13:00',
      kind: 'schooling',
      family: of(6),
      answers: { event: 'left', who: of(6).personName, when: ago(20) },
    },
    ({ ticketId }) => {
      const words = 'Mohon sebutkan kelas dan nama sekolahnya, agar kami hubungi gurunya.'
      timeline.on(4, '09:00', () => say(doors, operator, ticketId, 'askForMore', words))
    },
  )
  tell(
    {
      back: 3,
      time: '16:00',
      kind: 'belongings_changed',
      family: of(7),
      answers: { what: 'Sepeda motor dijual untuk biaya berobat', when: ago(5) },
    },
    ({ ticketId }) => timeline.on(2, '08:10', () => link(doors, operator, ticketId, of(7).familyId)),
  )
  tellMatters(stage, { recipient: of(5), feeAt: ago(3) })
  timeline.on(1, '12:00', () =>
    report(doors, {
      kind: 'house_changed',
      villageCode: senenan.code,
      headName: 'Sumarno',
      answers: { event: 'repaired', when: ago(8), story: 'Dinding bambu sudah diganti bata.' },
    }),
  )
  timeline.ago(95, () => reported({ kind: 'birth', family: of(3), answers: { who: '', when: ago(1) } }))
  timeline.ago(40, async () => {
    const answers = { event: 'shared', when: ago(2) }
    show('Baru masuk, belum dibaca', await reported({ kind: 'electricity_changed', family: of(0), answers }))
  })
  return shown
}
