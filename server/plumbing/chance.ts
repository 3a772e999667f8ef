import { randomBytes } from 'node:crypto'
import { pooledBytes } from './random-pool.ts'

/** Where ids and chance come from. */
export interface Chance {
  /** A UUIDv7 (RFC 9562): sorts by the time it was made. */
  id(now: Date): string
  bytes(count: number): Buffer
}

export const systemChance: Chance = {
  id: (now) => uuid7(now.getTime(), pooledBytes(10)),
  bytes: (count) => randomBytes(count),
}

function uuid7(milliseconds: number, random: Buffer): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(milliseconds, 0, 6)
  random.copy(bytes, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
