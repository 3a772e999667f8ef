import { listFieldVisits, orderFieldVisit } from '@tanggap/contract/campaigns'
import type { PhoneCase } from '@tanggap/contract/sync'
import { addDays, localDay } from '@tanggap/core/calendar'
import { handToMinistry, hearFromMinistry, layBefore, signWith } from './batches.ts'
import { callMeeting, sign, writeDown } from './meetings.ts'
import { kecapi } from './people.ts'
import type { Phone } from './phone.ts'
import type { Stage } from './stage.ts'
import { desk, familiesFrom, propose, standing, takeAll } from './steps.ts'
import { link, report, takeUp } from './tickets.ts'
import { reviewWaiting, type Visited, visitAll } from './visits.ts'

/** Goes from house to house on a day with both phones: families in their order, the last a negative finding. */
export async function goOut(stage: Stage, day: Date, each: number): Promise<Visited[]> {
  const { doors, phones, slips, inventedOf } = stage
  const visited: Visited[] = []
  for (const phone of phones) {
    doors.at(day)
    await phone.pull()
    visited.push(
      ...(await visitAll(doors, {
        phone,
        morning: day,
        cases: nextHouses(stage, phone, each),
        inventedOf,
        takeSlip: slips.take,
      })),
    )
  }
  return visited
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

/** Last month, whole: visits, the village's meeting, verification, the signed batch and the ministry's reply. */
export async function tellFirstMonth(stage: Stage): Promise<{ visited: Visited[]; climbing: Ticket }> {
  const { doors, days, people } = stage
  const visited = [
    ...(await goOut(stage, days.workday(32, '08:05'), 6)),
    ...(await goOut(stage, days.workday(31, '08:10'), 6)),
  ]
  await reviewWaiting(doors, people.as('supervisor'), { at: days.workday(30, '09:15') })
  const climbing = await hearVillageAndCitizens(stage)
  await checkAndVerify(stage, 28)
  await holdMeeting(stage)
  await checkAndVerify(stage, 22)
  await lookInTheField(stage)
  await closeBatch(stage)
  return { visited, climbing }
}

export interface Ticket {
  readonly number: string
  readonly pin: string
}

/** What comes through the other two doors: four proposals of the village, and a death that a citizen reports. */
async function hearVillageAndCitizens({ doors, days, people }: Stage): Promise<Ticket> {
  const operator = people.as('villageOperator')
  doors.at(days.workday(29, '08:30'))
  const [reported, born, left, corrected] = await familiesFrom(doors, operator, 400, 4)
  if (!reported || !born || !left || !corrected)
    throw new Error('the village has too few families for the story')
  const told = await report(doors, {
    kind: 'death',
    villageCode: kecapi.code,
    headName: reported.headName,
    answers: { who: reported.personName, when: addDays(localDay(days.workday(31, '08:00')), 0) },
    where: 'Kecapi',
  })
  doors.at(days.workday(28, '08:20'))
  await link(doors, operator, told.ticketId, reported.familyId)
  await takeUp(doors, operator, told.ticketId, {
    personId: reported.personId,
    values: { deathDate: localDay(days.workday(31, '08:00')) },
  })
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
    stated: { motorcycles: '3', floorMaterial: 'ceramic' },
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
  return { number: told.number, pin: told.pin }
}

/** Completeness by the data operator, verification by somebody else on the next day. */
export async function checkAndVerify({ doors, days, people }: Stage, back: number): Promise<void> {
  const clerk = people.as('dataOperator')
  doors.at(days.workday(back, '10:00'))
  await takeAll(doors, clerk, await desk(doors, clerk, { status: 'completeness_check' }), 'passCompleteness')
  const verifier = people.as(back % 2 === 0 ? 'verifier' : 'secondVerifier')
  doors.at(days.workday(back - 1, '09:20'))
  await takeAll(doors, verifier, await desk(doors, verifier, { status: 'verification' }), 'verify')
}

async function holdMeeting({ doors, days, people }: Stage): Promise<void> {
  const operator = people.as('villageOperator')
  doors.at(days.workday(26, '11:00'))
  const items = await standing(doors, operator, { status: 'village_review' })
  const meeting = await callMeeting(doors, operator, {
    heldAt: days.workday(24, '19:30'),
    chair: 'Mulyono Adi',
    // The citizen's report first; then what the visits found.
    changes: items.toSorted((a, b) => a.door.localeCompare(b.door)),
  })
  doors.at(days.workday(23, '08:15'))
  await writeDown(doors, operator, meeting)
  doors.at(days.workday(23, '13:40'))
  await sign(doors, people.as('villageHead'), meeting)
}

/** What came from village and citizens is looked at: one is confirmed, one is under way, the rest waits for an order. */
async function lookInTheField(stage: Stage): Promise<void> {
  const { doors, days, people, phones, inventedOf } = stage
  const supervisor = people.as('supervisor')
  doors.at(days.workday(21, '13:00'))
  const { due } = await doors.ask(supervisor, listFieldVisits)
  const [first, second] = due.filter(({ kind }) => kind !== 'new_family')
  const [phone] = phones
  for (const one of [first, second])
    if (one)
      await doors.ask(supervisor, orderFieldVisit, {
        body: { changeId: one.changeId, accountId: phone.officer.accountId },
      })
  doors.at(days.workday(20, '08:00'))
  await phone.pull()
  const ordered = phone.cases.filter(({ campaign }) => campaign.purpose === 'verification')
  await visitAll(doors, {
    phone,
    morning: days.workday(20, '14:00'),
    cases: ordered.slice(0, 1),
    inventedOf,
    takeSlip: () => null,
  })
  await reviewWaiting(doors, supervisor, { at: days.workday(19, '10:00') })
  const verifier = people.as('secondVerifier')
  doors.at(days.workday(18, '09:00'))
  await takeAll(doors, verifier, await desk(doors, verifier, { status: 'verification' }), 'verify')
}

async function closeBatch({ doors, days, people }: Stage): Promise<void> {
  const clerk = people.as('dataOperator')
  doors.at(days.workday(17, '14:00'))
  const batch = await layBefore(doors, people.as('verifier'), monthOf(days.workday(17, '14:00')))
  doors.at(days.workday(16, '10:30'))
  await signWith(doors, people.as('ratifier'), batch, `460/${decreeNumber(days.workday(16, '10:30'))}`)
  doors.at(days.workday(15, '11:00'))
  const date = localDay(days.workday(15, '11:00'))
  await handToMinistry(doors, clerk, batch, { number: `BAST-112/${date.slice(0, 4)}`, date })
  doors.at(days.workday(6, '09:45'))
  await hearFromMinistry(doors, clerk, batch)
}

export function monthOf(moment: Date): string {
  return localDay(moment).slice(0, 7)
}

export function decreeNumber(moment: Date): string {
  return `${localDay(moment).slice(5).replace('-', '')}/${localDay(moment).slice(0, 4)}`
}
