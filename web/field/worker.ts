/// <reference lib="webworker" />
import { makeKeyKeeper } from './store/key-keeper.ts'
import { sendInBackground } from './sync/background.ts'

/**
 * Keeps the app on the phone, so that it starts without signal, and the opened keys in memory, so that a reload does
 * not ask for the phrase. It knows nothing of drafts or messages: those lie in IndexedDB, which an update of the app
 * never touches.
 */
declare const self: ServiceWorkerGlobalScope

const shell = `tanggap-field-${__BUILD__}`
const keeper = makeKeyKeeper()

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) =>
        cache.addAll(__PRECACHE__.map((address) => new Request(address, { cache: 'reload' }))),
      ),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells().then(() => self.clients.claim()))
})

/** The page asks for the new version when the facilitator chose to; never in the middle of a visit. */
self.addEventListener('message', (event) => {
  if (event.data === 'use-new-version') return void self.skipWaiting()
  const [line] = event.ports
  if (line) event.waitUntil(keeper(event.data).then((answer) => line.postMessage(answer)))
})

/** There is signal again and the app may be closed: what waits is carried to the office. */
self.addEventListener('sync', (event) => {
  if ('waitUntil' in event && typeof event.waitUntil === 'function') event.waitUntil(sendInBackground())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  const isOurs = address.origin === self.location.origin && !address.pathname.startsWith('/api/')
  if (request.method !== 'GET' || !isOurs) return
  event.respondWith(request.mode === 'navigate' ? page(request) : asset(request))
})

/** Every address of the app is the same page; it finds its place by itself. */
async function page(request: Request): Promise<Response> {
  return (await caches.match('/', { cacheName: shell })) ?? fetch(request)
}

async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const reply = await fetch(request)
  // Letters of other alphabets are fetched when a name needs them, then kept.
  if (reply.ok && new URL(request.url).pathname.startsWith('/assets/')) {
    const cache = await caches.open(shell)
    await cache.put(request, reply.clone())
  }
  return reply
}

async function dropOldShells(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name)))
}
