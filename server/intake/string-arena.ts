/**
 * Texts by their number, as bytes in a few large buffers: a workbook of a regency names five million, which as single
 * strings would take ten times the memory.
 */
export class StringArena {
  private readonly chunks: Buffer[] = []
  private chunk = Buffer.alloc(0)
  private used = 0
  private ends = new Float64Array(1024)
  private starts = new Float64Array(1024)
  private count = 0
  bytes = 0

  add(text: string): void {
    const length = Buffer.byteLength(text)
    if (this.used + length > this.chunk.length) {
      this.chunk = Buffer.allocUnsafe(Math.max(chunkSize, length))
      this.chunks.push(this.chunk)
      this.used = 0
    }
    if (this.count === this.ends.length) {
      this.starts = grown(this.starts)
      this.ends = grown(this.ends)
    }
    const place = (this.chunks.length - 1) * span + this.used
    this.chunk.write(text, this.used)
    this.used += length
    this.starts[this.count] = place
    this.ends[this.count] = place + length
    this.count += 1
    this.bytes += length
  }

  at(index: number): string | undefined {
    const [start, end] = [this.starts[index], this.ends[index]]
    if (index >= this.count || start === undefined || end === undefined) return undefined
    const from = start % span
    return this.chunks[Math.floor(start / span)]?.toString('utf8', from, from + (end - start))
  }
}

const chunkSize = 1024 * 1024
/** Room in an address for the largest chunk there may be. */
const span = 2 ** 32

function grown(from: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(from.length * 2)
  larger.set(from)
  return larger
}
