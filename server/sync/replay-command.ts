import { localDay } from '@tanggap/core/calendar'
import { openAfter } from '@tanggap/core/sync'
import { type Acting, type Done, done, type Office, refused } from '../plumbing/acting.ts'
import { deviceDesk, type Exchange, reasonOf } from './office-desk.ts'
import { type HeldDevice, settleCommand, take } from './settle-command.ts'
import { expectNext, findReleased, lockCommand, lockDevice, officerOf } from './sync.store.ts'

export interface Replay {
  readonly decision: 'again' | 'let-stand'
  readonly reason: string
}

/**
 * Tries a command again that was kept aside, in the name of the officer who made it; the supervisor who decided is
 * in the audit line. `let-stand` takes the visit although its case has moved on since. A held one may be taken
 * without its predecessor once that was waited for seven days; what waited behind it follows.
 * Refusals: `request.not-found`, `sync.not-kept-aside`, `sync.still-waiting`, or why it still cannot be applied.
 */
export async function replayCommand(
  acting: Acting,
  commandId: string,
  { decision, reason }: Replay,
  exchange: Exchange,
): Promise<Done<{ fate: 'applied' }>> {
  const { tx, office, now } = acting
  const command = await lockCommand(tx, office.regency, commandId)
  if (!command) return refused('request.not-found')
  if (command.fate === 'applied') return refused('sync.not-kept-aside')
  const device = await lockDevice(tx, office.regency, command.deviceId)
  if (!device) throw new Error('a command of a device that was not greeted')
  const waitsFor = command.fate === 'held' && command.sequence > device.nextSequence
  if (waitsFor && now.getTime() - Date.parse(command.receivedAt) < openAfter)
    return refused('sync.still-waiting')

  const officer = await officerOf(tx, office.regency, command.accountId, localDay(now))
  const maker: Office = { ...office, accountId: command.accountId, name: officer.name, role: 'facilitator' }
  const desk = deviceDesk({ ...acting, office: maker }, command.deviceId, exchange)
  const held: HeldDevice = { nextSequence: device.nextSequence, clockOffsetMs: device.clockOffsetMs }
  const letStand = decision === 'let-stand' && office.role === 'field_supervisor'
  const taken = await take(desk, held, command.envelope, command.receivedAt, letStand)
  if (!taken.ok) {
    if ('refusal' in taken) return { ok: false, refusal: taken.refusal }
    return refused('fault' in taken ? reasonOf(taken, exchange).code : 'sync.not-kept-aside')
  }
  for (;;) {
    const next = await findReleased(tx, office.regency, command.deviceId, held.nextSequence)
    if (!next) break
    await settleCommand(desk, held, next)
  }
  await expectNext(tx, office.regency, command.deviceId, held.nextSequence)
  await acting.record({
    action: `sync.replay-${decision}`,
    subject: 'command',
    ids: [commandId, command.accountId],
    reason,
  })
  return done({ fate: 'applied' })
}
