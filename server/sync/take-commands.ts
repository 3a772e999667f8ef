import type { Envelope, Receipt } from '@tanggap/contract/sync'
import { clockOffset } from '@tanggap/core/sync'
import { packageMark } from '../campaigns/index.ts'
import {
  type Acting,
  actAs,
  actGathering,
  type Done,
  done,
  type Foundation,
  type Office,
  refused,
} from '../plumbing/acting.ts'
import { regencyScope, type Tx } from '../plumbing/database/index.ts'
import { depositTokenOf } from './deposit-token.ts'
import { type Bundle, deviceDesk, type Exchange } from './office-desk.ts'
import { settleBatch } from './settle-batch.ts'
import { findDevice, greetDevice, noteContact } from './sync.store.ts'

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
export async function registerDevice(foundation: Foundation, office: Office, introduction: Introduction) {
  const wide = regencyScope(office.regency)
  const greeted = await actAs(
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
        // After a restore the office expects numbers it has answered for; the phone sends those again.
        nextSequence: known?.nextSequence ?? 1,
        depositToken: depositTokenOf(vault, {
          deviceId: introduction.deviceId,
          accountId: office.accountId,
        }),
        facilitator: { accountId: office.accountId, name: office.name },
      })
    },
    wide,
  )
  if (!greeted.ok) return greeted
  // How her work stands is read as she sees it.
  const mark = await actAs(foundation, office, packageMark)
  return done({ ...greeted.value, packageMark: mark })
}

export interface Parcel {
  readonly deviceId: string
  readonly deviceTime: string
  readonly custody: unknown
  readonly commands: readonly Envelope[]
  /** Numbers that stay on the phone because the office could not read them. */
  readonly skipped?: readonly number[] | undefined
}

export interface Received {
  readonly receipts: Receipt[]
  readonly conflicts: string[]
  readonly serverTime: string
}

/**
 * Takes what a phone sends, in the device's order, one bad command holding up none; what is receipted is committed.
 * What waited for a predecessor follows at once. Refusals: `sync.unknown-device`, `sync.another-ones-device`.
 */
export async function takeCommands(
  foundation: Foundation,
  office: Office,
  parcel: Parcel,
  exchange: Exchange,
): Promise<Done<Received>> {
  const own = parcel.commands.filter(({ deviceId }) => deviceId === parcel.deviceId)
  let isNoted = false
  const settlement = await settleBatch(
    async (work, together) => {
      const begin = async (acting: Acting, bundle?: Bundle) => {
        if (!isNoted) await noteParcel(acting.tx, office, parcel, acting.now)
        return work(deviceDesk(acting, parcel.deviceId, exchange, bundle))
      }
      const result = together
        ? await actGathering(foundation, office, (acting, apart) => begin(acting, { commands: own, apart }))
        : await actAs(foundation, office, (acting) => begin(acting))
      isNoted = true
      return result
    },
    own,
    parcel.skipped,
  )
  if (!settlement) return whyNot(foundation, office, parcel.deviceId)
  return done({
    receipts: [...settlement.receipts],
    conflicts: [...settlement.conflicts],
    serverTime: foundation.clock.now().toISOString(),
  })
}

function noteParcel(tx: Tx, office: Office, parcel: Parcel, now: Date) {
  return noteContact(tx, office.regency, {
    id: parcel.deviceId,
    at: now,
    clockOffsetMs: offsetOf(parcel.deviceTime, now),
    custody: parcel.custody,
    appVersion: parcel.commands.at(-1)?.appVersion,
  })
}

/** Another officer's phone lies outside the acting one's scope, so it is looked for in the whole regency. */
function whyNot(foundation: Foundation, office: Office, deviceId: string): Promise<Done<never>> {
  return actAs(
    foundation,
    office,
    async ({ tx }) => {
      const device = await findDevice(tx, office.regency, deviceId)
      return refused(device ? 'sync.another-ones-device' : 'sync.unknown-device')
    },
    regencyScope(office.regency),
  )
}

/** The way here is not timed, so it counts as no time: seconds do not matter against ten minutes. */
function offsetOf(deviceTime: string, now: Date): number {
  return clockOffset(Date.parse(deviceTime), now.getTime(), 0)
}
