import { depositOutbox, type Receipt, receiptSchema } from '@tanggap/contract/sync'
import { canonicalText } from '@tanggap/core/changes'
import { batchesOf, judgeReceipt } from '@tanggap/core/sync'
import { ask } from '../../kit/client/index.ts'
import { isSignedByOffice, noteDeposited, type PersonHere, peopleHere } from '../store/index.ts'
import { envelopeOf } from './envelope.ts'

/**
 * Hands in the sealed work of those who are not signed in on this phone: a colleague who shares it, or somebody who
 * was relieved of the office. Nobody here can read it, and nothing of it is applied before its maker signs in or a
 * supervisor decides. It leaves this phone only for a receipt that is final and truly signed.
 *
 * @param except the account whose own session sends its work itself
 */
export async function depositForOthers(except: string | undefined): Promise<void> {
  for (const person of await peopleHere())
    if (person.device.facilitator.accountId !== except) await depositFor(person)
}

async function depositFor({ device, waiting }: PersonHere): Promise<void> {
  const { depositToken, office, deviceId, facilitator } = device
  // What the office keeps already is not carried there again at every turn.
  const news = waiting.filter(({ state }) => state !== 'held')
  if (!depositToken || !office) return
  for (const batch of batchesOf(news)) {
    const answer = await ask(depositOutbox, {
      body: {
        deviceId,
        accountId: facilitator.accountId,
        token: depositToken,
        commands: batch.map((entry) => envelopeOf(entry, deviceId)),
      },
    })
    if (!answer.ok) return
    for (const given of answer.value.receipts) {
      const read = receiptSchema.safeParse(given)
      if (!read.success) continue
      const receipt: Receipt = read.data
      const entry = batch.find(({ id }) => id === receipt.commandId)
      if (!entry) continue
      const { signature, ...said } = receipt
      const isSigned = await isSignedByOffice(canonicalText(said), signature, office.receiptKey)
      const means = judgeReceipt(entry, receipt, isSigned)
      if (means !== 'distrust') await noteDeposited(facilitator.accountId, receipt, means === 'let-go')
    }
  }
}
