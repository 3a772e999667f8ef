import { usualDataPerDay, usualExpiryDays } from '@tanggap/core/custody'
import { openValue } from './data-lock.ts'
import type { Database } from './database.ts'
import type { Device, Draft, Held, HeldCase, PhotoNote } from './held.ts'
import { type Keys, lockOf } from './key-ring.ts'
import { uuidV7 } from './uuid.ts'

/** Opens what this ring has closed. What lies under another ring is counted and left where it is. */
export async function readEverything(
  database: Database,
  keys: Keys,
  facilitator: Device['facilitator'],
  demo: boolean,
): Promise<Held> {
  const [device, instruments, cases, drafts, shots, waiting, acknowledged, copies, photos] =
    await Promise.all([
      database.get('device', 'device'),
      database.getAll('instruments'),
      database.getAll('cases'),
      database.getAll('drafts'),
      database.getAll('shots'),
      database.getAll('waiting'),
      database.getAll('acknowledged'),
      database.getAllKeys('copies'),
      database.getAll('photos'),
    ])
  const lock = lockOf(keys)
  const isOpen = ({ keyId }: { readonly keyId: string }) => keyId === keys.id
  const [openCases, openDrafts, openShots] = await Promise.all([
    Promise.all(cases.filter(isOpen).map((one) => openValue<HeldCase>(lock, `cases/${one.id}`, one))),
    Promise.all(drafts.filter(isOpen).map((one) => openValue<Draft>(lock, `drafts/${one.id}`, one))),
    Promise.all(shots.filter(isOpen).map((one) => openValue<PhotoNote>(lock, `shots/${one.id}`, one.note))),
  ])
  return {
    device: { ...newDevice(facilitator, demo), ...device },
    instruments: new Map(instruments.map((one) => [one.version, one])),
    cases: new Map(openCases.map((one) => [one.id, one])),
    drafts: new Map(openDrafts.map((one) => [one.caseId, one])),
    waiting: bySequence(waiting),
    acknowledged: bySequence(acknowledged),
    copies: new Map(
      acknowledged
        .filter(({ id }) => copies.includes(id))
        .map(({ id, receipt }) => [id, Date.parse(receipt.receivedAt)]),
    ),
    photos: [...photos, ...openShots],
    lockedDrafts: drafts.filter((one) => !isOpen(one)).length,
    expired: false,
    saving: false,
    writeFault: null,
  }
}

function newDevice(facilitator: Device['facilitator'], demo: boolean): Device {
  return {
    deviceId: uuidV7(),
    facilitator,
    demo,
    certified: false,
    office: null,
    depositToken: null,
    nextSequence: 1,
    clockOffset: 0,
    lastContact: null,
    pulledAt: null,
    expiryDays: usualExpiryDays,
    photoChoice: 'always',
    dataPerDay: usualDataPerDay,
    use: null,
  }
}

function bySequence<T extends { readonly sequence: number }>(entries: readonly T[]): readonly T[] {
  return entries.toSorted((a, b) => a.sequence - b.sequence)
}
