import type { FileStore } from '../plumbing/files/index.ts'

/** One piece of a file that is kept encrypted in pieces. */
export interface Part {
  readonly sha256: string
  readonly bytes: number
}

/** A file that stands encrypted in parts, read anywhere with two of them in memory, and never whole on a disk. */
export interface PartedFile {
  readonly bytes: number
  /** Bytes from `start` up to, not with, `end`; fewer where the file ends. */
  slice(start: number, end: number): Promise<Buffer>
  /** The same, in small pieces, so that doors of this process go on answering between them. */
  stream(start: number, end: number): AsyncIterable<Buffer>
}

const pieceSize = 64 * 1024

export function partedFile(files: FileStore, parts: readonly Part[]): PartedFile {
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
  const open = new Map<string, Promise<Buffer>>()
  const opened = (sha256: string): Promise<Buffer> => {
    const known = open.get(sha256) ?? files.read(sha256)
    open.delete(sha256)
    open.set(sha256, known)
    const [oldest] = open.keys()
    if (open.size > 2 && oldest !== undefined) open.delete(oldest)
    return known
  }
  async function* pieces(start: number, end: number): AsyncIterable<Buffer> {
    let at = 0
    for (const part of parts) {
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, part.bytes)]
      at += part.bytes
      if (from >= to) continue
      yield (await opened(part.sha256)).subarray(from, to)
    }
  }
  return {
    bytes,
    async slice(start, end) {
      const found: Buffer[] = []
      for await (const piece of pieces(start, end)) found.push(piece)
      const [only] = found
      return found.length === 1 && only !== undefined ? only : Buffer.concat(found)
    },
    async *stream(start, end) {
      for await (const piece of pieces(start, end))
        for (let at = 0; at < piece.length; at += pieceSize) {
          yield piece.subarray(at, at + pieceSize)
          await new Promise(setImmediate)
        }
    },
  }
}
