import type { Vault } from '../plumbing/keys/index.ts'

/** What a phone shows to leave sealed work without a session. Given at its greeting; it opens nothing else. */
export function depositTokenOf(vault: Vault, device: { deviceId: string; accountId: string }): string {
  return vault.derive(`deposit of device ${device.deviceId} of officer ${device.accountId}`)
}
