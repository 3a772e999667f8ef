import type { Receipt } from '@tanggap/contract/sync'
import { openDatabase, type SealedPicture } from './database.ts'
import type { Acknowledged, Device, PhotoNote, Waiting } from './held.ts'
import { writePhotoGone, writeReceipt } from './outbox-writes.ts'

/** Who has worked on this phone, as far as it is told without any phrase. */
export interface PersonHere {
  readonly device: Device
  /** Sealed: it can be carried by anyone and read by the office alone. */
  readonly waiting: readonly Waiting[]
  readonly acknowledged: readonly Acknowledged[]
  /** Photos of finished visits that the office does not hold whole. */
  readonly photos: readonly PhotoNote[]
}

const prefix = 'tanggap-field-'

/** Everyone with a space of their own on this phone. Where the browser does not list its databases, nobody. */
export async function peopleHere(): Promise<readonly PersonHere[]> {
  const names = (await indexedDB.databases?.())?.flatMap(({ name }) => name ?? []) ?? []
  const found = await Promise.all(
    names.filter((name) => name.startsWith(prefix)).map((name) => readOpen(name.slice(prefix.length))),
  )
  return found.flatMap((person) => person ?? [])
}

/**
 * Notes what the office answered for an absent person's message: kept for their next sign-in, or taken for good.
 * The receipt's signature was found right.
 */
export async function noteDeposited(accountId: string, receipt: Receipt, isFinal: boolean): Promise<void> {
  const database = await openDatabase(accountId)
  const entry = await database.get('waiting', receipt.commandId)
  if (entry && isFinal) {
    const { id, sequence, type, caseId, caseNumber, basedOnVersion, madeAt } = entry
    await writeReceipt(
      database,
      { id, sequence, type, caseId, caseNumber, basedOnVersion, madeAt, receipt },
      entry,
    )
  } else if (entry) await database.put('waiting', { ...entry, state: 'held', why: receipt.reason })
  database.close()
}

/** A picture of an absent person as it waits for the office. */
export async function sealedPhotoOf(accountId: string, sha256: string): Promise<SealedPicture | undefined> {
  const database = await openDatabase(accountId)
  const picture = await database.get('pictures', sha256)
  database.close()
  return picture && 'keyId' in picture ? picture : undefined
}

/** The office holds an absent person's picture whole, and has found it to be the one named. */
export async function noteDepositedPhoto(accountId: string, note: PhotoNote): Promise<void> {
  const database = await openDatabase(accountId)
  await writePhotoGone(database, note)
  database.close()
}

async function readOpen(accountId: string): Promise<PersonHere | undefined> {
  const database = await openDatabase(accountId)
  const [device, waiting, acknowledged, photos] = await Promise.all([
    database.get('device', 'device'),
    database.getAll('waiting'),
    database.getAll('acknowledged'),
    database.getAll('photos'),
  ])
  database.close()
  return (
    device && {
      device,
      waiting,
      acknowledged,
      photos: photos.filter(({ atOffice }) => !atOffice),
    }
  )
}
