import { pinTries } from '@tanggap/core/custody'
import { isPin, type Keys } from './key-ring.ts'

/** What a page of the app may ask of the keeper. */
export type KeeperAsk =
  | { readonly ask: 'hold'; readonly accountId: string; readonly keys: Keys }
  | { readonly ask: 'keys'; readonly accountId: string }
  | { readonly ask: 'lock'; readonly accountId: string }
  | { readonly ask: 'open'; readonly accountId: string; readonly pin: string }
  | { readonly ask: 'drop'; readonly accountId: string }

export type KeeperAnswer =
  /** Nothing is held: the phrase is needed. */
  | { readonly is: 'empty' }
  | { readonly is: 'open'; readonly keys: Keys }
  | { readonly is: 'locked'; readonly triesLeft: number }

interface Kept {
  readonly keys: Keys
  readonly locked: boolean
  readonly wrong: number
}

/**
 * Holds the opened keys of a running session in the memory of the service worker, so that a reload does not ask for
 * the phrase. Locked, it hands them out for the PIN only; the wrong tries are counted here, where a reload does not
 * reach, and after the tenth the keys are gone. When the browser ends the worker, they are gone too.
 */
export function makeKeyKeeper(): (ask: KeeperAsk) => Promise<KeeperAnswer> {
  const held = new Map<string, Kept>()
  // One try after the other: ten asked at once are still ten.
  let line: Promise<unknown> = Promise.resolve()

  async function answer(ask: KeeperAsk): Promise<KeeperAnswer> {
    const { accountId } = ask
    if (ask.ask === 'hold') held.set(accountId, { keys: ask.keys, locked: false, wrong: 0 })
    const kept = held.get(accountId)
    if (!kept) return { is: 'empty' }
    if (ask.ask === 'drop' || (ask.ask === 'lock' && !kept.keys.pin)) {
      held.delete(accountId)
      return { is: 'empty' }
    }
    if (ask.ask === 'lock') held.set(accountId, { ...kept, locked: true })
    if (ask.ask === 'open' && kept.locked) return tryPin(accountId, kept, ask.pin)
    return said(held.get(accountId))
  }

  async function tryPin(accountId: string, kept: Kept, pin: string): Promise<KeeperAnswer> {
    const wrong = kept.wrong + 1
    // Counted before it is looked at, so that ending the worker half-way is no free try.
    held.set(accountId, { ...kept, wrong })
    const right = kept.keys.pin !== null && (await isPin(kept.keys.pin, pin))
    if (right) held.set(accountId, { ...kept, locked: false, wrong: 0 })
    else if (wrong >= pinTries) held.delete(accountId)
    return said(held.get(accountId))
  }

  return (ask) => {
    const answered = line.then(() => answer(ask))
    line = answered.catch(() => undefined)
    return answered
  }
}

function said(kept: Kept | undefined): KeeperAnswer {
  if (!kept) return { is: 'empty' }
  return kept.locked ? { is: 'locked', triesLeft: pinTries - kept.wrong } : { is: 'open', keys: kept.keys }
}
