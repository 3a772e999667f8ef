import { alarmAfter, flaggedSkewMinutes, patienceWith } from '@tanggap/core/sync'
import { type CaseName, casesNamed } from '../campaigns/index.ts'
import { type Acting, done } from '../plumbing/acting.ts'
import { caseIdIn } from './apply-command.ts'
import {
  countDevices,
  countKeptAside,
  countToSettle,
  holdersOf,
  keptAside,
  overseenDevices,
} from './sync.store.ts'

const pageSize = 50

function windowOf(page: number) {
  return { limit: pageSize, offset: (page - 1) * pageSize }
}

/** One page of the phones with their custody ledgers, the one heard longest ago first. */
export async function listDevices(acting: Acting, page: number) {
  const { tx, office } = acting
  const devices = await overseenDevices(tx, office.regency, windowOf(page))
  return done({
    total: await countDevices(tx, office.regency),
    pageSize,
    devices: devices.map(({ clockOffsetMs, ...device }) => {
      const minutes = Math.round(clockOffsetMs / 60_000)
      return { ...device, clockOffMinutes: Math.abs(minutes) > flaggedSkewMinutes ? minutes : null }
    }),
  })
}

/** What giving these cases to another means for those who hold them, told before it is done. */
export async function foretellReassignment(acting: Acting, caseIds: readonly string[]) {
  return done({ holders: await holdersOf(acting.tx, acting.office.regency, caseIds) })
}

/** For the first page of who must act: what phones sent and nobody has settled. */
export function waitsOnPhones({ tx, office, now }: Acting): Promise<{ count: number; overdue: number }> {
  return countToSettle(tx, office.regency, new Date(now.getTime() - alarmAfter))
}

/** What the case has become since; a supervisor may let the visit stand all the same. */
const movedOn: readonly string[] = [
  'visit.assigned-to-another',
  'visit.based-on-older-version',
  'visit.same-answer-changed',
  'sync.officer-revoked',
]

/** What could not be applied, each with its reason; whom it is about only for those who may read visits. */
export async function listKeptAside(acting: Acting, page: number) {
  const { tx, office, now } = acting
  const rows = await keptAside(tx, office.regency, windowOf(page))
  const seesVisits = office.role === 'field_supervisor'
  const caseIds = seesVisits ? rows.map((row) => caseIdIn(acting, row.envelope)) : []
  const cases: ReadonlyMap<string, CaseName> = await casesNamed(
    acting,
    caseIds.flatMap((id) => (id && isUuid(id) ? [id] : [])),
  )
  await acting.record({
    action: 'sync.list-quarantine',
    subject: 'command',
    ids: [...rows.map(({ id }) => id), ...cases.keys()],
  })
  return done({
    total: await countKeptAside(tx, office.regency),
    pageSize,
    commands: rows.map((row, index) => ({
      id: row.id,
      fate: row.fate,
      type: row.type,
      deviceLabel: row.label,
      officer: row.officer,
      appVersion: row.envelope.appVersion,
      sequence: row.sequence,
      deviceTime: row.device_time,
      receivedAt: row.received_at.toISOString(),
      reason: row.reason,
      waitsFor: waits(row) ? row.next_sequence : null,
      overdue: row.fate === 'held' && patienceWith(row.received_at.getTime(), now.getTime()) !== 'waiting',
      mayOpen: !waits(row) || patienceWith(row.received_at.getTime(), now.getTime()) === 'open',
      visit: cases.get(caseIds[index] ?? '') ?? null,
      mayLetStand: seesVisits && movedOn.includes(row.reason?.code ?? ''),
    })),
  })
}

function waits(row: {
  readonly fate: string
  readonly sequence: number
  readonly next_sequence: number
}): boolean {
  return row.fate === 'held' && row.sequence > row.next_sequence
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
