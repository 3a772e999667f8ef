import type { PhoneCase, Receipt } from '@tanggap/contract/sync'
import { isExpired, useMore } from '@tanggap/core/custody'
import type { Instrument } from '@tanggap/core/instrument'
import { type CommandType, mayDropCopy } from '@tanggap/core/sync'
import { type Bytes, sha256Hex } from './bytes.ts'
import { type ClosedCase, casesAfter } from './cases-after.ts'
import { openDatabase, type SealedPicture } from './database.ts'
import type { Acknowledged, Device, Draft, Held, PhotoNote, PhotoSlot, Waiting } from './held.ts'
import { type Keys, lockOf, nameUnder } from './key-ring.ts'
import { recordOf, shotOf } from './move-over.ts'
import { dropOtherRings, writeAgain, writeCommand, writePhotoGone, writeReceipt } from './outbox-writes.ts'
import { readEverything } from './read-everything.ts'
import { recoverDrafts } from './recover-drafts.ts'
import { photoSeal, sealBytes, sealForOffice } from './seal.ts'

/** Something the office is to be told. Its id was made when its form opened. */
export interface Command {
  readonly id: string
  readonly type: CommandType
  readonly caseId: string
  readonly basedOnVersion: number
  readonly madeAt: string
  readonly content: unknown
}

/** What the same moment changes on the phone: the draft goes on changed, or it is done. */
export interface LocalChange {
  readonly draft: Draft | null
  /** Photos that travel behind this command. */
  readonly photos: readonly string[]
}

/**
 * Everything the phone remembers, behind one door. Reading is at once, from `held()`; writing is in order, one
 * after the other, and says when the phone could not keep it. One tab at a time may open it (see `one-tab.ts`).
 */
export interface FieldStore {
  held(): Held
  /** Called after every change; returns the way to stop. */
  watch(listener: () => void): () => void
  noteDevice(change: Partial<Device>): Promise<void>
  /** Replaces the families and questionnaires by the office's; drafts and sealed work stay whatever it says. */
  takePackage(work: {
    readonly cases: readonly PhoneCase[]
    readonly closed: readonly ClosedCase[]
    readonly instruments: readonly Instrument[]
    readonly pulledAt: string
  }): Promise<void>
  /** Lets the list of families go when it has outlived its time without contact; drafts keep their family. */
  dropExpired(now: number): Promise<void>
  /** Keeps the answer as it is given. Many calls in a row become one write of the last. */
  saveDraft(draft: Draft): void
  keepPhoto(picture: Bytes, about: { caseId: string; slot: PhotoSlot; takenAt: string }): Promise<string>
  /** A picture of a visit under way; one that is sealed can be opened by the office alone. */
  openPhoto(sha256: string): Promise<Bytes | undefined>
  /** A picture as it waits for the office. */
  sealedPhoto(sha256: string): Promise<SealedPicture | undefined>
  /** Keeps the command and the change it makes together, or keeps neither. Safe to repeat. */
  keep(command: Command, change: LocalChange): Promise<void>
  mark(ids: readonly string[], state: Waiting['state'], why?: Waiting['why']): Promise<void>
  /**
   * Lets go of a command: only for a receipt whose signature was found right. Its sealed copy stays a while. For a
   * command that is gone already the newer receipt takes the place of the older.
   */
  acknowledge(receipt: Receipt): Promise<void>
  /** Puts back in line what the office, set back to a backup, has forgotten. */
  sendAgain(ids: readonly string[]): Promise<void>
  notePhotoSent(sha256: string, sentBytes: number): Promise<void>
  /** The office has the whole picture and it is the right one. */
  letGoOfPhoto(sha256: string): Promise<void>
  noteUse(day: string, more: { readonly sent: number; readonly received: number }): Promise<void>
  /** Brings drafts back that lie under a lost phrase, if this is it; how many. Nothing when it is another. */
  recover(words: readonly string[]): Promise<number | undefined>
  /** Lets drafts go that nobody can open any more. */
  giveUpLockedDrafts(): Promise<void>
  /** Settles when everything given so far is on the disk; fails when something could not be kept. */
  atRest(): Promise<void>
  close(): void
}

export async function openFieldStore(
  facilitator: { accountId: string; name: string },
  demo: boolean,
  keys: Keys,
): Promise<FieldStore> {
  const database = await openDatabase(facilitator.accountId)
  const lock = lockOf(keys)
  let held = await readEverything(database, keys, facilitator, demo)
  await database.put('device', held.device, 'device')
  const listeners = new Set<() => void>()
  const unsaved = new Map<string, Draft>()
  let writing: Promise<unknown> = Promise.resolve()

  function show(change: Partial<Held>): void {
    held = { ...held, ...change }
    for (const listener of listeners) listener()
  }

  /** One write after the other: a draft saved late can never come back after its visit was finished. */
  function inOrder<T>(write: () => Promise<T>): Promise<T> {
    const done = writing.then(write).then(
      (value) => {
        // A draft that could not be kept is still in line: then all is not well because something else was kept.
        if (held.writeFault && unsaved.size === 0) show({ writeFault: null })
        return value
      },
      (fault: unknown) => {
        show({ writeFault: isFull(fault) ? 'full' : 'failed' })
        throw fault
      },
    )
    writing = done.catch(() => undefined)
    return done
  }

  async function writeDrafts(): Promise<void> {
    const [first] = unsaved
    if (!first) return
    const [caseId, draft] = first
    unsaved.delete(caseId)
    try {
      await database.put('drafts', await recordOf(keys, 'drafts', caseId, draft))
      if (unsaved.size === 0) show({ saving: false })
    } catch (fault) {
      if (!unsaved.has(caseId)) unsaved.set(caseId, draft)
      throw fault
    }
  }

  async function keepCases(next: Held['cases'], more: Partial<Held>): Promise<void> {
    const records = await Promise.all([...next.values()].map((one) => recordOf(keys, 'cases', one.id, one)))
    const old = await Promise.all([...held.cases.keys()].map((id) => nameUnder(keys, 'case', id)))
    const stays = new Set(records.map(({ id }) => id))
    const device = more.device ?? held.device
    const photos = held.photos.filter((photo) => !photo.atOffice || next.has(photo.caseId))
    const gone = held.photos.filter((photo) => !photos.includes(photo))
    const forgotten = [...held.copies].filter(([, at]) => mayDropCopy(at, officeTime(device)))
    const writes = database.transaction(['cases', 'instruments', 'device', 'photos', 'copies'], 'readwrite')
    await Promise.all([
      ...records.map((one) => writes.objectStore('cases').put(one)),
      ...old.filter((id) => !stays.has(id)).map((id) => writes.objectStore('cases').delete(id)),
      ...[...(more.instruments ?? new Map<string, Instrument>()).values()].map((one) =>
        writes.objectStore('instruments').put(one),
      ),
      ...gone.map(({ sha256 }) => writes.objectStore('photos').delete(sha256)),
      ...forgotten.map(([id]) => writes.objectStore('copies').delete(id)),
      writes.objectStore('device').put(device, 'device'),
      writes.done,
    ])
    const copies = new Map([...held.copies].filter((one) => !forgotten.includes(one)))
    show({ ...more, cases: next, photos, copies })
  }

  async function renewReceipt(receipt: Receipt): Promise<void> {
    const old = held.acknowledged.find(({ id }) => id === receipt.commandId)
    if (!old) return
    const renewed = { ...old, receipt }
    await database.put('acknowledged', renewed)
    show({ acknowledged: held.acknowledged.map((one) => (one === old ? renewed : one)) })
  }

  async function openShot(sha256: string): Promise<Bytes | undefined> {
    const id = await nameUnder(keys, 'photo', sha256)
    const shot = await database.get('shots', id)
    return shot && lock.open(`pictures/${id}`, shot.picture)
  }

  return {
    held: () => held,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    noteDevice(change) {
      return inOrder(async () => {
        const device = { ...held.device, ...change }
        await database.put('device', device, 'device')
        show({ device })
      })
    },
    takePackage({ cases, closed, instruments, pulledAt }) {
      return inOrder(async () => {
        const now = Date.parse(pulledAt) + held.device.clockOffset
        await keepCases(casesAfter(held, { cases, closed }, now), {
          instruments: new Map([
            ...held.instruments,
            ...instruments.map((one) => [one.version, one] as const),
          ]),
          device: { ...held.device, pulledAt },
          expired: false,
        })
      })
    },
    dropExpired(now) {
      return inOrder(async () => {
        const { lastContact, clockOffset, expiryDays } = held.device
        const contact = lastContact === null ? null : Date.parse(lastContact) + clockOffset
        if (!isExpired(contact, now, expiryDays)) return
        const stays = ([id]: readonly [string, unknown]) =>
          held.drafts.has(id) || held.waiting.some(({ caseId }) => caseId === id)
        const next = new Map([...held.cases].filter(stays))
        // Without its mark the package is fetched anew, though nothing has changed at the office.
        const device = { ...held.device, packageMark: null }
        if (next.size < held.cases.size) await keepCases(next, { device, expired: true })
        else show({ expired: true })
      })
    },
    saveDraft(draft) {
      unsaved.set(draft.caseId, draft)
      show({ drafts: new Map(held.drafts).set(draft.caseId, draft), saving: true })
      // The fault is shown by `writeFault`; the draft stays in line for the next write.
      void inOrder(writeDrafts).catch(() => undefined)
    },
    keepPhoto(picture, about) {
      return inOrder(async () => {
        const sha256 = await sha256Hex(picture)
        const note: PhotoNote = {
          sha256,
          ...about,
          bytes: picture.length,
          commandId: null,
          sentBytes: 0,
          atOffice: false,
        }
        const shot = await shotOf(keys, note, picture)
        const writes = database.transaction('shots', 'readwrite', { durability: 'strict' })
        await Promise.all([writes.store.put(shot), writes.done])
        show({ photos: [...held.photos.filter((photo) => photo.sha256 !== sha256), note] })
        return sha256
      })
    },
    openPhoto: openShot,
    async sealedPhoto(sha256) {
      const picture = await database.get('pictures', sha256)
      return picture && 'keyId' in picture ? picture : undefined
    },
    async keep(command, change) {
      const { office } = held.device
      if (!office) throw new Error('a command was made before the office was known')
      // Sealing takes its time; a transaction of the browser would close meanwhile. So: first seal, then write.
      const sealed = await sealForOffice(command.id, command.content, office.sealingKey)
      const pictures: SealedPicture[] = []
      for (const sha256 of change.photos) {
        const bytes = await openShot(sha256)
        if (bytes)
          pictures.push({ id: sha256, ...(await sealBytes(photoSeal(sha256), bytes, office.sealingKey)) })
      }
      const { draft } = change
      const locked = draft && (await recordOf(keys, 'drafts', draft.caseId, draft))
      await inOrder(async () => {
        const known = held.waiting.some(({ id }) => id === command.id)
        if (known || held.acknowledged.some(({ id }) => id === command.id)) return
        const { id, type, caseId, basedOnVersion, madeAt } = command
        const sequence = held.device.nextSequence
        const entry: Waiting = {
          id,
          sequence,
          type,
          caseId,
          caseNumber: held.cases.get(caseId)?.number ?? 0,
          basedOnVersion,
          madeAt,
          ...sealed,
          state: 'waiting',
          why: null,
        }
        const device = { ...held.device, nextSequence: sequence + 1 }
        // A picture that was taken again belongs to nothing once the visit is done.
        const isOfDraft = (photo: PhotoNote) => photo.caseId === caseId && photo.commandId === null
        const travels = (photo: PhotoNote) => change.photos.includes(photo.sha256)
        const leaving = held.photos.filter((photo) => isOfDraft(photo) && (draft === null || travels(photo)))
        const photos = held.photos
          .filter((photo) => !leaving.includes(photo) || travels(photo))
          .map((photo) => (travels(photo) ? { ...photo, commandId: id } : photo))
        const shots = await Promise.all(leaving.map(({ sha256 }) => nameUnder(keys, 'photo', sha256)))
        const draftId = await nameUnder(keys, 'case', caseId)
        await writeCommand(database, {
          entry,
          device,
          draft: locked ?? draftId,
          photos: photos.filter(travels),
          pictures,
          shots,
        })
        unsaved.delete(caseId)
        const drafts = new Map(held.drafts)
        if (draft) drafts.set(caseId, draft)
        else drafts.delete(caseId)
        show({ drafts, device, photos, waiting: [...held.waiting, entry], saving: unsaved.size > 0 })
      })
    },
    mark(ids, state, why = null) {
      return inOrder(async () => {
        const waiting = held.waiting.map((one) => (ids.includes(one.id) ? { ...one, state, why } : one))
        const writes = database.transaction('waiting', 'readwrite')
        await Promise.all([
          ...waiting.filter(({ id }) => ids.includes(id)).map((one) => writes.store.put(one)),
          writes.done,
        ])
        show({ waiting })
      })
    },
    acknowledge(receipt) {
      return inOrder(async () => {
        const entry = held.waiting.find(({ id }) => id === receipt.commandId)
        if (!entry) return renewReceipt(receipt)
        const { id, sequence, type, caseId, caseNumber, basedOnVersion, madeAt } = entry
        const done: Acknowledged = {
          id,
          sequence,
          type,
          caseId,
          caseNumber,
          basedOnVersion,
          madeAt,
          receipt,
        }
        await writeReceipt(database, done, entry)
        show({
          waiting: held.waiting.filter((one) => one.id !== id),
          acknowledged: [...held.acknowledged.filter((one) => one.id !== id), done],
          copies: new Map(held.copies).set(id, Date.parse(receipt.receivedAt)),
        })
      })
    },
    sendAgain(ids) {
      return inOrder(async () => {
        const again = await writeAgain(database, ids)
        const names = new Set(again.map(({ id }) => id))
        show({
          waiting: [...held.waiting.filter(({ id }) => !names.has(id)), ...again].toSorted(
            (a, b) => a.sequence - b.sequence,
          ),
          acknowledged: held.acknowledged.filter(({ id }) => !names.has(id)),
        })
      })
    },
    notePhotoSent(sha256, sentBytes) {
      return inOrder(async () => {
        const note = held.photos.find((photo) => photo.sha256 === sha256)
        if (!note) return
        const changed = { ...note, sentBytes }
        await database.put('photos', changed)
        show({ photos: held.photos.map((photo) => (photo === note ? changed : photo)) })
      })
    },
    letGoOfPhoto(sha256) {
      return inOrder(async () => {
        const note = held.photos.find((photo) => photo.sha256 === sha256)
        if (!note) return
        const changed = await writePhotoGone(database, note)
        show({ photos: held.photos.map((photo) => (photo === note ? changed : photo)) })
      })
    },
    noteUse(day, more) {
      return inOrder(async () => {
        const device = { ...held.device, use: useMore(held.device.use, day, more) }
        await database.put('device', device, 'device')
        show({ device })
      })
    },
    recover(words) {
      return inOrder(async () => {
        const count = await recoverDrafts(database, keys, words)
        if (count !== undefined) {
          const { saving, writeFault } = held
          show({ ...(await readEverything(database, keys, facilitator, demo)), saving, writeFault })
        }
        return count
      })
    },
    giveUpLockedDrafts() {
      return inOrder(async () => {
        await dropOtherRings(database, keys.id)
        show({ lockedDrafts: 0 })
      })
    },
    async atRest() {
      await writing
      if (unsaved.size > 0) throw new Error('an answer could not be kept')
    },
    close() {
      listeners.clear()
      database.close()
    },
  }
}

function officeTime({ clockOffset }: Device): number {
  return Date.now() + clockOffset
}

function isFull(fault: unknown): boolean {
  return fault instanceof DOMException && fault.name === 'QuotaExceededError'
}
