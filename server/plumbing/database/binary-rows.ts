/**
 * Rows in COPY's binary format (PostgreSQL manual, "COPY", binary format): each field its length and its bytes. Half
 * the size of the text format where a row is mostly ciphertext, and the server need not parse it.
 *
 * Field by field, in the order of the columns; `end` gives what was written.
 */
export class BinaryRows {
  private bytes: Buffer<ArrayBuffer>
  private at = 0

  /** @param room what is written into, when it is large enough; it is the writer's from then on */
  constructor(room: ArrayBuffer = new ArrayBuffer(1024 * 1024)) {
    this.bytes = Buffer.from(room)
  }

  row(fields: number): void {
    this.room(2)
    this.at = this.bytes.writeInt16BE(fields, this.at)
  }

  /** The beginning of a row as another writer wrote it: what is the same in every row is worked out once. */
  again(fields: Uint8Array): void {
    this.room(fields.length)
    this.bytes.set(fields, this.at)
    this.at += fields.length
  }

  null(): void {
    this.room(4)
    this.at = this.bytes.writeInt32BE(-1, this.at)
  }

  text(value: string | null): void {
    if (value === null) {
      this.null()
      return
    }
    // A UTF-16 unit is three bytes of UTF-8 at most.
    this.room(4 + value.length * 3)
    const length = this.bytes.write(value, this.at + 4, 'utf8')
    this.bytes.writeInt32BE(length, this.at)
    this.at += 4 + length
  }

  int4(value: number): void {
    this.room(8)
    this.at = this.bytes.writeInt32BE(4, this.at)
    this.at = this.bytes.writeInt32BE(value, this.at)
  }

  uuid(value: string): void {
    this.room(20)
    this.at = this.bytes.writeInt32BE(16, this.at)
    this.at += this.bytes.write(value.replaceAll('-', ''), this.at, 'hex')
  }

  bytea(value: Uint8Array | null): void {
    if (value === null) {
      this.null()
      return
    }
    this.room(4 + value.length)
    this.at = this.bytes.writeInt32BE(value.length, this.at)
    this.bytes.set(value, this.at)
    this.at += value.length
  }

  /** `json` is the text of a JSON value. */
  jsonb(json: string): void {
    this.room(5 + json.length * 3)
    const length = 1 + this.bytes.write(json, this.at + 5, 'utf8')
    this.bytes.writeInt32BE(length, this.at)
    this.bytes.writeUInt8(1, this.at + 4)
    this.at += 4 + length
  }

  /** What was written, where it was written: nothing is written after it. */
  end(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.bytes.buffer, 0, this.at)
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return
    const larger = Buffer.from(new ArrayBuffer(Math.max(this.bytes.length * 2, this.at + bytes)))
    this.bytes.copy(larger, 0, 0, this.at)
    this.bytes = larger
  }
}

const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const trailer = Buffer.from([0xff, 0xff])

/** What COPY wants before the first row and after the last. */
export async function* withFrame(rows: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield signature
  for await (const chunk of rows) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  yield trailer
}
