/**
 * Keeps the app installed and notices a newer one. The newer one waits until the facilitator takes it; the
 * drafts lie elsewhere and are opened by it as they are.
 *
 * @param onReady called when a newer version waits, with the way to use it
 * @param handOver what the newer version must be given before the page is loaded anew: the opened keys
 */
export async function keepInstalled(
  onReady: (useIt: () => void) => void,
  handOver: () => Promise<unknown>,
): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const hadOne = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne) void handOver().finally(() => location.reload())
  })
  const registration = await navigator.serviceWorker.register('/worker.js').catch(() => undefined)
  if (!registration) return
  const offer = (worker: ServiceWorker) => onReady(() => worker.postMessage('use-new-version'))
  if (registration.waiting && hadOne) offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker)
    })
  })
}
