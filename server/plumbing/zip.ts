import { fromBufferPromise } from 'yauzl'

const mostEntries = 500

/**
 * The bytes a zip file in memory unpacks to, found by unpacking it piece by piece and keeping nothing: what it
 * says of itself may be a lie. Stops as soon as it is more than `limit`.
 */
export async function unpackedSize(bytes: Buffer, limit: number): Promise<number | 'no zip' | 'too large'> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true })
    if (zip.entryCount > mostEntries) return 'too large'
    let size = 0
    for await (const entry of zip.eachEntry()) {
      if (size + entry.uncompressedSize > limit) return 'too large'
      const stream = await zip.openReadStreamPromise(entry)
      for await (const piece of stream) {
        size += piece.length
        if (size > limit) return 'too large'
      }
    }
    return size
  } catch {
    return 'no zip'
  }
}
