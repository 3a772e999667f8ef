import type { PhoneCase } from '@tanggap/contract/sync'
import { listFieldVisits, orderFieldVisit } from '@tanggap/contract/visits'
import { localDay } from '@tanggap/core/calendar'
import { handToMinistry, hearFromMinistry, layBefore, signWith } from './batches.ts'
import { callMeeting, sign, writeDown } from './meetings.ts'
import { kecapi } from './people.ts'
import type { Phone } from './phone.ts'
import type { Stage } from './stage.ts'
import { desk, familiesFrom, propose, standing, takeAll } from './steps.ts'
import { reviewWaiting, visitAll } from './visits.ts'

/** Last month, whole: visits, the village's meeting, verification, the signed batch and the ministry's reply. */
export function tellFirstMonth(stage: Stage): void {
  const { doors, people, timeline, say } = stage
  goOut(stage, 32, '08:05', 6)
  goOut(stage, 31, '08:10', 6)
  timeline.on(30, '09:15', () => reviewWaiting(doors, people.as('supervisor')))
  timeline.on(29, '08:30', () => hearTheVillage(stage))
  checkAndVerify(stage, 28)
  holdMeeting(stage)
  checkAndVerify(stage, 22)
  lookInTheField(stage)
  closeBatch(stage)
  timeline.on(14, '08:00', async () =>
    say('Bulan lalu selesai: kunjungan, musyawarah, pengesahan, serah terima. / Last month is told.'),
  )
}

/** From house to house on a day with both phones: families in their order, the last a negative finding. */
export function goOut(stage: Stage, back: number, time: string, each: number): void {
  const { doors, days, phones, slips, inventedOf, visited, timeline } = stage
  for (const phone of phones)
    timeline.on(back, time, async () => {
      await phone.pull()
      const morning = days.workday(back, time)
      const cases = nextHouses(stage, phone, each)
      visited.push(...(await visitAll(doors, { phone, morning, cases, inventedOf, takeSlip: slips.take })))
    })
}

function nextHouses({ inventedOf }: Stage, phone: Phone, count: number): PhoneCase[] {
  const open = phone.cases.filter(
    ({ status, attempts, campaign }) =>
      status === 'assigned' && attempts === 0 && campaign.purpose === 'census',
  )
  const isGone = (one: PhoneCase) => {
    const finding = inventedOf(one)?.truth.finding
    return finding !== undefined && !['found', 'unreachable', 'refused'].includes(finding)
  }
  const gone = open.filter(isGone).slice(0, 1)
  const found = open.filter((one) => inventedOf(one)?.truth.finding === 'found')
  return [...found.slice(0, count - gone.length), ...gone]
}

/** Four things the village knows without any visit. */
async function hearTheVillage({ doors, days, people }: Stage): Promise<void> {
  const operator = people.as('villageOperator')
  const [born, left, corrected] = await familiesFrom(doors, operator, 400, 3)
  if (!born || !left || !corrected) throw new Error('the village has too few families for the story')
  const said = { villageCode: kecapi.code, personId: null } as const
  await propose(doors, operator, {
    ...said,
    kind: 'member_born',
    familyId: born.familyId,
    stated: {
      name: 'Muhammad Rizqi Ramadhan',
      sex: 'male',
      birthDate: localDay(days.workday(36, '08:00')),
      relationship: 'child',
    },
    explanation: 'Kelahiran dilaporkan bidan desa; surat keterangan lahir sudah ada.',
  })
  await propose(doors, operator, {
    ...said,
    kind: 'member_left',
    familyId: left.familyId,
    personId: left.personId,
    stated: { leftDate: localDay(days.workday(38, '08:00')), destination: 'Kota Semarang' },
    explanation: 'Pindah mengikuti pekerjaan; surat pindah sudah diterbitkan.',
  })
  await propose(doors, operator, {
    ...said,
    kind: 'correct_values',
    familyId: corrected.familyId,
    stated: { motorcycles: '4', floorMaterial: 'marble_granite' },
    explanation: 'Rumah sudah dipugar; perangkat desa melihat sendiri.',
  })
  await propose(doors, operator, {
    ...said,
    kind: 'new_family',
    familyId: null,
    stated: {
      headName: 'Sulastri',
      familyCardNumber: '3399112905190011',
      nik: '3399114504670001',
      sex: 'female',
      birthDate: '1967-04-05',
      hamlet: 'Kecapi',
      rt: '004',
      rw: '002',
    },
    explanation: 'Janda lansia yang tinggal sendiri, belum ada dalam daftar.',
  })
}

/** Completeness by the data operator, verification by somebody else on the next day. */
export function checkAndVerify({ doors, people, timeline }: Stage, back: number): void {
  const clerk = people.as('dataOperator')
  timeline.on(back, '10:00', async () =>
    takeAll(doors, clerk, await desk(doors, clerk, { status: 'completeness_check' }), 'passCompleteness'),
  )
  const verifier = people.as(back % 2 === 0 ? 'verifier' : 'secondVerifier')
  timeline.on(back - 1, '09:20', async () =>
    takeAll(doors, verifier, await desk(doors, verifier, { status: 'verification' }), 'verify'),
  )
}

function holdMeeting({ doors, days, people, timeline }: Stage): void {
  const operator = people.as('villageOperator')
  let meeting = ''
  timeline.on(26, '11:00', async () => {
    const items = await standing(doors, operator, { status: 'village_review' })
    meeting = await callMeeting(doors, operator, {
      heldAt: days.workday(24, '19:30'),
      chair: 'Mulyono Adi',
      // The citizen's report first, then what the visits found, then the village's own.
      changes: items.toSorted((a, b) => a.door.localeCompare(b.door)),
    })
  })
  timeline.on(23, '08:15', () => writeDown(doors, operator, meeting))
  timeline.on(23, '13:40', () => sign(doors, people.as('villageHead'), meeting))
}

/** What came from village and citizens is looked at: one is confirmed, one is under way, the rest waits for an order. */
function lookInTheField(stage: Stage): void {
  const { doors, days, people, phones, inventedOf, timeline } = stage
  const supervisor = people.as('supervisor')
  const [phone] = phones
  const orderNext = async () => {
    const { due } = await doors.ask(supervisor, listFieldVisits)
    const next = due.find(({ kind, visit }) => kind !== 'new_family' && visit === null)
    if (next)
      await doors.ask(supervisor, orderFieldVisit, {
        body: { changeId: next.changeId, accountId: phone.officer.accountId },
      })
  }
  timeline.on(21, '13:00', orderNext)
  timeline.on(20, '13:50', async () => {
    await phone.pull()
    await visitAll(doors, {
      phone,
      morning: days.workday(20, '14:00'),
      cases: phone.cases.filter(({ campaign }) => campaign.purpose === 'verification').slice(0, 1),
      inventedOf,
      takeSlip: () => null,
    })
  })
  timeline.on(19, '10:00', () => reviewWaiting(doors, supervisor))
  const verifier = people.as('secondVerifier')
  timeline.on(18, '09:00', async () =>
    takeAll(doors, verifier, await desk(doors, verifier, { status: 'verification' }), 'verify'),
  )
  timeline.on(5, '10:20', orderNext)
}

function closeBatch({ doors, days, people, timeline }: Stage): void {
  const clerk = people.as('dataOperator')
  let batch = ''
  timeline.on(17, '14:00', async () => {
    batch = await layBefore(doors, people.as('verifier'), monthOf(days.workday(17, '14:00')))
  })
  timeline.on(16, '10:30', () =>
    signWith(doors, people.as('ratifier'), batch, decreeOf(days.workday(16, '10:30'))),
  )
  timeline.on(15, '11:00', async () => {
    const date = localDay(days.workday(15, '11:00'))
    await handToMinistry(doors, clerk, batch, { number: `BAST-112/${date.slice(0, 4)}`, date })
  })
  timeline.on(6, '09:45', () => hearFromMinistry(doors, clerk, batch))
}

export function monthOf(moment: Date): string {
  return localDay(moment).slice(0, 7)
}

/** As the agency's register numbers its decrees. */
export function decreeOf(moment: Date): string {
  const day = localDay(moment)
  return `460/${day.slice(5).replace('-', '')}/${day.slice(0, 4)}`
}
