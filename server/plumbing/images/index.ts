import type { Refusal } from '@tanggap/core/workflow'
import type { CleanPhoto } from './clean-photo.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

export type { CleanPhoto } from './clean-photo.ts'

export type PhotoCheck =
  | { readonly ok: true; readonly photo: CleanPhoto }
  | { readonly ok: false; readonly refusal: Refusal }

/** Enough for the camera of any telephone (108 megapixels), too little for a flood that fills a screen's memory. */
const mostPixels = 120_000_000
export const mostPhotoBytes = 6_000_000

/**
 * Reads a file that claims to be a photo: only by its own bytes, never by its name or declared type. What it
 * carries beside the picture (position, time, telephone, comments, anything after the end) is left out.
 * Refusals: `image.empty`, `image.not-a-photo`, `image.too-large`.
 */
export function cleanPhoto(file: Buffer, mostBytes = mostPhotoBytes): PhotoCheck {
  if (file.length === 0) return { ok: false, refusal: { code: 'image.empty' } }
  if (file.length > mostBytes) return tooLarge(mostBytes)
  const photo = cleanJpeg(file) ?? cleanPng(file) ?? cleanWebp(file)
  if (!photo) return { ok: false, refusal: { code: 'image.not-a-photo' } }
  if (photo.width * photo.height > mostPixels) return tooLarge(mostBytes)
  return { ok: true, photo }
}

function tooLarge(mostBytes: number): PhotoCheck {
  const limit = `${Math.floor(mostBytes / 1_000_000)} MB`
  return { ok: false, refusal: { code: 'image.too-large', facts: { limit } } }
}
