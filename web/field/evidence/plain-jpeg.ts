import type { Bytes } from '../store/index.ts'

/**
 * A JPEG with nothing but its picture: the browser adds a colour profile, which the office would leave out. Left out
 * here, the hash of what is kept is the hash that was declared, by which a picture is found again after a backup, or
 * when it came before its visit. Bytes that are no JPEG stay as they are.
 */
export function plainJpeg(bytes: Bytes): Bytes {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return bytes
  const kept: Bytes[] = [bytes.subarray(0, 2)]
  let at = 2
  while (bytes[at] === 0xff && at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0
    // From the first scan on it is the picture itself.
    if (marker === 0xda) break
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
    if (!isAside(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  kept.push(bytes.subarray(at))
  const plain = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0))
  let filled = 0
  for (const part of kept) {
    plain.set(part, filled)
    filled += part.length
  }
  return plain
}

/**
 * Application segments (Exif, profiles, maker's notes) and comments, but not 0, which says that it is a JPEG, nor 14,
 * which says how its colours are meant.
 */
function isAside(marker: number): boolean {
  return (marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe
}
