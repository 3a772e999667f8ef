/** The browser's own offer to put the app on the home screen; not every browser makes one. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}

let offer: InstallOffer | undefined
const listeners = new Set<() => void>()

/** Catches the offer when it comes, which is before any screen asks for it. */
export function listenForInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    if (!isOffer(event)) return
    event.preventDefault()
    offer = event
    for (const listener of listeners) listener()
  })
}

export function hasInstallOffer(): boolean {
  return offer !== undefined
}

export function watchInstallOffer(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export async function install(): Promise<void> {
  await offer?.prompt()
  offer = undefined
  for (const listener of listeners) listener()
}

function isOffer(event: Event): event is InstallOffer {
  return 'prompt' in event && typeof event.prompt === 'function'
}
