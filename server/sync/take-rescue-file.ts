import {
  type Envelope,
  envelopeSchema,
  type Receipt,
  type RescuedPhoto,
  rescuedPhoto,
} from '@tanggap/contract/sync'
import { localDay } from '@tanggap/core/calendar'
import { readRescue } from '@tanggap/core/sync'
import { keepPiece, photoOffset } from '../campaigns/index.ts'
import {
  actAs,
  type Done,
  done,
  type Foundation,
  type Office,
  refused,
  systemOffice,
} from '../plumbing/acting.ts'
import { deviceDesk, type Exchange } from './office-desk.ts'
import { settleBatch } from './settle-batch.ts'
import { findCommand, findDevice, officerOf } from './sync.store.ts'

export interface RescueTaken {
  readonly officer: string
  readonly deviceLabel: string
  readonly applied: number
  readonly quarantined: number
  readonly held: number
  readonly repeated: number
  readonly conflicts: number
  readonly damaged: number
  readonly cutShort: boolean
  readonly photosStored: number
  readonly photosRefused: number
  readonly receipts: Receipt[]
}

/** So many commands a transaction, as a phone sends them. */
const batch = 20

/**
 * Takes what a phone wrote into a rescue file when no connection worked, as if it had been sent: the same names, the
 * same receipts, the same quarantine. Photos follow their visits. Safe to repeat, and beside a later sync.
 * Refusals: `sync.not-a-rescue-file`, `sync.newer-rescue-file`, `sync.unknown-device`.
 */
export async function takeRescueFile(
  foundation: Foundation,
  supervisor: Office,
  text: string,
  exchange: Exchange,
): Promise<Done<RescueTaken>> {
  const rescue = readRescue(text)
  if (rescue.is === 'not-a-rescue-file') return refused('sync.not-a-rescue-file')
  if (rescue.is === 'newer-version') return refused('sync.newer-rescue-file')
  const { deviceId } = rescue.head
  const maker = await makerOf(foundation, deviceId)
  if (!maker) return refused('sync.unknown-device')

  const commands = rescue.commands.flatMap((one): readonly Envelope[] => {
    const read = envelopeSchema.safeParse(one)
    return read.success && read.data.deviceId === deviceId ? [read.data] : []
  })
  const photos = rescue.photos.flatMap((one): readonly RescuedPhoto[] => {
    const read = rescuedPhoto.safeParse(one)
    return read.success ? [read.data] : []
  })
  const known = await actAs(foundation, maker.office, async ({ tx, office }) => {
    const found: string[] = []
    for (const { id } of commands) if (await findCommand(tx, office.regency, id)) found.push(id)
    return new Set(found)
  })
  const receipts = new Map<string, Receipt>()
  let conflicts = 0
  for (let start = 0; start < commands.length; start += batch) {
    const settlement = await settleBatch(
      (work) => actAs(foundation, maker.office, (acting) => work(deviceDesk(acting, deviceId, exchange))),
      commands.slice(start, start + batch),
    )
    for (const receipt of settlement?.receipts ?? []) receipts.set(receipt.commandId, receipt)
    conflicts += settlement?.conflicts.length ?? 0
  }
  let photosStored = 0
  for (const photo of photos) if (await keepPhoto(foundation, maker.office, photo)) photosStored += 1
  const damagedLines = rescue.problems.filter((problem) => problem.is === 'damaged-line').length
  const answered = commands.flatMap(({ id }) => receipts.get(id) ?? [])
  const fresh = answered.filter(({ commandId }) => !known.has(commandId))
  const count = (fate: Receipt['fate']) => fresh.filter((receipt) => receipt.fate === fate).length
  await actAs(foundation, supervisor, (acting) =>
    acting.record({
      action: 'sync.rescue-file',
      subject: 'device',
      ids: [deviceId, maker.office.accountId, ...commands.map(({ id }) => id)],
      detail: { commands: commands.length, photos: photos.length },
    }),
  )
  return done({
    officer: maker.office.name,
    deviceLabel: maker.label,
    applied: count('applied'),
    quarantined: count('quarantined'),
    held: count('held'),
    repeated: answered.length - fresh.length,
    conflicts,
    damaged:
      damagedLines +
      (rescue.commands.length - answered.length - conflicts) +
      (rescue.photos.length - photos.length),
    cutShort: rescue.problems.some((problem) => problem.is === 'cut-short'),
    photosStored,
    photosRefused: photos.length - photosStored,
    receipts: answered,
  })
}

async function makerOf(foundation: Foundation, deviceId: string) {
  const { regency, clock } = foundation
  return actAs(foundation, systemOffice(regency, 'Berkas penyelamatan'), async ({ tx, office }) => {
    const device = await findDevice(tx, regency, deviceId)
    if (!device) return undefined
    const officer = await officerOf(tx, regency, device.accountId, localDay(clock.now()))
    const maker: Office = { ...office, accountId: device.accountId, name: officer.name, role: 'facilitator' }
    return { office: maker, label: device.label }
  })
}

/** Opens a photo's seal and brings it in one piece. False when it does not open, or no visit that is here declares it. */
async function keepPhoto(foundation: Foundation, maker: Office, photo: RescuedPhoto): Promise<boolean> {
  let picture: Buffer
  try {
    picture = foundation.vault.openFromPhone(photo.seal, `photo ${photo.sha256}`)
  } catch {
    return false
  }
  // Opened already: its pieces are the picture's own bytes.
  const name = { caseId: photo.caseId, sha256: photo.sha256 }
  const kept = await actAs(foundation, maker, async (acting) => {
    const stands = await photoOffset(acting, name)
    if (!stands.ok || stands.value.offset >= stands.value.bytes) return stands
    return keepPiece(acting, name, stands.value.offset, picture.subarray(stands.value.offset))
  })
  return kept.ok && kept.value.offset === kept.value.bytes
}
