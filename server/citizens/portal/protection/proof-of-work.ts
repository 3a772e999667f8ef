import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import type { Foundation } from '../../../plumbing/acting.ts'

/** What a form brings along: the answer to a challenge, or a text to wait with. Both empty at other times. */
export interface Proof {
  readonly work: string
  readonly wait: string
}

/**
 * Some 400 derivations of 500 rounds: a second on a phone of 2018, half a minute for a script that wants to ask
 * a thousand times. It slows a crowd of machines; what keeps a page shut is the slip's code.
 */
const work = { cost: 500, from: 200, to: 600 } as const
const challengeMinutes = 20

/** A challenge in ALTCHA's form, signed by this installation, as JSON. */
export async function makeChallenge({ vault }: Foundation, now: Date): Promise<string> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: work.cost,
    counter: randomInt(work.from, work.to),
    deriveKey,
    data: { until: now.getTime() + challengeMinutes * 60_000 },
    hmacSignatureSecret: vault.derive('portal.challenge'),
    hmacKeySignatureSecret: vault.derive('portal.challenge-key'),
  })
  return JSON.stringify(challenge)
}

const payload = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      data: z.object({ until: z.number() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number().int(), derivedKey: z.string() }),
})

/** The name of a challenge that was solved and is still good; nothing otherwise. */
export async function provenBy({ vault }: Foundation, proof: Proof, now: Date): Promise<string | undefined> {
  const sent = proof.work.length > 4000 ? undefined : readJson(proof.work)
  const read = payload.safeParse(sent)
  if (!read.success) return undefined
  const { challenge, solution } = read.data
  if (challenge.parameters.data.until < now.getTime()) return undefined
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: vault.derive('portal.challenge'),
    hmacKeySignatureSecret: vault.derive('portal.challenge-key'),
  })
  return verified ? challenge.signature : undefined
}

/** The way without script: whoever comes back after two minutes goes on. */
export const waitMinutes = 2
const waitIsGoodFor = 60

const wait = z.object({ from: z.number(), key: z.string() })

export function writeWait({ vault, chance }: Foundation, now: Date): string {
  const key = chance.bytes(12).toString('hex')
  return vault.seal(waitPlace, JSON.stringify({ from: now.getTime(), key })).toString('base64url')
}

export function readWait({ vault }: Foundation, sealed: string, now: Date): string | undefined {
  if (!sealed || sealed.length > 400) return undefined
  try {
    const text = vault.open(waitPlace, Buffer.from(sealed, 'base64url')).toString('utf8')
    const { from, key } = wait.parse(JSON.parse(text))
    const waited = (now.getTime() - from) / 60_000
    return waited >= waitMinutes && waited <= waitIsGoodFor ? key : undefined
  } catch {
    // Not a text of ours.
    return undefined
  }
}

const waitPlace = 'portal.waiting/form'

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
