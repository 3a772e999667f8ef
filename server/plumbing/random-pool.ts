import { randomBytes } from 'node:crypto'

const size = 16 * 1024
let pool = Buffer.alloc(0)

/**
 * Random bytes of the system, fetched sixteen kilobytes at a time: asked for one value at a time they cost 1.6 µs each,
 * which a delivery of a million rows pays four times a row. No byte is handed out twice.
 */
export function pooledBytes(count: number): Buffer {
  if (pool.length < count) pool = randomBytes(Math.max(size, count))
  const bytes = pool.subarray(0, count)
  pool = pool.subarray(count)
  return bytes
}
