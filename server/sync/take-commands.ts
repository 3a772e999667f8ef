import type { Envelope, Receipt } from '@tanggap/contract/sync'
import { clockOffset } from '@tanggap/core/sync'
import { actAs, type Done, done, type Foundation, type Office, refused } from '../plumbing/acting.ts'
import { regencyScope } from '../plumbing/database/index.ts'
import { type Exchange, settleCommand } from './settle-command.ts'
import { findDevice, findReleased, greetDevice, noteContact, receiptsSettledLater } from './sync.store.ts'

export interface Introduction {
  readonly deviceId: string
  readonly label: string
  readonly appVersion: string
  readonly deviceTime: string
}

/**
 * Makes a phone known to its officer, or greets it again. Looks over the whole regency, since another officer's
 * phone lies outside the acting one's scope. Refusal: `sync.another-ones-device`.
 */
export function registerDevice(foundation: Foundation, office: Office, introduction: Introduction) {
  const wide = regencyScope(office.regency)
  return actAs(
    foundation,
    office,
    async (acting) => {
      const { tx, now, vault } = acting
      const known = await findDevice(tx, office.regency, introduction.deviceId)
      if (known && known.accountId !== office.accountId) return refused('sync.another-ones-device')
      await greetDevice(tx, office.regency, {
        id: introduction.deviceId,
        accountId: office.accountId,
        label: introduction.label,
        appVersion: introduction.appVersion,
        clockOffsetMs: offsetOf(introduction.deviceTime, now),
        at: now,
      })
      if (!known)
        await acting.record({
          action: 'sync.register-device',
          subject: 'device',
          ids: [introduction.deviceId, office.accountId],
        })
      return done({
        serverTime: now.toISOString(),
        sealingKey: vault.sealingKey,
        receiptKey: vault.receiptKey,
        nextSequence: known?.nextSequence ?? 1,
        facilitator: { accountId: office.accountId, name: office.name },
      })
    },
    wide,
  )
}

export interface Parcel {
  readonly deviceId: string
  readonly deviceTime: string
  readonly custody: unknown
  readonly commands: readonly Envelope[]
}

export interface Taken {
  readonly receipts: Receipt[]
  readonly conflicts: string[]
  readonly serverTime: string
}

/**
 * Takes what a phone sends, each command in a transaction of its own and in the device's order, so that one bad
 * command holds up none and what is receipted is committed. What waited for a predecessor follows at once.
 * Refusals: `sync.unknown-device`, `sync.another-ones-device`.
 */
export async function takeCommands(
  foundation: Foundation,
  office: Office,
  parcel: Parcel,
  exchange: Exchange,
): Promise<Done<Taken>> {
  const contact = await noteDevice(foundation, office, parcel)
  if (!contact.ok) return contact
  const receipts = new Map<string, Receipt>()
  const conflicts: string[] = []
  const settle = async (envelope: Envelope) => {
    const answer = await actAs(foundation, office, (acting) => settleCommand(acting, envelope, exchange))
    if (answer.is === 'receipt') receipts.set(envelope.id, answer.receipt)
    if (answer.is === 'conflict') conflicts.push(envelope.id)
  }
  const own = parcel.commands.filter(({ deviceId }) => deviceId === parcel.deviceId)
  for (const envelope of own.toSorted((a, b) => a.sequence - b.sequence)) await settle(envelope)
  for (;;) {
    const released = await actAs(foundation, office, ({ tx }) =>
      findReleased(tx, office.regency, parcel.deviceId),
    )
    if (!released) break
    await settle(released.envelope)
  }
  const later = await actAs(foundation, office, ({ tx, now }) => {
    const since = new Date(now.getTime() - remindedFor)
    return receiptsSettledLater(tx, office.regency, parcel.deviceId, since, mostReminders)
  })
  for (const receipt of later) receipts.set(receipt.commandId, receipt)
  return done({
    receipts: [...receipts.values()],
    conflicts,
    serverTime: foundation.clock.now().toISOString(),
  })
}

/** Any answer may be lost on its way, so what a person settled is told again for a month: milliseconds. */
const remindedFor = 30 * 24 * 3_600_000
const mostReminders = 100

function noteDevice(foundation: Foundation, office: Office, parcel: Parcel): Promise<Done<undefined>> {
  return actAs(
    foundation,
    office,
    async ({ tx, now }) => {
      const device = await findDevice(tx, office.regency, parcel.deviceId)
      if (!device) return refused('sync.unknown-device')
      if (device.accountId !== office.accountId) return refused('sync.another-ones-device')
      await noteContact(tx, office.regency, {
        id: device.id,
        at: now,
        clockOffsetMs: offsetOf(parcel.deviceTime, now),
        custody: parcel.custody,
        appVersion: parcel.commands.at(-1)?.appVersion,
      })
      return done(undefined)
    },
    regencyScope(office.regency),
  )
}

/** The way here is not timed, so it counts as no time: seconds do not matter against ten minutes. */
function offsetOf(deviceTime: string, now: Date): number {
  return clockOffset(Date.parse(deviceTime), now.getTime(), 0)
}
