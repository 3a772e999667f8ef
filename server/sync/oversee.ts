import { flaggedSkewMinutes } from '@tanggap/core/sync'
import { type CaseName, casesNamed } from '../campaigns/index.ts'
import { type Acting, type Done, done, type Office, refused } from '../plumbing/acting.ts'
import { applyCommand, caseIdIn } from './apply-command.ts'
import { type Exchange, problemOf, settled } from './settle-command.ts'
import {
  expectAfter,
  findDevice,
  keepCommand,
  keptAside,
  lockCommand,
  officerName,
  overseenDevices,
  tryApart,
} from './sync.store.ts'

/** Every phone with its custody ledger, the one heard longest ago first. */
export async function listDevices(acting: Acting) {
  const devices = await overseenDevices(acting.tx, acting.office.regency)
  return done({
    devices: devices.map(({ clockOffsetMs, ...device }) => {
      const minutes = Math.round(clockOffsetMs / 60_000)
      return { ...device, clockOffMinutes: Math.abs(minutes) > flaggedSkewMinutes ? minutes : null }
    }),
  })
}

/** A missing predecessor is waited for this long before it is called overdue (trust rules §1). */
const patienceMs = 24 * 3_600_000

/** What the case has become since; a supervisor may let the visit stand all the same. */
const movedOn: readonly string[] = ['visit.assigned-to-another', 'visit.based-on-older-version']

/** What could not be applied, each with its reason; whom it is about only for those who may read visits. */
export async function listKeptAside(acting: Acting) {
  const { tx, office, now } = acting
  const rows = await keptAside(tx, office.regency, 200)
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
      waitsFor: row.fate === 'held' ? row.next_sequence : null,
      overdue: row.fate === 'held' && now.getTime() - row.received_at.getTime() > patienceMs,
      visit: cases.get(caseIds[index] ?? '') ?? null,
      mayLetStand: seesVisits && movedOn.includes(row.reason?.code ?? ''),
    })),
  })
}

/**
 * Tries a command again that was kept aside, in the name of the officer who made it; the supervisor who decided is
 * in the audit line. `let-stand` takes the visit although its case has moved on since.
 * Refusals: `request.not-found`, `sync.not-kept-aside`, or why it still cannot be applied.
 */
export async function replayCommand(
  acting: Acting,
  commandId: string,
  decision: { readonly decision: 'again' | 'let-stand'; readonly reason: string },
  exchange: Exchange,
): Promise<Done<{ fate: 'applied' }>> {
  const { tx, office } = acting
  const command = await lockCommand(tx, office.regency, commandId)
  if (!command) return refused('request.not-found')
  if (command.fate === 'applied') return refused('sync.not-kept-aside')
  const device = await findDevice(tx, office.regency, command.deviceId)
  const maker: Office = {
    ...office,
    accountId: command.accountId,
    name: await officerName(tx, office.regency, command.accountId),
    role: 'facilitator',
  }
  const delivery = {
    commandId,
    clockOffsetMs: device?.clockOffsetMs ?? 0,
    letStand: decision.decision === 'let-stand' && office.role === 'field_supervisor',
  }
  const outcome = await tryApart(tx, () =>
    applyCommand({ ...acting, office: maker }, command.envelope, delivery, exchange.bindSlip),
  )
  if (!outcome.ok) return 'refusal' in outcome ? outcome : refused(problemOf(outcome, exchange).code)
  await keepCommand(
    tx,
    office.regency,
    settled(acting, command.envelope, command.accountId, command.receivedAt, 'applied', null),
  )
  await expectAfter(tx, office.regency, command.deviceId, command.sequence)
  await acting.record({
    action: `sync.replay-${decision.decision}`,
    subject: 'command',
    ids: [commandId, command.accountId],
    reason: decision.reason,
  })
  return done({ fate: 'applied' })
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
