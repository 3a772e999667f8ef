import { createHash } from 'node:crypto'
import type { RescuedPhoto } from '@tanggap/contract/sync'
import { actAs, type Done, done, type Foundation, refused, systemOffice } from '../plumbing/acting.ts'
import { cleanPhoto } from '../plumbing/images/index.ts'
import { sameSecret } from '../plumbing/keys/index.ts'
import { depositTokenOf } from './deposit-token.ts'
import { findDevice } from './sync.store.ts'

export interface DepositedPhoto {
  readonly deviceId: string
  readonly accountId: string
  readonly token: string
  readonly photo: RescuedPhoto
}

/**
 * Takes a sealed photo of a phone whose officer cannot sign in, beside the visit it belongs to. It is kept under its
 * content and shown to nobody: the visit finds it when its maker signs in or a supervisor lets it stand
 * (`recallPhotos`). Safe to repeat. Refusals: `sync.deposit-refused`, `sync.photo-damaged`.
 */
export async function takeDepositedPhoto(
  foundation: Foundation,
  { deviceId, accountId, token, photo }: DepositedPhoto,
): Promise<Done<{ stored: true }>> {
  const expected = Buffer.from(depositTokenOf(foundation.vault, { deviceId, accountId }))
  if (!sameSecret(Buffer.from(token), expected)) return refused('sync.deposit-refused')
  return actAs(foundation, systemOffice(foundation.regency, 'Titipan ponsel'), async (acting) => {
    const { tx, office, files, vault } = acting
    // Visits are left first; a phone the office does not know any more is made known by them.
    const device = await findDevice(tx, office.regency, deviceId)
    if (device?.accountId !== accountId) return refused('sync.deposit-refused')
    if (files.has(photo.sha256)) return done({ stored: true as const })
    const picture = opened(vault, photo)
    const checked = picture && cleanPhoto(picture)
    // Found again by its content: what the phone hashed must be what is kept, to the last byte.
    const isNamed =
      checked?.ok && createHash('sha256').update(checked.photo.bytes).digest('hex') === photo.sha256
    if (!isNamed) return refused('sync.photo-damaged')
    await files.keep(checked.photo.bytes)
    await acting.record({
      action: 'sync.deposit',
      subject: 'device',
      ids: [deviceId, photo.caseId],
      detail: { photo: photo.sha256 },
    })
    return done({ stored: true as const })
  })
}

function opened(vault: Foundation['vault'], { seal, sha256 }: RescuedPhoto): Buffer | undefined {
  try {
    return vault.openFromPhone(seal, `photo ${sha256}`)
  } catch {
    return undefined
  }
}
