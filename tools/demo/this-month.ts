import { withdrawCase } from '@tanggap/contract/campaigns'
import { getReport, makeReport, signReport } from '@tanggap/contract/reporting'
import { localDay } from '@tanggap/core/calendar'
import { layBefore, signWith } from './batches.ts'
import { checkAndVerify, decreeOf, goOut, monthOf } from './first-month.ts'
import { callMeeting } from './meetings.ts'
import { kecapi, senenan } from './people.ts'
import type { Stage } from './stage.ts'
import { desk, familiesFrom, propose, standing, takeAll } from './steps.ts'
import { knockInVain, reviewWaiting } from './visits.ts'

/** The month under way: work at every step, a batch that waits for its signature, and a meeting tonight. */
export function tellThisMonth(stage: Stage): void {
  const { doors, people, timeline } = stage
  const supervisor = people.as('supervisor')
  goOut(stage, 10, '08:05', 5)
  goOut(stage, 9, '08:05', 5)
  timeline.on(8, '09:30', () => reviewWaiting(doors, supervisor))
  checkAndVerify(stage, 7)
  signSecondBatch(stage)
  makeLastWeeksReport(stage)
  goOut(stage, 4, '08:10', 4)
  goOut(stage, 3, '13:10', 4)
  timeline.on(2, '08:45', () => reviewWaiting(doors, supervisor, { returning: 3 }))
  timeline.on(2, '10:40', () => hearKecapi(stage))
  if (stage.size !== 'village') timeline.on(2, '13:20', () => hearSenenan(stage))
  fillTheDesks(stage)
  timeline.on(1, '07:40', () => knockAtLockedDoors(stage))
  timeline.on(1, '08:00', () => withdrawOne(stage))
  timeline.on(1, '10:20', () => meetsOnTheWay(stage))
  goOut(stage, 1, '08:10', 4)
  timeline.on(1, '15:45', () => callTonightsMeeting(stage))
  timeline.ago(20, () => doors.ask(supervisor, makeReport, { body: {} }))
}

/** Signed and not handed over yet: the next step is the data operator's. */
function signSecondBatch({ doors, days, people, timeline }: Stage): void {
  let batch = ''
  timeline.on(5, '13:30', async () => {
    batch = await layBefore(doors, people.as('secondVerifier'), monthOf(days.workday(5, '13:30')))
  })
  timeline.on(4, '15:00', () =>
    signWith(doors, people.as('ratifier'), batch, decreeOf(days.workday(4, '15:00'))),
  )
}

function makeLastWeeksReport({ doors, people, timeline }: Stage): void {
  const ratifier = people.as('ratifier')
  timeline.on(5, '16:10', async () => {
    const { id } = await doors.ask(people.as('dataOperator'), makeReport, { body: {} })
    timeline.on(4, '09:00', async () => {
      const { hash } = await doors.ask(ratifier, getReport, { params: { id } })
      await doors.ask(ratifier, signReport, { params: { id }, body: { hash } })
    })
  })
}

/** New proposals of Kecapi, one of them taken back. */
async function hearKecapi({ doors, days, people }: Stage): Promise<void> {
  const operator = people.as('villageOperator')
  const [died, joined, mistaken] = await familiesFrom(doors, operator, 700, 3)
  if (!died || !joined || !mistaken) throw new Error('the village has too few families for the story')
  const said = { villageCode: kecapi.code, personId: null } as const
  const death = {
    ...said,
    kind: 'member_died',
    stated: { deathDate: localDay(days.workday(6, '08:00')), deathProof: '474.3/081/2026' },
    explanation: 'Surat keterangan kematian sudah diterbitkan desa.',
  } as const
  await propose(doors, operator, { ...death, familyId: died.familyId, personId: died.personId })
  await propose(doors, operator, {
    ...said,
    kind: 'member_joined',
    familyId: joined.familyId,
    stated: {
      name: 'Nur Fadhilah',
      sex: 'female',
      birthDate: '2001-09-17',
      relationship: 'child_in_law',
      joinedDate: localDay(days.workday(12, '08:00')),
    },
    explanation: 'Menikah dengan anak keluarga ini dan sudah tinggal serumah.',
  })
  const { familyId, personId } = mistaken
  const id = await propose(doors, operator, { ...death, familyId, personId })
  const proposed = await standing(doors, operator, { status: 'village_review' })
  await takeAll(
    doors,
    operator,
    proposed.filter((one) => one.id === id),
    'withdraw',
    'Salah keluarga: nama yang sama di RT lain.',
  )
}

async function hearSenenan({ doors, days, people }: Stage): Promise<void> {
  const operator = people.as('otherOperator')
  const [born, left] = await familiesFrom(doors, operator, 100, 2)
  if (!born || !left) throw new Error('the neighbouring village has too few families for the story')
  const said = { villageCode: senenan.code, personId: null } as const
  await propose(doors, operator, {
    ...said,
    kind: 'member_born',
    familyId: born.familyId,
    stated: {
      name: 'Aisyah Putri Azzahra',
      sex: 'female',
      birthDate: localDay(days.workday(9, '08:00')),
      relationship: 'child',
    },
    explanation: 'Kelahiran di puskesmas; dilaporkan ibunya di balai desa.',
  })
  await propose(doors, operator, {
    ...said,
    kind: 'member_left',
    familyId: left.familyId,
    personId: left.personId,
    stated: { leftDate: localDay(days.workday(7, '08:00')), destination: 'Kabupaten Kudus' },
    explanation: 'Pindah setelah menikah; surat pindah sudah diterbitkan.',
  })
}

/** Everything that can lie on a desk lies on one: to be checked, sent back, to be verified, verified, in a batch. */
function fillTheDesks({ doors, days, people, timeline }: Stage): void {
  const clerk = people.as('dataOperator')
  timeline.on(2, '11:30', async () => {
    const toCheck = await desk(doors, clerk, { status: 'completeness_check', door: 'ground_check' })
    await takeAll(doors, clerk, toCheck.slice(0, Math.ceil(toCheck.length * 0.75)), 'passCompleteness')
    const why = 'Luas lantai dan jumlah anggota tidak sesuai foto; mohon diperiksa.'
    await takeAll(doors, clerk, toCheck.slice(-1), 'sendBack', why)
  })
  const verifier = people.as('verifier')
  timeline.on(1, '09:10', async () => {
    const toVerify = await desk(doors, verifier, { status: 'verification' })
    const early = Math.max(1, toVerify.length - 4)
    await takeAll(doors, verifier, toVerify.slice(0, early), 'verify')
    timeline.on(1, '15:20', () => takeAll(doors, verifier, toVerify.slice(early, early + 2), 'verify'))
  })
  timeline.on(1, '14:40', () =>
    layBefore(doors, people.as('secondVerifier'), monthOf(days.workday(1, '14:40'))),
  )
}

async function callTonightsMeeting({ doors, days, people }: Stage): Promise<void> {
  const operator = people.as('villageOperator')
  const items = await standing(doors, operator, { status: 'village_review' })
  const found = items.filter(({ door }) => door === 'ground_check')
  const told = items.filter(({ door }) => door !== 'ground_check')
  await callMeeting(doors, operator, {
    heldAt: new Date(`${days.today}T19:30:00+07:00`),
    chair: 'Mulyono Adi',
    // Some stay at the operator's desk, for a visitor to decide about.
    changes: [...told.slice(0, 2), ...found.slice(0, Math.ceil(found.length * 0.6))],
  })
}

async function knockAtLockedDoors({ doors, days, phones, inventedOf }: Stage): Promise<void> {
  const [, phone] = phones
  await phone.pull()
  const locked = phone.cases.filter(
    (one) => one.status === 'assigned' && one.attempts === 0 && (inventedOf(one)?.truth.absences ?? 0) > 0,
  )
  for (const [index, one] of locked.slice(0, 3).entries())
    await knockInVain(doors, phone, one, new Date(days.workday(1, '07:45').getTime() + index * 300_000))
}

/** Two families no list knows, told to the village's desk for a visitor to decide about. */
async function meetsOnTheWay({ doors, days, phones }: Stage): Promise<void> {
  const [phone] = phones
  const at = days.workday(1, '10:20')
  const met = [
    {
      headName: 'Darsono',
      rt: '003',
      rw: '001',
      hamlet: 'Krajan',
      members: 3,
      note: 'Mengontrak sejak Januari, pindahan dari Demak.',
    },
    {
      headName: 'Mbah Kasmi',
      rt: '002',
      rw: '003',
      hamlet: 'Tlogo',
      members: 1,
      note: 'Tinggal sendiri di belakang mushola; KK masih ikut anaknya.',
    },
  ]
  for (const family of met) {
    doors.at(at)
    await phone.met({ ...family, villageCode: kecapi.code, position: null, metAt: at.toISOString() }, at)
  }
}

/** A family whose house is gone is taken out of the frame, with the reason. */
async function withdrawOne({ doors, people, phones }: Stage): Promise<void> {
  const [phone] = phones
  await phone.pull()
  const gone = phone.cases.findLast(({ status, attempts }) => status === 'assigned' && attempts === 0)
  if (!gone) return
  const reason = 'Rumah dirobohkan untuk pelebaran jalan; keluarga didata di desa tujuan.'
  await doors.ask(people.as('supervisor'), withdrawCase, {
    params: { id: gone.id },
    body: { version: gone.version, reason },
  })
}
