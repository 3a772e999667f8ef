import type { CleanPhoto } from './clean-photo.ts'

/**
 * A JPEG file (ITU T.81 annex B) as a row of segments: marker, length, content. Kept are those a picture is
 * made of (tables, frame, scans) and the JFIF and Adobe headers, which say how its colours are meant.
 * Undefined when the bytes are no whole JPEG.
 */
export function cleanJpeg(file: Buffer): CleanPhoto | undefined {
  if (file.length < 4 || file.readUInt16BE(0) !== startOfImage) return undefined
  const kept: Buffer[] = [file.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  let at = 2
  while (at + 2 <= file.length) {
    if (file[at] !== 0xff) return undefined
    const marker = file.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === endOfImage) {
      if (!size) return undefined
      kept.push(file.subarray(at, at + 2))
      return { bytes: Buffer.concat(kept), mediaType: 'image/jpeg', ...size }
    }
    if (at + 4 > file.length) return undefined
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (end > file.length || end < at + 4) return undefined
    const segment = file.subarray(at, end)
    if (isFrame(marker)) {
      if (segment.length < 9) return undefined
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
      if (size.width === 0 || size.height === 0) return undefined
    }
    if (belongsToPicture(marker, segment)) kept.push(segment)
    at = end
    if (marker === startOfScan) {
      const next = endOfScan(file, at)
      if (next === undefined) return undefined
      kept.push(file.subarray(at, next))
      at = next
    }
  }
  return undefined
}

const startOfImage = 0xffd8
const endOfImage = 0xd9
const startOfScan = 0xda

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function belongsToPicture(marker: number, segment: Buffer): boolean {
  if (marker === 0xe0) return segment.subarray(4, 8).toString('latin1') === 'JFIF'
  if (marker === 0xee) return segment.subarray(4, 9).toString('latin1') === 'Adobe'
  const isApplication = marker >= 0xe0 && marker <= 0xef
  const isComment = marker === 0xfe
  return !isApplication && !isComment && marker >= 0xc0
}

/** Where the next marker stands: in a scan, 0xff is followed by 0 or by a restart marker. */
function endOfScan(file: Buffer, from: number): number | undefined {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return undefined
}
