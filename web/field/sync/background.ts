import type { InputOf } from '@tanggap/contract/route'
import type { depositOutbox, sendCommands } from '@tanggap/contract/sync'
import { batchesOf } from '@tanggap/core/sync'
import { type PersonHere, peopleHere } from '../store/people-here.ts'
import { envelopeOf } from './envelope.ts'

/** Where it sends; written out, so that the worker need not carry the schemas (`background.test.ts` compares). */
export const backgroundAddresses = { send: '/api/sync/commands', deposit: '/api/sync/deposit' } as const

/**
 * Sends what waits while the app is closed, when the browser says there is signal. It only carries: no receipt is
 * read here and nothing is let go. The app sends the same again when it is opened and is given the same receipts.
 * Throws when something could not be carried, so that the browser tries again later.
 */
export async function sendInBackground(): Promise<void> {
  for (const person of await peopleHere()) await carry(person)
}

async function carry({ device, waiting, acknowledged, photos }: PersonHere): Promise<void> {
  const { deviceId, depositToken, facilitator, lastContact } = device
  const fresh = waiting.filter(({ state }) => state === 'waiting' || state === 'sent')
  if (lastContact === null) return
  for (const batch of batchesOf(fresh)) {
    const commands = batch.map((entry) => envelopeOf(entry, deviceId))
    const aside = acknowledged.filter(({ receipt }) => receipt.fate === 'quarantined').length
    const custody = {
      made: waiting.length + acknowledged.length,
      waiting: fresh.length,
      sent: waiting.filter(({ state }) => state === 'held').length,
      acknowledged: acknowledged.length - aside,
      needsAttention: waiting.filter(({ state }) => state === 'refused').length + aside,
      photosWaiting: photos.length,
    }
    const deviceTime = new Date().toISOString()
    const sent = await post(backgroundAddresses.send, { deviceId, deviceTime, custody, commands })
    // Nobody's session, or another's: the office keeps it sealed until its maker signs in.
    if (!sent && depositToken)
      await post(backgroundAddresses.deposit, {
        deviceId,
        accountId: facilitator.accountId,
        token: depositToken,
        commands,
      })
  }
}

/** Both bodies are checked against the contract when this is compiled. */
type SendOrDeposit = typeof sendCommands | typeof depositOutbox

async function post(address: string, body: InputOf<SendOrDeposit>['body']): Promise<boolean> {
  const reply = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (reply.status >= 500) throw new Error(`the office answered ${reply.status}`)
  return reply.ok
}
