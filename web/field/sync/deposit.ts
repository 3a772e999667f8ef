import { depositOutbox, type Receipt, receiptSchema } from '@tanggap/contract/sync'
import { canonicalText } from '@tanggap/core/changes'
import { batchesOf, judgeReceipt } from '@tanggap/core/sync'
import { ask } from '../../kit/client/index.ts'
import {
  type FieldStore,
  isSignedByOffice,
  noteDeposited,
  type PersonHere,
  peopleHere,
} from '../store/index.ts'
import { envelopeOf } from './envelope.ts'

/**
 * Hands in the sealed work of those who are not signed in on this phone: a colleague who shares it, or somebody who
 * was relieved of the office. Nobody here can read it, and nothing of it is applied before its maker signs in or a
 * supervisor decides. It leaves this phone only for a receipt that is final and truly signed.
 *
 * @param own the account that is open here, whose work its own store looks after
 */
export async function depositForOthers(own: string): Promise<void> {
  for (const person of await peopleHere()) {
    const { accountId } = person.device.facilitator
    if (accountId === own) continue
    await deposit(person, (receipt, isFinal) => noteDeposited(accountId, receipt, isFinal))
  }
}

/** The same for the one who works here, while there is no session: work does not wait for it. */
export function depositOwn(store: FieldStore): Promise<void> {
  return deposit(store.held(), (receipt, isFinal) =>
    isFinal ? store.acknowledge(receipt) : store.mark([receipt.commandId], 'held', receipt.reason),
  )
}

async function deposit(
  { device, waiting }: Pick<PersonHere, 'device' | 'waiting'>,
  note: (receipt: Receipt, isFinal: boolean) => Promise<void>,
): Promise<void> {
  const { depositToken, office, deviceId, facilitator } = device
  if (!depositToken || !office) return
  // What the office keeps already is not carried there again at every turn.
  for (const batch of batchesOf(waiting.filter(({ state }) => state !== 'held'))) {
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
      if (means !== 'distrust') await note(receipt, means === 'let-go')
    }
  }
}
