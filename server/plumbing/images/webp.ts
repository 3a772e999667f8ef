import type { CleanPhoto } from './clean-photo.ts'

/** What a still picture needs (RFC 9649 §2); colour profile, EXIF and XMP stand in other chunks. */
const pictureChunks = ['VP8 ', 'VP8L', 'ALPH']

/** Undefined when the bytes are no whole WebP of one picture. */
export function cleanWebp(file: Buffer): CleanPhoto | undefined {
  if (file.length < 20 || textAt(file, 0) !== 'RIFF' || textAt(file, 8) !== 'WEBP') return undefined
  const end = 8 + file.readUInt32LE(4)
  if (end > file.length) return undefined
  const kept: Buffer[] = []
  let size: { width: number; height: number } | undefined
  let hasPicture = false
  for (let at = 12; at + 8 <= end; ) {
    const name = textAt(file, at)
    const next = at + 8 + file.readUInt32LE(at + 4)
    const padded = next + ((next - at) % 2)
    if (next > end) return undefined
    const chunk = file.subarray(at, Math.min(padded, end))
    size ??= sizeIn(name, chunk)
    if (name === 'VP8X') kept.push(withoutExtras(chunk))
    if (pictureChunks.includes(name)) kept.push(chunk)
    hasPicture ||= name === 'VP8 ' || name === 'VP8L'
    at = padded
  }
  if (!size || !hasPicture || size.width === 0 || size.height === 0) return undefined
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept])
  const head = Buffer.from('RIFF\0\0\0\0')
  head.writeUInt32LE(body.length, 4)
  return { bytes: Buffer.concat([head, body]), mediaType: 'image/webp', ...size }
}

function sizeIn(name: string, chunk: Buffer): { width: number; height: number } | undefined {
  if (name === 'VP8X' && chunk.length >= 18)
    return { width: chunk.readUIntLE(12, 3) + 1, height: chunk.readUIntLE(15, 3) + 1 }
  if (name === 'VP8 ' && chunk.length >= 18)
    return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff }
  if (name !== 'VP8L' || chunk.length < 13) return undefined
  const bits = chunk.readUInt32LE(9)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** The extended header says which other chunks follow; of those, only transparency stays. */
function withoutExtras(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk)
  copy.writeUInt8(copy.readUInt8(8) & 0b1_0000, 8)
  return copy
}

function textAt(file: Buffer, at: number): string {
  return file.subarray(at, at + 4).toString('latin1')
}
