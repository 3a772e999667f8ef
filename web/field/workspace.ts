import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { FieldStore, Held } from './store/index.ts'
import type { Exchange, Exchanging, Outbox } from './sync/index.ts'

/** What every screen behind the door stands in: this facilitator's memory, outbox and exchange. */
export interface Workspace {
  readonly store: FieldStore
  readonly outbox: Outbox
  readonly exchange: Exchange
  readonly useNewVersion: (() => void) | undefined
  readonly signInAgain: () => void
  /** Closes the screen: the PIN opens it again, or without one the phrase. */
  readonly lock: () => void
  readonly hasPin: boolean
  readonly leave: () => Promise<void>
}

const WorkspaceContext = createContext<Workspace | undefined>(undefined)
export const WorkspaceScope = WorkspaceContext.Provider

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('a screen of the field app stands outside a workspace')
  return workspace
}

/** What the phone holds, drawn again after every change. */
export function useHeld(): Held {
  const { store } = useWorkspace()
  return useWatched(store.held, store.watch)
}

export function useExchanging(): Exchanging {
  const { exchange } = useWorkspace()
  return useWatched(exchange.state, exchange.watch)
}

export function useOnline(): boolean {
  return useWatched(readOnline, watchOnline)
}

/** The office's time as this phone estimates it; a clock a year off does no harm. ISO instant. */
export function officeNow(held: Held): string {
  return new Date(Date.now() + held.device.clockOffset).toISOString()
}

/** Something outside of the screens that changes by itself. */
export function useWatched<T>(read: () => T, watch: (listener: () => void) => () => void): T {
  const [value, setValue] = useState(read)
  useEffect(() => {
    setValue(() => read())
    return watch(() => setValue(() => read()))
  }, [read, watch])
  return value
}

function readOnline(): boolean {
  return navigator.onLine
}

function watchOnline(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}
