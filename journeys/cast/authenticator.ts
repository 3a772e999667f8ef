import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const lastStep = new Map<string, number>()

/** The app on an official's phone: six digits for this half minute (RFC 6238), never the same twice. */
export async function codeFrom(address: string): Promise<string> {
  const secret = new URL(address).searchParams.get('secret') ?? ''
  const used = lastStep.get(secret) ?? 0
  let step = Math.floor(Date.now() / 30_000)
  // The office takes each code once, and the next half minute's a little early.
  if (step <= used) step = used + 1
  while (step > Math.floor(Date.now() / 30_000) + 1) await pause(500)
  lastStep.set(secret, step)
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = digest.readUInt8(19) & 0x0f
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
