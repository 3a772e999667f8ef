import { hash as digest } from 'node:crypto'

/** Signs as the vault does, in a way that costs nothing; a receipt somebody changed does not verify. */
export function signatureOf(text: string): string {
  return digest('sha256', `the office's secret ${text}`)
}

export function hashOf(text: string): string {
  return digest('sha256', text)
}
