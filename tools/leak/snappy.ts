/**
 * Undoes Snappy's block format (github.com/google/snappy, format_description.txt), as LevelDB and Chromium's IndexedDB
 * write it. What is damaged gives what could be read before the damage: the scan wants every byte there is.
 */
export function unsnappy(packed: Uint8Array): Uint8Array {
  const [length, start] = readVarint(packed, 0)
  // A figure beyond any block is no length: then this was no Snappy at all.
  if (length === undefined || length > 64 * 1024 * 1024) return new Uint8Array()
  const out = new Uint8Array(length)
  let at = start
  let to = 0
  while (at < packed.length && to < length) {
    const tag = packed[at] ?? 0
    at += 1
    if ((tag & 3) === 0) {
      let size = tag >> 2
      if (size >= 60) {
        const more = size - 59
        size = littleEndian(packed, at, more)
        at += more
      }
      size += 1
      const piece = packed.subarray(at, at + Math.min(size, length - to))
      out.set(piece, to)
      to += piece.length
      at += size
      continue
    }
    const kind = tag & 3
    const size = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2)
    const back =
      kind === 1 ? ((tag >> 5) << 8) | (packed[at] ?? 0) : littleEndian(packed, at, kind === 2 ? 2 : 4)
    at += kind === 1 ? 1 : kind === 2 ? 2 : 4
    if (back === 0 || back > to) break
    for (let each = 0; each < size && to < length; each++, to++) out[to] = out[to - back] ?? 0
  }
  return out.subarray(0, to)
}

/** @returns the number, and where what follows begins. */
export function readVarint(bytes: Uint8Array, from: number): [number | undefined, number] {
  let value = 0
  for (let at = from; at < from + 9 && at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * (at - from))
    if (byte < 0x80) return [value, at + 1]
  }
  return [undefined, from]
}

function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let each = 0; each < count; each++) value += (bytes[at + each] ?? 0) * 2 ** (8 * each)
  return value
}
