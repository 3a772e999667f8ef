import { readSession, signOut } from '@tanggap/contract/access'
import type { Bilingual } from '@tanggap/contract/refusal'
import { pullPackage, registerDevice } from '@tanggap/contract/sync'
import { clockOffset, forgottenByOffice } from '@tanggap/core/sync'
import { ask } from '../../kit/client/index.ts'
import type { FieldStore } from '../store/index.ts'
import { hasLeft, noteLeft } from '../who-works-here.ts'
import { appVersion } from './app-version.ts'
import { depositForOthers, depositOwn } from './deposit.ts'
import type { Outbox } from './outbox.ts'
import { sendPhotos } from './send-photos.ts'
import { noteTraffic, receivedSince } from './traffic.ts'

/** Why an exchange ended early. Nothing on the phone is lost by any of them. */
export type Problem =
  | { readonly is: 'no-signal' }
  | { readonly is: 'sign-in' }
  | { readonly is: 'newer-office' }
  | { readonly is: 'other-office' }
  | { readonly is: 'refused'; readonly sentence: Bilingual }

export interface Exchanging {
  readonly running: boolean
  readonly problem: Problem | null
  /** ISO instant of the last try by this phone's clock. */
  readonly triedAt: string | null
}

export interface Exchange {
  state(): Exchanging
  watch(listener: () => void): () => void
  /** Greets the office, sends what waits, then fetches the work. A second call while one runs joins it. */
  run(): Promise<Exchanging>
  /** The same, and this once the photos that wait for Wi-Fi or for tomorrow go along. */
  runWithPhotos(): Promise<Exchanging>
}

export function makeExchange(store: FieldStore, outbox: Outbox): Exchange {
  let state: Exchanging = { running: false, problem: null, triedAt: null }
  let current: Promise<Exchanging> | undefined
  const listeners = new Set<() => void>()

  function show(change: Partial<Exchanging>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  async function exchange(photosNow: boolean): Promise<Exchanging> {
    show({ running: true })
    const problem = await walk(store, outbox, photosNow).catch((): Problem => ({ is: 'no-signal' }))
    show({ running: false, problem, triedAt: new Date().toISOString() })
    current = undefined
    return state
  }

  return {
    state: () => state,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    run() {
      current ??= exchange(false)
      return current
    },
    async runWithPhotos() {
      // One that runs already leaves the photos where they are.
      await current
      current = exchange(true)
      return current
    },
  }
}

async function walk(store: FieldStore, outbox: Outbox, photosNow: boolean): Promise<Problem | null> {
  const begun = performance.now()
  const problem = await walkOn(store, outbox, photosNow)
  await noteTraffic(store, { sent: 0, received: receivedSince(begun) })
  return problem
}

async function walkOn(store: FieldStore, outbox: Outbox, photosNow: boolean): Promise<Problem | null> {
  const { accountId } = store.held().device.facilitator
  const stranger = await whoElseIsSignedIn(accountId)
  if (stranger) {
    // Work does not wait for a session: it is left with the office, sealed, until its maker signs in again.
    if (stranger.is === 'sign-in') {
      await depositOwn(store)
      await depositForOthers(store)
    }
    return stranger
  }
  const greeting = await greet(store)
  if (!('mark' in greeting)) return greeting
  await depositForOthers(store)
  const flushed = await outbox.flush()
  if (flushed.stopped) return problemOf(flushed.stopped)
  if (!(await sendPhotos(store, photosNow))) return { is: 'no-signal' }
  const isHeld = greeting.mark !== undefined && markHere(greeting.mark) === store.held().device.packageMark
  // What went up a moment ago has moved cases on, so the office's word of before is out of date.
  if (flushed.sent > 0 || !isHeld) {
    const pulled = await pull(store)
    if (pulled) return pulled
  }
  await store.noteDevice({ lastContact: new Date().toISOString() })
  return null
}

/** A session of somebody else, or none, must not fetch this person's work: the phone may be shared. */
async function whoElseIsSignedIn(accountId: string): Promise<Problem | null> {
  if (hasLeft()) {
    const ended = await ask(signOut)
    if (ended.ok || ended.refusal.code === 'session.absent') noteLeft(false)
  }
  const session = await ask(readSession)
  if (!session.ok) return problemOf(session.refusal)
  return session.value.accountId === accountId ? null : { is: 'sign-in' }
}

/**
 * Registers the phone, or greets again, and hears how the work stands. The office's keys are pinned the first time and
 * never exchanged.
 */
async function greet(store: FieldStore): Promise<Problem | { readonly mark: string | undefined }> {
  const { device } = store.held()
  const asked = Date.now()
  const answer = await ask(registerDevice, {
    body: {
      deviceId: device.deviceId,
      label: phoneName(),
      appVersion,
      deviceTime: new Date(asked).toISOString(),
    },
  })
  if (!answer.ok) return problemOf(answer.refusal)
  const { serverTime, sealingKey, receiptKey, nextSequence, packageMark } = answer.value
  const pinned = device.office?.receiptKey
  if (pinned && (pinned.x !== receiptKey.x || pinned.y !== receiptKey.y)) return { is: 'other-office' }
  const { depositToken } = answer.value
  await store.noteDevice({
    ...(depositToken !== undefined && { depositToken }),
    office: { sealingKey, receiptKey: pinned ?? receiptKey },
    // A phone whose memory was set back must not use a number twice.
    nextSequence: Math.max(store.held().device.nextSequence, nextSequence),
    clockOffset: Math.round(clockOffset(asked, Date.parse(serverTime), Date.now() - asked)),
  })
  // An office set back to a backup has forgotten what it answered for: the sealed copies go up again.
  const forgotten = forgottenByOffice(store.held().acknowledged, nextSequence)
  if (forgotten.length > 0) await store.sendAgain(forgotten.map(({ id }) => id))
  return { mark: packageMark }
}

/** A newer app may read more of the same package, so it fetches it once itself. */
function markHere(mark: string | undefined): string | null {
  return mark === undefined ? null : `${appVersion} ${mark}`
}

async function pull(store: FieldStore): Promise<Problem | null> {
  const answer = await ask(pullPackage)
  if (!answer.ok) return problemOf(answer.refusal)
  // An office newer than this app may say things the app cannot read. Then nothing is replaced.
  const read = pullPackage.answer.safeParse(answer.value)
  if (!read.success) return { is: 'newer-office' }
  const { cases, serverCases, instruments, certified, facilitator, villages, outlines, told, expiryDays } =
    read.data
  await store.noteDevice({ packageMark: null })
  await store.takePackage({ cases, closed: serverCases, instruments, pulledAt: new Date().toISOString() })
  const packageMark = markHere(read.data.packageMark)
  await store.noteDevice({ certified, expiryDays, facilitator, villages, outlines, told, packageMark })
  return null
}

function problemOf(refusal: { readonly code: string; readonly sentence: Bilingual }): Problem {
  if (refusal.code === 'client.no-signal') return { is: 'no-signal' }
  if (refusal.code === 'session.absent') return { is: 'sign-in' }
  return { is: 'refused', sentence: refusal.sentence }
}

/** What the office reads in its list of phones: "Chrome 126, Android 13". */
function phoneName(): string {
  const agent = navigator.userAgent
  const browser = /(?:Chrome|Firefox|Version)\/\d+/.exec(agent)?.[0].replace('/', ' ') ?? 'Browser'
  const system = /Android [\d.]+|iPhone OS [\d_]+|Windows NT [\d.]+|Mac OS X [\d_]+|Linux/.exec(agent)?.[0]
  return `${browser}${system ? `, ${system.replaceAll('_', '.')}` : ''}`.slice(0, 60)
}
