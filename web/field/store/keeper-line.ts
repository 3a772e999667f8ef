import type { KeeperAnswer, KeeperAsk } from './key-keeper.ts'
import type { Keys } from './key-ring.ts'

/** Asks the keeper of keys in the service worker. Where there is no worker, or it does not answer, nothing is held. */
export async function askKeeper(ask: KeeperAsk): Promise<KeeperAnswer> {
  const worker = await activeWorker()
  if (!worker) return { is: 'empty' }
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const giveUp = setTimeout(() => resolve({ is: 'empty' }), 5_000)
    port1.onmessage = ({ data }: MessageEvent<KeeperAnswer>) => {
      clearTimeout(giveUp)
      resolve(data)
    }
    worker.postMessage(ask, [port2])
  })
}

/** While the app is open the worker is not ended: the browser ends one that was asked nothing for half a minute. */
export function keepKeeperAwake(accountId: string): () => void {
  const timer = setInterval(() => void askKeeper({ ask: 'keys', accountId }), 20_000)
  return () => clearInterval(timer)
}

async function activeWorker(): Promise<ServiceWorker | null> {
  if (!('serviceWorker' in navigator)) return null
  const { controller } = navigator.serviceWorker
  if (controller) return controller
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined)
  return registration?.active ?? null
}

/** Hands the keys to the worker, or, at the first start of all, as soon as there is one. */
export async function holdKeys(accountId: string, keys: Keys): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const hold = () => askKeeper({ ask: 'hold', accountId, keys })
  if (navigator.serviceWorker.controller) await hold()
  else void navigator.serviceWorker.ready.then(hold)
}
