import type { Bytes } from '../store/index.ts'
import { plainJpeg } from './plain-jpeg.ts'

/** What a photo may weigh on the phone and on the way: 200 kB. */
export const largestPhoto = 200_000
const longestEdge = 1280
const qualities = [0.82, 0.72, 0.62, 0.5, 0.4]

/**
 * Draws a picture anew as a JPEG of at most 200 kB. What was hidden in the original file (place, device, time)
 * stays behind: only the drawn points are kept.
 */
export async function shrink(source: ImageBitmap | HTMLVideoElement): Promise<Bytes> {
  const isVideo = source instanceof HTMLVideoElement
  const [width, height] = isVideo ? [source.videoWidth, source.videoHeight] : [source.width, source.height]
  if (width === 0 || height === 0) throw new Error('the picture has no size')
  let scale = Math.min(1, longestEdge / Math.max(width, height))
  for (;;) {
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height)
    for (const quality of qualities) {
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
      if (blob && blob.size <= largestPhoto) return plainJpeg(new Uint8Array(await blob.arrayBuffer()))
    }
    scale *= 0.75
  }
}

/** A chosen file as a picture, or nothing when it is none (or empty). */
export async function pictureIn(file: File): Promise<ImageBitmap | undefined> {
  if (file.size === 0) return undefined
  return createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
}
