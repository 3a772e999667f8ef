/** Bytes whose memory belongs to this page alone: what the browser's cryptography accepts. */
export type Bytes = Uint8Array<ArrayBuffer>

export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  // In pieces: the arguments of one call are limited to some 65,000.
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

export function fromBase64url(text: string): Bytes {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (character) => character.charCodeAt(0))
}

export function utf8(text: string): Bytes {
  return new Uint8Array(new TextEncoder().encode(text))
}

/** SHA-256 in 64 hexadecimal digits. */
export async function sha256Hex(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
