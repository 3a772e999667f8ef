import type { FieldStore } from '../store/index.ts'
import type { Exchange } from './exchange.ts'

const minute = 60_000

/**
 * Exchanges by itself: at the start, when signal returns, when the app is looked at again, after something was
 * kept, and then less and less often while it does not succeed. Returns the way to stop.
 */
export function exchangeByItself(store: FieldStore, exchange: Exchange): () => void {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let known = store.held().waiting.length

  function plan(delay: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void go(), delay)
  }
  async function go(): Promise<void> {
    clearTimeout(timer)
    if (document.visibilityState !== 'visible') return
    if (!navigator.onLine) return plan(minute)
    const { problem } = await exchange.run()
    failures = problem ? failures + 1 : 0
    // 5 min while all is well; after failures 1, 2, 4 … up to 15 min.
    plan(problem ? Math.min(15, 2 ** (failures - 1)) * minute : 5 * minute)
  }
  const goNow = () => void go()
  const look = () =>
    void store.dropExpired(Date.now() + store.held().device.clockOffset).catch(() => undefined)
  const looking = setInterval(look, 60 * minute)
  look()
  const whenSeen = () => {
    if (document.visibilityState === 'visible') goNow()
  }
  const whenKept = store.watch(() => {
    const { length } = store.held().waiting
    const more = length > known
    known = length
    if (more) {
      plan(500)
      void askForBackgroundSync()
    }
  })
  addEventListener('online', goNow)
  document.addEventListener('visibilitychange', whenSeen)
  goNow()
  return () => {
    clearTimeout(timer)
    clearInterval(looking)
    whenKept()
    removeEventListener('online', goNow)
    document.removeEventListener('visibilitychange', whenSeen)
  }
}

/** Where the browser can, it sends what waits even when the app is closed, as soon as there is signal. */
async function askForBackgroundSync(): Promise<void> {
  const registration: unknown = await navigator.serviceWorker?.ready
  if (canSync(registration)) await registration.sync.register('outbox').catch(() => undefined)
}

interface SyncingRegistration {
  readonly sync: { register(tag: string): Promise<void> }
}

function canSync(registration: unknown): registration is SyncingRegistration {
  return typeof registration === 'object' && registration !== null && 'sync' in registration
}
