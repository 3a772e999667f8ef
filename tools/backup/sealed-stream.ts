import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * A stream sealed in frames of AES-256-GCM, so that it is written and read in a few megabytes of memory. Each frame
 * is bound to the stream's name and to its place, and the last one says that it is: a frame that is changed, moved,
 * taken from another file or missing at the end does not open.
 */
const frameBytes = 1 << 20
const headBytes = 4 + 12 + 16

export async function* sealFrames(
  key: Uint8Array,
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let place = 0
  let waiting: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    waiting.push(Buffer.from(chunk))
    length += chunk.length
    if (length < frameBytes) continue
    yield sealFrame(key, `${name}/${place}`, Buffer.concat(waiting))
    place += 1
    waiting = []
    length = 0
  }
  yield sealFrame(key, `${name}/${place}/end`, Buffer.concat(waiting))
}

/** @throws when a frame was touched, or the end is missing. */
export async function* openFrames(
  key: Uint8Array,
  name: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let place = 0
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk])
    // A frame is opened once the next one has begun: only then is it known not to be the last.
    for (let size = sizeOf(held); size !== undefined && held.length > size; size = sizeOf(held)) {
      yield openFrame(key, `${name}/${place}`, held.subarray(0, size))
      held = held.subarray(size)
      place += 1
    }
  }
  if (sizeOf(held) !== held.length) throw new Error(`${name} ends in the middle`)
  yield openFrame(key, `${name}/${place}/end`, held)
}

function sealFrame(key: Uint8Array, place: string, plain: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, nonce, cipher.getAuthTag(), body])
}

function openFrame(key: Uint8Array, place: string, frame: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, frame.subarray(4, 16))
    .setAAD(Buffer.from(place))
    .setAuthTag(frame.subarray(16, headBytes))
  return Buffer.concat([decipher.update(frame.subarray(headBytes)), decipher.final()])
}

function sizeOf(held: Buffer): number | undefined {
  return held.length < headBytes ? undefined : headBytes + held.readUInt32BE(0)
}
