import { idleMinutes } from '@tanggap/core/custody'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useLocale } from '../../kit/index.ts'
import {
  askKeeper,
  holdKeys,
  type Keys,
  keepKeeperAwake,
  keepRing,
  makeFirstRing,
  mayHavePlatformKey,
  type Ring,
  readRing,
  replaceRing,
  withPin,
  withPlatform,
} from '../store/index.ts'
import type { Owner } from '../who-works-here.ts'
import { CannotOpen } from './Door.tsx'
import { gateText } from './gate.text.ts'
import { NewPhrase } from './NewPhrase.tsx'
import { NewPin } from './NewPin.tsx'
import { NewPlatformKey } from './NewPlatformKey.tsx'
import { LostPhrase, OpenByPhrase } from './OpenByPhrase.tsx'
import { OpenByPin } from './OpenByPin.tsx'

type State =
  | { readonly is: 'asking' | 'fault' | 'new' | 'locked' }
  | { readonly is: 'phrase'; readonly ring: Ring; readonly hint?: string }
  | { readonly is: 'lost'; readonly ring: Ring }
  | { readonly is: 'renew' }
  /** The phrase is kept; what else may open the phone is chosen now, as long as the words are at hand. */
  | { readonly is: 'platform' | 'pin'; readonly keys: Keys; readonly words: readonly string[] }
  | { readonly is: 'open'; readonly keys: Keys }

/**
 * Between who works here and what lies here: shows what is inside only with the keys in memory. They come from the
 * keeper after a reload, from the PIN after a pause, and from the phrase after a cold start.
 */
export function Gate(props: {
  owner: Owner
  onOther: () => void
  /** `lock` lets go of the keys; to be called when everything is written. */
  children: (keys: Keys, lock: () => void) => ComponentChildren
}) {
  const { owner } = props
  const { accountId } = owner
  const t = gateText(useLocale())
  const [state, setState] = useState<State>({ is: 'asking' })
  const show = (work: Promise<State>) => void work.catch((): State => ({ is: 'fault' })).then(setState)
  const open = async (keys: Keys): Promise<State> => {
    await holdKeys(accountId, keys)
    return { is: 'open', keys }
  }

  useEffect(() => show(begin(accountId)), [])
  useEffect(
    () => (state.is === 'open' || state.is === 'locked' ? keepKeeperAwake(accountId) : undefined),
    [state.is],
  )

  switch (state.is) {
    case 'asking':
      return null
    case 'fault':
      return <CannotOpen onRetry={() => show(begin(accountId))} />
    case 'new':
    case 'renew': {
      const make = state.is === 'new' ? makeFirstRing : replaceRing
      const keep = async (words: readonly string[]): Promise<State> => {
        const keys = await make(accountId, words)
        return { is: (await mayHavePlatformKey()) ? 'platform' : 'pin', keys, words }
      }
      return <NewPhrase name={owner.name} onWritten={async (words) => show(keep(words))} />
    }
    case 'platform': {
      const goOn = () => setState({ ...state, is: 'pin' })
      return (
        <NewPlatformKey
          name={owner.name}
          onNone={goOn}
          onMade={async (platform) => {
            const ring = await readRing(accountId)
            const both = ring && (await withPlatform(ring, state.words, platform))
            if (both) await keepRing(accountId, both)
            goOn()
          }}
        />
      )
    }
    case 'pin': {
      const keep = async (pin: string): Promise<State> => {
        const ring = await readRing(accountId)
        if (!ring) throw new Error('the ring that was just made is not there')
        const made = await withPin(ring, state.keys, pin)
        await keepRing(accountId, made.ring)
        return open(made.keys)
      }
      return <NewPin onNone={() => show(open(state.keys))} onPin={(pin) => show(keep(pin))} />
    }
    case 'phrase': {
      const { ring } = state
      return (
        <OpenByPhrase
          ring={ring}
          name={owner.name}
          hint={state.hint}
          onOpen={(keys) => show(open(keys))}
          onLost={() => setState({ is: 'lost', ring })}
          onOther={props.onOther}
        />
      )
    }
    case 'lost': {
      const { ring } = state
      return (
        <LostPhrase
          accountId={accountId}
          onProven={() => setState({ is: 'renew' })}
          onBack={() => setState({ is: 'phrase', ring })}
        />
      )
    }
    case 'locked':
      return (
        <OpenByPin
          accountId={accountId}
          name={owner.name}
          onOpen={(keys) => setState({ is: 'open', keys })}
          onGone={() => show(cold(accountId, t.pinGone))}
          onPhrase={() => show(cold(accountId))}
        />
      )
    case 'open':
      return <>{props.children(state.keys, () => show(lockUp(accountId)))}</>
  }
}

async function begin(accountId: string): Promise<State> {
  const answer = await askKeeper({ ask: 'keys', accountId })
  if (answer.is === 'open') return { is: 'open', keys: answer.keys }
  return answer.is === 'locked' ? { is: 'locked' } : cold(accountId)
}

async function cold(accountId: string, hint?: string): Promise<State> {
  const ring = await readRing(accountId)
  return ring ? { is: 'phrase', ring, ...(hint && { hint }) } : { is: 'new' }
}

async function lockUp(accountId: string): Promise<State> {
  const answer = await askKeeper({ ask: 'lock', accountId })
  return answer.is === 'locked' ? { is: 'locked' } : cold(accountId)
}

/** Calls once nobody has touched the screen for as long as the key may lie open. */
export function useIdle(hasPin: boolean, onIdle: () => void): void {
  useEffect(() => {
    const patience = (hasPin ? idleMinutes.withPin : idleMinutes.withoutPin) * 60_000
    let touched = Date.now()
    const touch = () => {
      touched = Date.now()
    }
    const look = () => {
      if (Date.now() - touched >= patience) onIdle()
    }
    const timer = setInterval(look, 15_000)
    // After a pause in a pocket the timer comes late; what is looked at first is the clock.
    document.addEventListener('visibilitychange', look)
    for (const kind of ['pointerdown', 'keydown'] as const) addEventListener(kind, touch)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      for (const kind of ['pointerdown', 'keydown'] as const) removeEventListener(kind, touch)
    }
  }, [hasPin, onIdle])
}
