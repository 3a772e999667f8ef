import type { Envelope, Receipt } from '@tanggap/contract/sync'
import { localDay } from '@tanggap/core/calendar'
import {
  type Acting,
  actAs,
  type Done,
  done,
  type Foundation,
  refused,
  systemOffice,
} from '../plumbing/acting.ts'
import { sameSecret } from '../plumbing/keys/index.ts'
import { depositTokenOf } from './deposit-token.ts'
import { type Exchange, officeDesk } from './office-desk.ts'
import { type Answer, type Desk, type HeldDevice, setAside, settled } from './settle-command.ts'
import { expectNext, greetDevice, lockDevice, officerOf } from './sync.store.ts'
import type { Received } from './take-commands.ts'

export interface Deposit {
  readonly deviceId: string
  readonly accountId: string
  readonly token: string
  readonly commands: readonly Envelope[]
}

/**
 * Takes the sealed outbox of a phone whose officer cannot sign in, so that revoking somebody destroys no work and a
 * colleague's may go up from a shared phone. A revoked officer's goes to quarantine, where a supervisor decides;
 * another's is held until that officer signs in. Nothing is applied. Refusal: `sync.deposit-refused`, whatever is
 * wrong with the token.
 */
export async function takeDeposit(
  foundation: Foundation,
  deposit: Deposit,
  exchange: Exchange,
): Promise<Done<Received>> {
  const expected = Buffer.from(depositTokenOf(foundation.vault, deposit))
  if (!sameSecret(Buffer.from(deposit.token), expected)) return refused('sync.deposit-refused')
  return actAs(foundation, systemOffice(foundation.regency, 'Titipan ponsel'), async (acting) => {
    const { tx, office, now } = acting
    // An office set back to a backup may not know the phone any more; its token says whose it is.
    const device =
      (await lockDevice(tx, office.regency, deposit.deviceId)) ?? (await makeKnown(acting, deposit))
    if (device?.accountId !== deposit.accountId) return refused('sync.deposit-refused')
    const officer = await officerOf(tx, office.regency, device.accountId, localDay(now))
    const desk: Desk = { ...officeDesk(acting, exchange), accountId: device.accountId }
    const held: HeldDevice = { nextSequence: device.nextSequence, clockOffsetMs: device.clockOffsetMs }
    const own = deposit.commands.filter(({ deviceId }) => deviceId === deposit.deviceId)
    const { receipts, conflicts } = await settleDeposit(desk, held, own, officer.inOffice)
    await expectNext(tx, office.regency, device.id, held.nextSequence)
    await noteDeposit(acting, device.id, receipts)
    return done({ receipts, conflicts, serverTime: now.toISOString() })
  })
}

async function makeKnown(acting: Acting, { deviceId, accountId }: Deposit) {
  const { tx, office, now } = acting
  await greetDevice(tx, office.regency, {
    id: deviceId,
    accountId,
    label: 'Titipan',
    appVersion: '-',
    clockOffsetMs: 0,
    at: now,
  })
  return lockDevice(tx, office.regency, deviceId)
}

/** Keeps what was left without a session: held for the officer's next sign-in, or aside for a supervisor. */
export async function settleDeposit(
  desk: Desk,
  device: HeldDevice,
  commands: readonly Envelope[],
  inOffice: boolean,
): Promise<{ receipts: Receipt[]; conflicts: string[] }> {
  const receipts: Receipt[] = []
  const conflicts: string[] = []
  for (const envelope of commands.toSorted((a, b) => a.sequence - b.sequence)) {
    const answer = await leave(desk, device, envelope, inOffice)
    if (answer.is === 'receipt') receipts.push(answer.receipt)
    if (answer.is === 'conflict') conflicts.push(envelope.id)
  }
  return { receipts, conflicts }
}

async function leave(desk: Desk, device: HeldDevice, envelope: Envelope, inOffice: boolean): Promise<Answer> {
  if (desk.hash(envelope.seal.box) !== envelope.hash) return { is: 'damaged' }
  const known = await desk.findCommand(envelope.id)
  if (known && known.hash !== envelope.hash) return { is: 'conflict' }
  if (known && (known.fate !== 'held' || inOffice)) return { is: 'receipt', receipt: known.receipt }
  const receivedAt = known?.receivedAt ?? desk.now.toISOString()
  const reason = desk.reasonOf({
    refusal: { code: inOffice ? 'sync.waits-for-sign-in' : 'sync.officer-revoked' },
  })
  if (!inOffice) return setAside(desk, device, envelope, receivedAt, reason)
  const one = settled(desk, envelope, receivedAt, 'held', reason)
  return (await desk.keepCommand(one)) ? { is: 'receipt', receipt: one.receipt } : { is: 'conflict' }
}

async function noteDeposit(acting: Acting, deviceId: string, receipts: readonly Receipt[]): Promise<void> {
  if (receipts.length === 0) return
  await acting.record({
    action: 'sync.deposit',
    subject: 'device',
    ids: [deviceId, ...receipts.map(({ commandId }) => commandId)],
  })
}
