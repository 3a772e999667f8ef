import type { Receipt } from '@tanggap/contract/sync'
import { canonicalText } from '@tanggap/core/changes'
import { afterRefusal, batchesOf, forgottenByOffice, judgeReceipt, mayDropCopy } from '@tanggap/core/sync'
import type { ModelOffice, SendAnswer } from './model-office.ts'
import type { Network } from './network.ts'
import type { Disk, HandedCase, PhotoNote, Waiting } from './phone-disk.ts'
import type { Plant } from './plants.ts'
import { hashOf, signatureOf } from './seals.ts'
import { Died, type Task, type Tasks } from './tasks.ts'
import type { VisitContent } from './visit-content.ts'
import type { Watch } from './watch.ts'

/** One walk through the outbox: whether the office answered, and the numbers it could not read. */
interface Flush {
  heard: boolean
  readonly unread: number[]
}

const pieceLength = 5

export interface Surroundings {
  readonly tasks: Tasks
  readonly network: Network
  readonly office: ModelOffice
  readonly watch: Watch
  readonly plants: ReadonlySet<Plant>
  readonly now: () => number
  readonly newId: (kind: string) => string
  /** Whether this write finds the disk full. */
  readonly isFull: () => boolean
}

export type ModelPhone = ReturnType<typeof makeModelPhone>

/**
 * A phone in the simulation: its disk, its clock, its process, and the product's own decisions about the outbox
 * (core/sync/phone.ts). A strict write is on the disk when it is told of; a relaxed one may be lost with the process.
 */
export function makeModelPhone(id: string, accountId: string, around: Surroundings) {
  const { tasks, network, office, watch, plants } = around
  let durable: Disk = {
    nextSequence: 1,
    made: 0,
    waiting: new Map(),
    acknowledged: new Map(),
    cases: [],
    photos: new Map(),
  }
  let disk = durable
  let session: Task | undefined
  const phone = {
    id,
    accountId,
    /** Milliseconds this phone's clock is off. It decides nothing. */
    clockOff: 0,
    isDead: false,
    get disk() {
      return disk
    },
    get isBusy() {
      return session !== undefined && !session.isOver
    },
    finishForm,
    /** What it was given before the story begins. */
    begin: (cases: readonly HandedCase[]) => write(true, { cases }),
    async synchronise() {
      if (phone.isDead || phone.isBusy) return
      session = await tasks.start(`phone ${id}`, exchange)
    },
    /** The process is killed at this moment; a relaxed write goes with it. */
    async kill() {
      const running = session
      session = undefined
      if (running && !running.isOver) await tasks.kill(running)
      disk = durable
    },
  }
  return phone

  function write(isStrict: boolean, change: Partial<Disk>): void {
    disk = { ...disk, ...change }
    if (isStrict) durable = disk
  }

  /** Keeps a finished form; it is shown as saved when this returns true. */
  function finishForm(type: string, content: VisitContent): boolean {
    if (around.isFull()) return false
    const sequence = disk.nextSequence
    const box = JSON.stringify(content)
    const madeAt = around.now() + phone.clockOff
    const entry: Waiting = {
      id: around.newId('command'),
      deviceId: id,
      sequence,
      type,
      hash: hashOf(box),
      madeAt: new Date(madeAt).toISOString(),
      appVersion: '1',
      seal: { keyId: 'k', ephemeral: '', iv: '', box },
      order: disk.made,
      caseId: content.caseId,
      state: 'waiting',
    }
    const photos = new Map(disk.photos)
    for (const photo of content.photos)
      photos.set(photo.sha256, { ...photo, commandId: entry.id, caseId: content.caseId, atOffice: false })
    write(!plants.has('relaxed-write'), {
      nextSequence: sequence + 1,
      made: disk.made + 1,
      waiting: new Map(disk.waiting).set(entry.id, entry),
      photos,
    })
    watch.saved(id, entry)
    return true
  }

  /** One exchange, as `web/field/sync` walks it: greeting, outbox, photos, package. */
  async function exchange(task: Task): Promise<void> {
    const device = { id, accountId, clockOffsetMs: -phone.clockOff }
    const greeted = await network.ask(task, `${id} greets`, device, (at, it) => office.register(at, it))
    alive(task)
    if (!greeted) return
    if (greeted.is === 'session-absent') return leaveAtTheDoor(task)
    sendAgain(greeted.nextSequence)
    const numbering = Math.max(disk.nextSequence, greeted.nextSequence)
    if (numbering !== disk.nextSequence) write(true, { nextSequence: numbering })
    const sent: Flush = { heard: false, unread: [] }
    for (const batch of batchesOf([...disk.waiting.values()], { commands: 4, characters: 2_000 }))
      if (!(await sendBatch(task, batch, sent))) return
    if (!sent.heard && !(await sendBatch(task, [], sent))) return
    if (!(await sendPhotos(task))) return
    const cases = await network.ask(task, `${id} pulls`, accountId, (at, it) => office.pull(at, it))
    alive(task)
    if (cases) write(false, { cases })
    dropCopies()
  }

  /** After the office was set back: what it does not know any more goes up again, under the same name. */
  function sendAgain(nextExpected: number): void {
    const forgotten = forgottenByOffice([...disk.acknowledged.values()], nextExpected)
    if (forgotten.length === 0) return
    const acknowledged = new Map(disk.acknowledged)
    const waiting = new Map(disk.waiting)
    for (const { id: name, copy } of forgotten)
      if (copy) {
        acknowledged.delete(name)
        waiting.set(name, { ...copy, state: 'waiting' })
      }
    write(true, { acknowledged, waiting })
  }

  async function sendBatch(task: Task, batch: readonly Waiting[], sent: Flush): Promise<boolean> {
    if (plants.has('delete-before-receipt')) {
      const waiting = new Map(disk.waiting)
      for (const one of batch) waiting.delete(one.id)
      write(true, { waiting })
    }
    const answer = await network.ask<readonly Waiting[], SendAnswer>(
      task,
      `${id} sends ${batch.map(({ sequence }) => sequence).join()}`,
      batch,
      (at, commands, early) => office.send(at, { id, accountId }, commands, sent.unread, early),
      {
        request: (commands) => commands.map((one, index) => (index === 0 ? withDamagedBox(one) : one)),
        answer: (given) =>
          given.is === 'settled' ? { ...given, receipts: given.receipts.map(withChangedFate) } : given,
      },
    )
    alive(task)
    if (answer?.is === 'not-understood') {
      if (afterRefusal(422, batch.length) === 'set-aside') {
        for (const one of batch) mark(one.id, 'refused')
        sent.unread.push(...batch.map(({ sequence }) => sequence))
        watch.setAsideOnPhone(batch.map((one) => one.id))
        return true
      }
      const half = Math.ceil(batch.length / 2)
      return (await sendBatch(task, batch.slice(0, half), sent)) && sendBatch(task, batch.slice(half), sent)
    }
    if (answer?.is !== 'settled') return false
    sent.heard = true
    for (const name of answer.conflicts) mark(name, 'refused')
    settle(answer.receipts)
    return true
  }

  /** The officer cannot sign in: sealed work is left at the door. */
  async function leaveAtTheDoor(task: Task): Promise<void> {
    for (const batch of batchesOf([...disk.waiting.values()], { commands: 4, characters: 2_000 })) {
      const answer = await network.ask(task, `${id} deposits`, batch, (at, commands) =>
        office.deposit(at, { id, accountId }, commands),
      )
      alive(task)
      if (!answer) return
      settle(answer.receipts)
    }
  }

  function settle(receipts: readonly Receipt[]): void {
    for (const receipt of receipts) {
      const { signature, ...said } = receipt
      const isSigned = signatureOf(canonicalText(said)) === signature
      const entry = disk.waiting.get(receipt.commandId)
      if (!entry) {
        const done = disk.acknowledged.get(receipt.commandId)
        if (done && isSigned && judgeReceipt(done.receipt, receipt, isSigned) === 'let-go')
          write(false, {
            acknowledged: new Map(disk.acknowledged).set(receipt.commandId, { ...done, receipt }),
          })
        continue
      }
      switch (judgeReceipt(entry, receipt, isSigned)) {
        case 'distrust':
          mark(entry.id, 'refused')
          break
        case 'keep-waiting':
          mark(entry.id, 'held')
          break
        case 'let-go': {
          watch.receipted(entry, receipt)
          const waiting = new Map(disk.waiting)
          waiting.delete(entry.id)
          write(true, {
            waiting,
            acknowledged: new Map(disk.acknowledged).set(entry.id, {
              id: entry.id,
              sequence: entry.sequence,
              receipt,
              copy: entry,
            }),
          })
        }
      }
    }
  }

  async function sendPhotos(task: Task): Promise<boolean> {
    for (const photo of [...disk.photos.values()]) {
      if (photo.atOffice || !disk.acknowledged.has(photo.commandId)) continue
      if ((await sendPhoto(task, photo)) === 'no signal') return false
    }
    return true
  }

  async function sendPhoto(task: Task, photo: PhotoNote): Promise<'done' | 'kept' | 'no signal'> {
    const name = `${id} photo ${photo.sha256.slice(0, 6)}`
    const stands = await network.ask(task, name, photo, async (at, it) => ({
      offset: await office.photoOffset(at, it),
    }))
    alive(task)
    if (!stands) return 'no signal'
    let { offset } = stands
    for (let tries = 0; offset !== undefined && offset < photo.length && tries < 12; tries++) {
      const from: number = offset
      const piece = photo.content.slice(from, from + pieceLength)
      const answer: { offset: number | undefined } | undefined = await network.ask(
        task,
        name,
        piece,
        async (at, bytes) => ({ offset: await office.keepPiece(at, photo, from, bytes) }),
        { request: (bytes) => `#${bytes.slice(1)}` },
      )
      alive(task)
      if (!answer) return 'no signal'
      offset = answer.offset
    }
    if (offset === undefined || offset < photo.length) return 'kept'
    write(false, { photos: new Map(disk.photos).set(photo.sha256, { ...photo, atOffice: true }) })
    return 'done'
  }

  function mark(name: string, state: Waiting['state']): void {
    const entry = disk.waiting.get(name)
    if (entry) write(false, { waiting: new Map(disk.waiting).set(name, { ...entry, state }) })
  }

  function dropCopies(): void {
    const old = [...disk.acknowledged.values()].filter(
      ({ copy, receipt }) => copy && mayDropCopy(Date.parse(receipt.receivedAt), around.now()),
    )
    if (old.length === 0) return
    const acknowledged = new Map(disk.acknowledged)
    for (const one of old) acknowledged.set(one.id, { ...one, copy: undefined })
    write(false, { acknowledged })
  }

  function alive(task: Task): void {
    if (task.isDead || phone.isDead) throw new Died()
  }
}

function withDamagedBox(one: Waiting): Waiting {
  return { ...one, seal: { ...one.seal, box: `${one.seal.box} ` } }
}

function withChangedFate(receipt: Receipt): Receipt {
  return { ...receipt, fate: 'applied', receivedAt: receipt.receivedAt.replace('2025', '2024') }
}
