import { createPublicKey, verify } from 'node:crypto'
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { sendCommands } from '@tanggap/contract/sync'
import { canonicalText } from '@tanggap/core/changes'
import { judgeReceipt } from '@tanggap/core/sync'
import type { JsonWebKeyPublic } from '../../server/plumbing/keys/index.ts'

/** What the phones of an evening carry; sealed and written out before, as it lies in a phone. */
export interface Carried {
  readonly port: number
  readonly receiptKey: JsonWebKeyPublic
  readonly phones: readonly { readonly officeId: string; readonly parcels: readonly Parcel[] }[]
}

interface Parcel {
  /** The request as it is sent. */
  readonly body: string
  /** The hash of each command in it, by its id. */
  readonly hashes: Readonly<Record<string, string>>
}

/**
 * The phones' side of HTTP, in a thread of its own, so that the office's is measured as the office's: each sends its
 * parcels one after the other and lets a form go only by the rule of the field app, a signed receipt of that content.
 */
async function handIn({ port, receiptKey, phones }: Carried): Promise<number> {
  const key = createPublicKey({ key: { ...receiptKey }, format: 'jwk' })
  const agent = new Agent({ keepAlive: true, maxSockets: phones.length })
  let letGo = 0
  await Promise.all(
    phones.map(async ({ officeId, parcels }) => {
      for (const { body, hashes } of parcels) {
        const { receipts } = sendCommands.answer.parse(JSON.parse(await post(agent, port, officeId, body)))
        for (const { signature, ...receipt } of receipts) {
          const hash = hashes[receipt.commandId]
          const text = Buffer.from(canonicalText(receipt))
          const signed = verify(
            'sha256',
            text,
            { key, dsaEncoding: 'ieee-p1363' },
            Buffer.from(signature, 'base64url'),
          )
          if (receipt.fate !== 'applied' || !hash || judgeReceipt({ hash }, receipt, signed) !== 'let-go')
            throw new Error(`a form was not taken: ${receipt.reason?.en ?? 'its receipt is not trusted'}`)
          letGo += 1
        }
      }
    }),
  )
  agent.destroy()
  return letGo
}

function post(agent: Agent, port: number, officeId: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      origin: `http://127.0.0.1:${port}`,
      'x-test-office': officeId,
    }
    const { path, method } = sendCommands
    const asked = request({ agent, host: '127.0.0.1', port, path, method, headers }, (reply) => {
      const pieces: Buffer[] = []
      reply.on('data', (piece: Buffer) => pieces.push(piece))
      reply.on('end', () => {
        const text = Buffer.concat(pieces).toString('utf8')
        if (reply.statusCode === 200) resolve(text)
        else reject(new Error(`the office answered ${reply.statusCode}: ${text.slice(0, 200)}`))
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

parentPort?.once('message', async () => {
  const carried: Carried = workerData
  parentPort?.postMessage(await handIn(carried))
})
