import type { CleanPhoto } from './clean-photo.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What a picture needs (PNG specification, chapter 11); texts, times and EXIF stand in other chunks. */
const pictureChunks = ['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND']

/** Undefined when the bytes are no whole PNG. */
export function cleanPng(file: Buffer): CleanPhoto | undefined {
  if (!file.subarray(0, 8).equals(signature)) return undefined
  const kept: Buffer[] = [signature]
  let size: { width: number; height: number } | undefined
  for (let at = 8; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at)
    if (end > file.length) return undefined
    const name = file.subarray(at + 4, at + 8).toString('latin1')
    if (!size) {
      if (name !== 'IHDR' || end - at < 25) return undefined
      size = { width: file.readUInt32BE(at + 8), height: file.readUInt32BE(at + 12) }
      if (size.width === 0 || size.height === 0) return undefined
    }
    if (pictureChunks.includes(name)) kept.push(file.subarray(at, end))
    if (name === 'IEND') return { bytes: Buffer.concat(kept), mediaType: 'image/png', ...size }
    at = end
  }
  return undefined
}
