import { localDay } from '@tanggap/core/calendar'
import type { TicketKind } from '@tanggap/core/citizens'
import type { Receipt } from '../../server/citizens/index.ts'
import type { Office } from '../../server/plumbing/acting.ts'
import { kecapi, senenan } from './people.ts'
import type { Stage } from './stage.ts'
import { familiesFrom, type KnownFamily } from './steps.ts'
import { citizenDoes, link, report, say, takeUp } from './tickets.ts'

/** The tickets whose number and PIN a visitor is given. */
export interface StoryTickets {
  readonly fresh: Receipt
  readonly answered: Receipt
}

/** What citizens tell and ask: a ticket in every state, the newest of this very hour. */
export async function tellTickets(stage: Stage): Promise<StoryTickets> {
  const { doors, days, people } = stage
  const operator = people.as('villageOperator')
  const dinsos = people.as('dataOperator')
  doors.at(days.workday(26, '08:00'))
  const families = await familiesFrom(doors, operator, 900, 8)
  const of = (index: number): KnownFamily => {
    const family = families[index]
    if (family === undefined) throw new Error('the village has too few families for the story')
    return family
  }
  const ago = (back: number) => localDay(days.workday(back, '08:00'))
  const tell = async (at: Date, kind: TicketKind, family: KnownFamily, answers: Record<string, string>) => {
    doors.at(at)
    return report(doors, {
      kind,
      villageCode: kecapi.code,
      headName: family.headName,
      answers,
      where: 'Dukuh Kecapi, dekat mushola',
    })
  }
  const finish = async (receipt: Receipt, office: Office, family: KnownFamily, at: Date, words: string) => {
    doors.at(at)
    await link(doors, office, receipt.ticketId, family.familyId)
    await takeUp(doors, office, receipt.ticketId, null)
    await say(doors, office, receipt.ticketId, 'answer', words)
  }
  const unpaid = { programme: 'PKH', when: ago(60) }

  const closed = await tell(days.workday(25, '09:10'), 'aid_not_received', of(0), unpaid)
  await finish(
    closed,
    dinsos,
    of(0),
    days.workday(23, '10:00'),
    'Rekening sudah aktif kembali; bantuan tahap ini disalurkan pekan depan.',
  )
  doors.at(days.workday(20, '18:30'))
  await citizenDoes(doors, closed.ticketId, 'close')

  const elsewhere = await tell(days.workday(14, '11:00'), 'something_else', of(1), {
    story: 'Kapan perbaikan jalan di depan rumah kami?',
  })
  doors.at(days.workday(13, '09:00'))
  await say(
    doors,
    dinsos,
    elsewhere.ticketId,
    'redirect',
    'Perbaikan jalan desa ditangani Pemerintah Desa Kecapi; laporan sudah diteruskan.',
  )

  const answered = await tell(days.workday(9, '08:50'), 'aid_not_received', of(2), {
    ...unpaid,
    programme: 'Sembako',
  })
  await finish(
    answered,
    dinsos,
    of(2),
    days.workday(7, '10:30'),
    'Kartu tertahan di bank karena nama berbeda satu huruf. Silakan datang ke bank dengan KTP; nama sudah dibetulkan.',
  )

  const contested = await tell(days.workday(12, '09:40'), 'card_or_account', of(3), {
    story: 'Kartu KKS saya hilang, sudah lapor ke bank.',
  })
  await finish(
    contested,
    dinsos,
    of(3),
    days.workday(10, '14:00'),
    'Kartu baru dapat diambil di kantor cabang.',
  )
  doors.at(days.workday(5, '09:30'))
  await say(
    doors,
    dinsos,
    contested.ticketId,
    'reopen',
    'Pelapor datang ke kantor: kartu belum ada di cabang.',
  )

  const twice = await tell(days.workday(8, '20:10'), 'aid_not_received', of(2), {
    ...unpaid,
    programme: 'Sembako',
  })
  doors.at(days.workday(7, '10:50'))
  await say(
    doors,
    dinsos,
    twice.ticketId,
    'markDuplicate',
    `Sama dengan tiket ${answered.number}; jawabannya ada di sana.`,
  )

  const takenBack = await tell(days.workday(10, '19:00'), 'house_changed', of(4), {
    event: 'damaged',
    when: ago(11),
    story: 'Genteng bocor karena angin.',
  })
  doors.at(days.workday(9, '07:00'))
  await citizenDoes(doors, takenBack.ticketId, 'withdraw')

  const climbing = await tell(days.workday(6, '10:00'), 'job_lost', of(5), {
    who: of(5).headName,
    when: ago(12),
    story: 'Pabrik mebel tempat bekerja tutup.',
  })
  doors.at(days.workday(5, '08:40'))
  await link(doors, operator, climbing.ticketId, of(5).familyId)
  await takeUp(doors, operator, climbing.ticketId, { personId: null, values: {} })

  const unclear = await tell(days.workday(5, '13:00'), 'schooling', of(6), {
    event: 'left',
    who: of(6).personName,
    when: ago(20),
  })
  doors.at(days.workday(4, '09:00'))
  await say(
    doors,
    operator,
    unclear.ticketId,
    'askForMore',
    'Mohon sebutkan kelas dan nama sekolahnya, agar kami hubungi gurunya.',
  )

  const linked = await tell(days.workday(3, '16:00'), 'belongings_changed', of(7), {
    what: 'Sepeda motor dijual untuk biaya berobat',
    when: ago(5),
  })
  doors.at(days.workday(2, '08:10'))
  await link(doors, operator, linked.ticketId, of(7).familyId)

  await tell(days.workday(2, '21:15'), 'fee_demanded', of(1), {
    who: '',
    when: ago(3),
    story: 'Diminta Rp50.000 agar nama tetap terdaftar.',
  })
  doors.at(days.workday(1, '12:00'))
  await report(doors, {
    kind: 'house_changed',
    villageCode: senenan.code,
    headName: 'Sumarno',
    answers: { event: 'repaired', when: ago(8), story: 'Dinding bambu sudah diganti bata.' },
  })
  await tell(days.minutesAgo(95), 'birth', of(3), { who: '', when: ago(1) })
  const fresh = await tell(days.minutesAgo(40), 'electricity_changed', of(0), {
    event: 'shared',
    when: ago(2),
  })
  return { fresh, answered }
}
