import type { PhoneCase, Receipt } from '@tanggap/contract/sync'
import type { Instrument } from '@tanggap/core/instrument'
import type { CommandType } from '@tanggap/core/sync'
import { type Bytes, sha256Hex, utf8 } from './bytes.ts'
import { type ClosedCase, casesAfter } from './cases-after.ts'
import { type DataLock, dataLock, type Locked, makeDataKey } from './data-lock.ts'
import { type Database, openDatabase } from './database.ts'
import type { Acknowledged, Device, Draft, Held, HeldCase, PhotoNote, PhotoSlot, Waiting } from './held.ts'
import { sealForOffice } from './seal.ts'
import { uuidV7 } from './uuid.ts'

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
  /** Keeps the answer as it is given. Many calls in a row become one write of the last. */
  saveDraft(draft: Draft): void
  keepPhoto(picture: Bytes, about: { caseId: string; slot: PhotoSlot; takenAt: string }): Promise<string>
  openPhoto(sha256: string): Promise<Bytes | undefined>
  /** Keeps the command and the change it makes together, or keeps neither. Safe to repeat. */
  keep(command: Command, change: LocalChange): Promise<void>
  mark(ids: readonly string[], state: Waiting['state'], why?: Waiting['why']): Promise<void>
  /** Lets go of a command: only for a receipt whose signature was found right. */
  acknowledge(receipt: Receipt): Promise<void>
  notePhotoSent(sha256: string, sentBytes: number): Promise<void>
  /** The office has the whole picture and it is the right one. */
  letGoOfPhoto(sha256: string): Promise<void>
  close(): void
}

export async function openFieldStore(
  facilitator: { accountId: string; name: string },
  demo: boolean,
): Promise<FieldStore> {
  const database = await openDatabase(facilitator.accountId, () => undefined)
  const lock = await readOrMakeLock(database)
  let held = await readEverything(database, lock, facilitator, demo)
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
      const locked = await lockValue(lock, `drafts/${caseId}`, draft)
      await database.put('drafts', { id: caseId, ...locked })
    } catch (fault) {
      if (!unsaved.has(caseId)) unsaved.set(caseId, draft)
      throw fault
    }
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
        const next = casesAfter(held, { cases, closed }, now)
        const locked = await Promise.all(
          [...next.values()].map(async (one) => ({
            id: one.id,
            ...(await lockValue(lock, `cases/${one.id}`, one)),
          })),
        )
        const known = new Map([...held.instruments, ...instruments.map((one) => [one.version, one] as const)])
        const device = { ...held.device, pulledAt }
        const isOver = (photo: PhotoNote) => photo.atOffice && !next.has(photo.caseId)
        const writes = database.transaction(['cases', 'instruments', 'device', 'photos'], 'readwrite')
        await Promise.all([
          writes.objectStore('cases').clear(),
          ...locked.map((one) => writes.objectStore('cases').put(one)),
          ...instruments.map((one) => writes.objectStore('instruments').put(one)),
          ...held.photos.filter(isOver).map(({ sha256 }) => writes.objectStore('photos').delete(sha256)),
          writes.objectStore('device').put(device, 'device'),
          writes.done,
        ])
        show({
          cases: next,
          instruments: known,
          device,
          photos: held.photos.filter((photo) => !isOver(photo)),
        })
      })
    },
    saveDraft(draft) {
      unsaved.set(draft.caseId, draft)
      show({ drafts: new Map(held.drafts).set(draft.caseId, draft) })
      // The fault is shown by `writeFault`; the draft stays in line for the next write.
      void inOrder(writeDrafts).catch(() => undefined)
    },
    keepPhoto(picture, about) {
      return inOrder(async () => {
        const sha256 = await sha256Hex(picture)
        const locked = await lock.close(`pictures/${sha256}`, picture)
        const note: PhotoNote = {
          sha256,
          ...about,
          bytes: picture.length,
          commandId: null,
          sentBytes: 0,
          atOffice: false,
        }
        const writes = database.transaction(['photos', 'pictures'], 'readwrite', { durability: 'strict' })
        await Promise.all([
          writes.objectStore('photos').put(note),
          writes.objectStore('pictures').put({ id: sha256, ...locked }),
          writes.done,
        ])
        show({ photos: [...held.photos.filter((photo) => photo.sha256 !== sha256), note] })
        return sha256
      })
    },
    async openPhoto(sha256) {
      const locked = await database.get('pictures', sha256)
      return locked && lock.open(`pictures/${sha256}`, locked)
    },
    async keep(command, change) {
      const { office } = held.device
      if (!office) throw new Error('a command was made before the office was known')
      // Sealing takes its time; a transaction of the browser would close meanwhile. So: first seal, then write.
      const sealed = await sealForOffice(command.id, command.content, office.sealingKey)
      const { draft } = change
      const locked = draft && (await lockValue(lock, `drafts/${draft.caseId}`, draft))
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
        const isLeftOver = (photo: PhotoNote) =>
          draft === null &&
          photo.caseId === caseId &&
          photo.commandId === null &&
          !change.photos.includes(photo.sha256)
        const leftOver = held.photos.filter(isLeftOver)
        const photos = held.photos
          .filter((photo) => !isLeftOver(photo))
          .map((photo) => (change.photos.includes(photo.sha256) ? { ...photo, commandId: id } : photo))
        // "Relaxed", the browser's default, reports success before the disk has it (Chrome since 121).
        const writes = database.transaction(
          ['waiting', 'drafts', 'device', 'photos', 'pictures'],
          'readwrite',
          {
            durability: 'strict',
          },
        )
        await Promise.all([
          writes.objectStore('waiting').add(entry),
          locked
            ? writes.objectStore('drafts').put({ id: caseId, ...locked })
            : writes.objectStore('drafts').delete(caseId),
          writes.objectStore('device').put(device, 'device'),
          ...photos
            .filter((photo) => photo.commandId === id)
            .map((photo) => writes.objectStore('photos').put(photo)),
          ...leftOver.flatMap(({ sha256 }) => [
            writes.objectStore('photos').delete(sha256),
            writes.objectStore('pictures').delete(sha256),
          ]),
          writes.done,
        ])
        unsaved.delete(caseId)
        const drafts = new Map(held.drafts)
        if (draft) drafts.set(caseId, draft)
        else drafts.delete(caseId)
        show({ drafts, device, photos, waiting: [...held.waiting, entry] })
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
        if (!entry) return
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
        const writes = database.transaction(['waiting', 'acknowledged'], 'readwrite', {
          durability: 'strict',
        })
        await Promise.all([
          writes.objectStore('acknowledged').put(done),
          writes.objectStore('waiting').delete(id),
          writes.done,
        ])
        show({
          waiting: held.waiting.filter((one) => one.id !== id),
          acknowledged: [...held.acknowledged, done],
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
        const changed = { ...note, sentBytes: note.bytes, atOffice: true }
        const writes = database.transaction(['photos', 'pictures'], 'readwrite')
        await Promise.all([
          writes.objectStore('photos').put(changed),
          writes.objectStore('pictures').delete(sha256),
          writes.done,
        ])
        show({ photos: held.photos.map((photo) => (photo === note ? changed : photo)) })
      })
    },
    close() {
      listeners.clear()
      database.close()
    },
  }
}

async function readEverything(
  database: Database,
  lock: DataLock,
  facilitator: Device['facilitator'],
  demo: boolean,
): Promise<Held> {
  const [device, instruments, cases, drafts, waiting, acknowledged, photos] = await Promise.all([
    database.get('device', 'device'),
    database.getAll('instruments'),
    database.getAll('cases'),
    database.getAll('drafts'),
    database.getAll('waiting'),
    database.getAll('acknowledged'),
    database.getAll('photos'),
  ])
  const openCases = cases.map((one) => openValue<HeldCase>(lock, `cases/${one.id}`, one))
  const openDrafts = drafts.map((one) => openValue<Draft>(lock, `drafts/${one.id}`, one))
  return {
    device: device ?? newDevice(facilitator, demo),
    instruments: new Map(instruments.map((one) => [one.version, one])),
    cases: new Map((await Promise.all(openCases)).map((one) => [one.id, one])),
    drafts: new Map((await Promise.all(openDrafts)).map((one) => [one.caseId, one])),
    waiting: bySequence(waiting),
    acknowledged: bySequence(acknowledged),
    photos,
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
    nextSequence: 1,
    clockOffset: 0,
    lastContact: null,
    pulledAt: null,
  }
}

async function readOrMakeLock(database: Database): Promise<DataLock> {
  const known = await database.get('keys', 'data')
  if (known) return dataLock(known)
  const key = await makeDataKey()
  await database.put('keys', key, 'data')
  return dataLock(key)
}

function lockValue(lock: DataLock, place: string, value: unknown): Promise<Locked> {
  return lock.close(place, utf8(JSON.stringify(value)))
}

/** What this app itself has written and locked; the lock vouches for it. */
async function openValue<T>(lock: DataLock, place: string, locked: Locked): Promise<T> {
  const value: T = JSON.parse(new TextDecoder().decode(await lock.open(place, locked)))
  return value
}

function bySequence<T extends { readonly sequence: number }>(entries: readonly T[]): readonly T[] {
  return entries.toSorted((a, b) => a.sequence - b.sequence)
}

function isFull(fault: unknown): boolean {
  return fault instanceof DOMException && fault.name === 'QuotaExceededError'
}
