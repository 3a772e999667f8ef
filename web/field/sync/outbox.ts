import type { Bilingual } from '@tanggap/contract/refusal'
import { type Receipt, receiptSchema, sendCommands } from '@tanggap/contract/sync'
import { canonicalText } from '@tanggap/core/changes'
import { afterRefusal, batchesOf, judgeReceipt, largestBatch, nextLimit } from '@tanggap/core/sync'
import { ask } from '../../kit/client/index.ts'
import {
  type Command,
  type FieldStore,
  isSignedByOffice,
  type LocalChange,
  type Waiting,
} from '../store/index.ts'
import { custodyOf } from './custody.ts'
import { envelopeOf } from './envelope.ts'
import { storageGranted } from './storage.ts'
import { noteTraffic } from './traffic.ts'

export interface Outbox {
  /** Keeps the command and the change it makes together, or keeps neither. */
  keep(command: Command, change: LocalChange): Promise<void>
  /** Sends what waits, oldest first. Safe to call at any time, any number of times. */
  flush(): Promise<Flushed>
}

export interface Flushed {
  readonly sent: number
  readonly waiting: number
  readonly refused: number
  /** Why it stopped before the end, or null. */
  readonly stopped: { readonly code: string; readonly sentence: Bilingual } | null
}

export function openOutbox(store: FieldStore): Outbox {
  /** What the line has carried so far; half as much after it broke, twice as much after it held. */
  let limit = largestBatch
  return {
    keep: (command, change) => store.keep(command, change),
    async flush() {
      let sent = 0
      let stopped: Flushed['stopped'] = null
      let heard = false
      const unread: number[] = []
      for (const batch of batchesOf(store.held().waiting, limit)) {
        const outcome = await send(store, batch, unread)
        const isBroken = outcome.stopped?.code === 'client.no-signal'
        if (isBroken || outcome.heard) limit = nextLimit(limit, !isBroken)
        sent += outcome.sent
        heard ||= outcome.heard
        stopped = outcome.stopped
        if (stopped) break
      }
      // With nothing (readable) to send the office is still told what this phone holds, and tells what it has
      // settled since.
      if (!heard && !stopped) stopped = (await send(store, [], unread)).stopped
      const { waiting } = store.held()
      return {
        sent,
        waiting: waiting.length,
        refused: waiting.filter(({ state }) => state === 'refused').length,
        stopped,
      }
    },
  }
}

/** `heard`: the office has answered with receipts. */
type Sent = Pick<Flushed, 'sent' | 'stopped'> & { readonly heard: boolean }

/** @param unread numbers of commands the office could not read in this flush; more are added as they are found */
async function send(store: FieldStore, batch: readonly Waiting[], unread: number[]): Promise<Sent> {
  const { device } = store.held()
  const ids = batch.map(({ id }) => id)
  const storage = await storageGranted()
  await store.mark(ids, 'sent')
  const answer = await ask(sendCommands, {
    body: {
      deviceId: device.deviceId,
      deviceTime: new Date().toISOString(),
      custody: { ...custodyOf(store.held()), ...(storage && { storage }) },
      // What the office could not read stays here; nothing behind it must wait for it.
      skipped: unread.slice(0, 200),
      commands: batch.map((entry) => envelopeOf(entry, device.deviceId)),
    },
  })
  await noteTraffic(store, { sent: batch.reduce((sum, { seal }) => sum + seal.box.length, 0), received: 0 })
  if (answer.ok) {
    for (const id of answer.value.conflicts) await store.mark([id], 'refused', conflict)
    for (const receipt of answer.value.receipts) await settle(store, receipt)
    return { sent: answer.value.receipts.length, stopped: null, heard: true }
  }
  const { refusal, status } = answer
  // One command the office cannot read must not keep the others waiting: it is found by halving.
  const next = afterRefusal(status, batch.length)
  if (next === 'wait') {
    await store.mark(ids, 'waiting')
    return { sent: 0, stopped: refusal, heard: false }
  }
  if (next === 'set-aside') {
    await store.mark(ids, 'refused', refusal.sentence)
    unread.push(...batch.map(({ sequence }) => sequence))
    return { sent: 0, stopped: null, heard: false }
  }
  const half = Math.ceil(batch.length / 2)
  const first = await send(store, batch.slice(0, half), unread)
  if (first.stopped) {
    await store.mark(ids.slice(half), 'waiting')
    return first
  }
  const second = await send(store, batch.slice(half), unread)
  return { sent: first.sent + second.sent, stopped: second.stopped, heard: first.heard || second.heard }
}

/** A receipt counts when it names this very content and the pinned office signed it. */
async function settle(store: FieldStore, given: unknown): Promise<void> {
  const read = receiptSchema.safeParse(given)
  if (!read.success) return
  const receipt: Receipt = read.data
  const { waiting, acknowledged, device } = store.held()
  const { office } = device
  const entry = waiting.find(({ id }) => id === receipt.commandId)
  // What was put aside and settled by a person since: its new receipt takes the place of the old.
  const answered = acknowledged.find(({ id }) => id === receipt.commandId)
  const known = entry ?? (answered && { id: answered.id, hash: answered.receipt.hash })
  if (!known || !office || answered?.receipt.signature === receipt.signature) return
  const { signature, ...said } = receipt
  const isSigned = await isSignedByOffice(canonicalText(said), signature, office.receiptKey)
  switch (judgeReceipt(known, receipt, isSigned)) {
    case 'distrust':
      return store.mark([known.id], 'refused', wrongSignature)
    case 'keep-waiting':
      return store.mark([known.id], 'held', receipt.reason)
    case 'let-go':
      return store.acknowledge(receipt)
  }
}

const conflict: Bilingual = {
  id: 'Kantor sudah memegang kiriman lain dengan nomor yang sama. Isinya tetap tersimpan di ponsel ini; hubungi koordinator.',
  en: 'The office already holds another message of the same number. This one is kept on the phone; tell your supervisor.',
}
const wrongSignature: Bilingual = {
  id: 'Tanda terima tidak ditandatangani kantor yang dikenal ponsel ini. Kiriman tetap disimpan; hubungi koordinator.',
  en: 'The receipt is not signed by the office this phone knows. The message is kept; tell your supervisor.',
}
