import type { Envelope } from '@tanggap/contract/sync'
import type { Waiting } from '../store/index.ts'
import { appVersion } from './app-version.ts'

/** A message as it goes over the wire: what is sealed, and what the office must know to put it in its place. */
export function envelopeOf(entry: Waiting, deviceId: string): Envelope {
  const { id, sequence, type, hash, madeAt, seal } = entry
  return { id, deviceId, sequence, type, hash, madeAt, appVersion, seal }
}
