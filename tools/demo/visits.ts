import { createHash } from 'node:crypto'
import { assignCases, freezeCampaign, listCases } from '@tanggap/contract/campaigns'
import type { PhoneCase } from '@tanggap/contract/sync'
import { getVisit, listVisits, reviewVisit } from '@tanggap/contract/visits'
import { addDays, localDay } from '@tanggap/core/calendar'
import type { Trail } from '@tanggap/core/campaigns'
import type { VisitAttempt } from '@tanggap/core/instrument'
import type { Office } from '../../server/plumbing/acting.ts'
import type { InventedFamily } from '../seed/index.ts'
import { drawFront, drawInside, type SeenHouse } from './house-picture.ts'
import { informant, interviewAt, respondentOf } from './interview.ts'
import { kecapi } from './people.ts'
import type { Phone } from './phone.ts'
import type { StoryDoors } from './story-doors.ts'

/** Freezes the frame of Kecapi and deals its first families to those who are certified. */
export async function beginCampaign(
  doors: StoryDoors,
  supervisor: Office,
  plan: {
    readonly frozenAt: Date
    readonly assignedAt: Date
    readonly each: number
    readonly to: readonly Office[]
  },
): Promise<{ readonly id: string; readonly families: number }> {
  doors.at(plan.frozenAt)
  const startsOn = localDay(plan.assignedAt)
  const { id, families } = await doors.ask(supervisor, freezeCampaign, {
    body: {
      name: 'Ground check DTSEN Desa Kecapi',
      villageCode: kecapi.code,
      startsOn,
      endsOn: addDays(startsOn, 84),
      instrumentVersion: 'dtsen-gc-2025-03',
      optionGroups: [],
    },
  })
  doors.at(plan.assignedAt)
  const caseIds: string[] = []
  for (let page = 1; caseIds.length < plan.each * plan.to.length; page++) {
    const { cases } = await doors.ask(supervisor, listCases, {
      params: { id },
      query: { page: String(page) },
    })
    if (cases.length === 0) break
    caseIds.push(...cases.map((one) => one.id))
  }
  // One after the other, so that the same families go to the same person every time the story is told.
  for (const [index, { accountId }] of plan.to.entries())
    await doors.ask(supervisor, assignCases, {
      params: { id },
      body: { accountIds: [accountId], caseIds: caseIds.slice(index * plan.each, (index + 1) * plan.each) },
    })
  return { id, families }
}

export interface VisitDay {
  readonly phone: Phone
  readonly morning: Date
  readonly cases: readonly PhoneCase[]
  readonly inventedOf: (one: PhoneCase) => InventedFamily | undefined
  /** A slip to leave with the family; none when the pile is empty. */
  takeSlip(): string | null
}

export interface Visited {
  readonly caseId: string
  readonly slipSerial: string | null
  /** The family in a few words, and the number of somebody who still lives there. */
  readonly family: string
  readonly nik: string | null
  readonly receivesAid: boolean
}

const minutesApart = 42

/** One facilitator's day: from house to house, each visit sent as soon as it is done. */
export async function visitAll(doors: StoryDoors, day: VisitDay): Promise<Visited[]> {
  const visited: Visited[] = []
  for (const one of day.cases) {
    const startedAt = new Date(day.morning.getTime() + visited.length * minutesApart * 60_000)
    const done = await visit(doors, day, one, startedAt)
    if (done) visited.push(done)
  }
  return visited
}

async function visit(
  doors: StoryDoors,
  { phone, inventedOf, takeSlip }: VisitDay,
  one: PhoneCase,
  startedAt: Date,
): Promise<Visited | undefined> {
  const invented = inventedOf(one)
  const instrument = phone.instruments.find(({ version }) => version === one.campaign.instrumentVersion)
  if (invented === undefined || instrument === undefined) return undefined
  const finishedAt = new Date(startedAt.getTime() + (24 + (one.number % 11)) * 60_000)
  const isFound = invented.truth.finding === 'found'
  const pictures = isFound ? [drawFront(seenHouse(one, invented)), drawInside(seenHouse(one, invented))] : []
  const [front = '', inside = ''] = pictures.map(hashOf)
  const before = absences(invented, startedAt)
  const scene = {
    instrument,
    case: one,
    invented,
    startedAt,
    finishedAt,
    before,
    photos: { front, inside },
    newId: () => doors.foundation.chance.id(startedAt),
  }
  const interview = interviewAt(scene)
  if (interview === undefined) return undefined
  for (const [index, attempt] of before.entries()) await tellAttempt(doors, phone, one, attempt, index + 1)
  const slipSerial = isFound ? takeSlip() : null
  doors.at(new Date(finishedAt.getTime() + 4 * 60_000))
  await phone.finish(
    {
      caseId: one.id,
      basedOnVersion: one.version,
      interview,
      photos: pictures.map((bytes, index) => ({
        sha256: hashOf(bytes),
        bytes: bytes.length,
        slot: index === 0 ? ('front' as const) : ('inside' as const),
      })),
      slipSerial,
      attestation: {
        respondentName: isFound ? respondentOf(scene) : informant,
        respondentIs: isFound ? 'anggota keluarga' : 'rt_rw',
        confirmed: isFound,
      },
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      ...(isFound && { trail: trailOf(one.number, startedAt) }),
    },
    pictures,
    finishedAt,
  )
  const nik = one.baseline.members.find(({ personId, answers }) => {
    const member = interview.members.find(({ id }) => id === personId)
    return member?.presence === 'lives_here' && member.answers.nik === answers.nik
  })?.answers.nik
  return {
    caseId: one.id,
    slipSerial,
    family: `${one.headName}, RT ${one.rt} RW ${one.rw}, Desa Kecapi`,
    nik: typeof nik === 'string' ? nik : null,
    receivesAid: invented.aid.pkh !== undefined,
  }
}

/** How the interview went: at most doors nothing to ask about, at some an answer that was changed, or a long break. */
function trailOf(number: number, startedAt: Date): Trail {
  const topics = ['presence', 'location', 'members', 'identity.1', 'health.1', 'dwelling', 'assets', 'photos']
  const pause = number % 17 === 3 ? 95 * 60_000 : 0
  return {
    steps: topics.map((screen, at) => ({
      screen,
      at: new Date(startedAt.getTime() + at * 130_000 + (at > 4 ? pause : 0)).toISOString(),
      seconds: 90 + ((number * 7 + at * 13) % 35),
    })),
    edits: number % 9 === 2 ? { floorArea: 3 } : {},
  }
}

/** Nobody was at home: the attempt is told, and the family is visited again another day. */
export async function knockInVain(doors: StoryDoors, phone: Phone, one: PhoneCase, at: Date): Promise<void> {
  await tellAttempt(doors, phone, one, absence(at), 1)
}

async function tellAttempt(
  doors: StoryDoors,
  phone: Phone,
  one: PhoneCase,
  attempt: VisitAttempt,
  number: number,
): Promise<void> {
  const { startedAt, endedAt, note } = attempt
  const ended = endedAt ?? startedAt
  doors.at(new Date(ended))
  const told = { number, startedAt, endedAt: ended, outcome: 'respondent_absent', note }
  await phone.attempt({ caseId: one.id, attempt: told }, new Date(ended))
}

function absences({ truth }: InventedFamily, startedAt: Date): VisitAttempt[] {
  if (truth.finding !== 'found') return []
  return Array.from({ length: truth.absences }, (_, index) =>
    absence(new Date(startedAt.getTime() - (truth.absences - index) * 24 * 3_600_000)),
  )
}

function absence(at: Date): VisitAttempt {
  return {
    startedAt: at.toISOString(),
    endedAt: new Date(at.getTime() + 5 * 60_000).toISOString(),
    outcome: 'respondent_absent',
    note: 'Rumah terkunci; kata tetangga sedang bekerja.',
    position: null,
  }
}

/** The supervisor looks at each waiting visit and decides; what is approved becomes proposed changes. */
export async function reviewWaiting(
  doors: StoryDoors,
  supervisor: Office,
  order: { readonly returning?: number } = {},
): Promise<void> {
  const { visits } = await doors.ask(supervisor, listVisits, { query: {} })
  for (const [index, { id }] of visits.entries()) {
    const seen = await doors.ask(supervisor, getVisit, { params: { id } })
    const isReturned = index < (order.returning ?? 0)
    const { version } = seen.visit
    const { contentHash } = seen.submission
    await doors.ask(supervisor, reviewVisit, {
      params: { id },
      body: isReturned
        ? {
            version,
            contentHash,
            decision: 'return',
            reason: 'Mohon diperjelas sebelum disetujui.',
            notes: [notes[index % notes.length] ?? notes[0]],
          }
        : { version, contentHash, decision: 'approve', ...(seen.reported ? { bearsOut: true } : {}) },
    })
  }
}

const notes = [
  {
    subject: 'family',
    question: 'floorMaterial',
    note: 'Foto dalam rumah menunjukkan lantai lain dari yang dicatat. Periksa lagi.',
  },
  {
    subject: 'family',
    question: 'electricityMeters',
    note: 'Nomor meter tidak lengkap terbaca. Mohon dicocokkan dengan meterannya.',
  },
  {
    subject: 'family',
    question: 'position',
    note: 'Titik lokasi jauh dari RT-nya. Ambil ulang di depan rumah.',
  },
] as const

function seenHouse(one: PhoneCase, { truth }: InventedFamily): SeenHouse {
  const { dwelling, assets } = truth.now
  return {
    wall: dwelling.wall,
    roof: dwelling.roof,
    floor: dwelling.floor,
    hasMotorcycle: assets.motorcycles > 0,
    number: one.number,
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
