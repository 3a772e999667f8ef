import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** Counts the rows of a COPY in text format, where every row ends its line and no row holds another, and hashes them. */
export function countingRows(): { readonly stream: Transform; counted(): { rows: number; sha256: string } } {
  const hash = createHash('sha256')
  let rows = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, give) {
      hash.update(chunk)
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1
      give(null, chunk)
    },
  })
  return { stream, counted: () => ({ rows, sha256: hash.digest('hex') }) }
}
