import { pbkdf2Sync } from 'node:crypto'
import { z } from 'zod'

const challenge = z.looseObject({
  parameters: z.looseObject({
    nonce: z.string(),
    salt: z.string(),
    cost: z.number(),
    keyLength: z.number(),
    keyPrefix: z.string(),
  }),
})

/** Does the work a page asks for, as a browser's script would, from the attribute it stands in. */
export function solve(attribute: string): string {
  if (attribute === '') return ''
  const read = challenge.parse(JSON.parse(attribute.replaceAll('&quot;', '"')))
  const { nonce, salt, cost, keyLength, keyPrefix } = read.parameters
  const password = Buffer.concat([Buffer.from(nonce, 'hex'), Buffer.alloc(4)])
  for (let counter = 0; ; counter++) {
    password.writeUInt32BE(counter, password.length - 4)
    const derivedKey = pbkdf2Sync(password, Buffer.from(salt, 'hex'), cost, keyLength, 'sha256').toString(
      'hex',
    )
    if (derivedKey.startsWith(keyPrefix))
      return JSON.stringify({ challenge: read, solution: { counter, derivedKey } })
  }
}
