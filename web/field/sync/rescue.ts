import { largestRescueFile } from '@tanggap/contract/sync'
import { rescueHead, rescueLine } from '@tanggap/core/sync'
import { type FieldStore, toBase64url } from '../store/index.ts'
import { appVersion } from './app-version.ts'
import { envelopeOf } from './envelope.ts'

/**
 * Everything sealed that the office has not answered for, as files to be carried there by hand: when no connection
 * ever works. What is in them only the office can read; nothing on the phone is let go for it.
 */
export async function rescueFiles(store: FieldStore): Promise<readonly File[]> {
  const { device, waiting, photos } = store.held()
  const day = new Date().toISOString()
  const head = rescueHead({ deviceId: device.deviceId, madeAt: day, appVersion })
  const files: File[] = []
  let lines: string[] = []
  let counted = { commands: 0, photos: 0 }
  let size = 0

  function close(): void {
    if (lines.length === 0) return
    const name = `tanggap-${device.deviceId.slice(-6)}-${day.slice(0, 10)}-${files.length + 1}.tanggap`
    files.push(new File([head, ...lines, rescueLine({ end: counted })], name, { type: 'text/plain' }))
    lines = []
    counted = { commands: 0, photos: 0 }
    size = 0
  }
  function add(line: string, what: 'commands' | 'photos'): void {
    // Room is left for the head and for the line that counts.
    if (size + line.length > largestRescueFile - 2_000) close()
    lines.push(line)
    counted = { ...counted, [what]: counted[what] + 1 }
    size += line.length
  }

  for (const entry of waiting.toSorted((a, b) => a.sequence - b.sequence))
    add(rescueLine({ command: envelopeOf(entry, device.deviceId) }), 'commands')
  for (const photo of photos) {
    const picture =
      photo.atOffice || photo.commandId === null ? undefined : await store.sealedPhoto(photo.sha256)
    if (!picture) continue
    const { keyId, ephemeral, iv, box } = picture
    const seal = { keyId, ephemeral, iv, box: toBase64url(new Uint8Array(box)) }
    const { caseId, sha256, bytes } = photo
    add(rescueLine({ photo: { caseId, sha256, bytes, seal } }), 'photos')
  }
  close()
  return files
}

/** Hands the files to the phone's own way of sharing, or saves them where downloads go. */
export async function handOut(files: readonly File[]): Promise<'shared' | 'saved' | 'cancelled'> {
  const data = { files: [...files], title: 'Tanggap' }
  if (navigator.canShare?.(data)) {
    try {
      await navigator.share(data)
      return 'shared'
    } catch (fault) {
      if (fault instanceof DOMException && fault.name === 'AbortError') return 'cancelled'
    }
  }
  for (const file of files) {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = file.name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }
  return 'saved'
}
