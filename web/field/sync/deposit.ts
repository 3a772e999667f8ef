import { depositOutbox, depositPhoto, type Receipt, receiptSchema } from '@tanggap/contract/sync'
import { canonicalText } from '@tanggap/core/changes'
import { batchesOf, judgeReceipt } from '@tanggap/core/sync'
import { ask } from '../../kit/client/index.ts'
import {
  type FieldStore,
  isSignedByOffice,
  noteDeposited,
  noteDepositedPhoto,
  type PersonHere,
  type PhotoNote,
  peopleHere,
  type SealedPicture,
  sealedPhotoOf,
  toBase64url,
} from '../store/index.ts'
import { envelopeOf } from './envelope.ts'
import { noteTraffic, photosMayGo } from './traffic.ts'

/**
 * Hands in the sealed work of those who are not signed in on this phone: a colleague who shares it, or somebody who
 * was relieved of the office. Nobody here can read it, and nothing of it is applied before its maker signs in or a
 * supervisor decides. It leaves this phone only for a receipt that is final and truly signed.
 *
 * @param store of the account that is open here: it looks after its own work, and what is carried for others counts
 * as its traffic
 */
export async function depositForOthers(store: FieldStore): Promise<void> {
  const own = store.held().device.facilitator.accountId
  for (const person of await peopleHere()) {
    const { accountId } = person.device.facilitator
    if (accountId === own) continue
    await deposit(person, (receipt, isFinal) => noteDeposited(accountId, receipt, isFinal))
    const after = (await peopleHere()).find(({ device }) => device.facilitator.accountId === accountId)
    if (after)
      await depositPhotos(store, after, {
        sealed: ({ sha256 }) => sealedPhotoOf(accountId, sha256),
        letGo: (note) => noteDepositedPhoto(accountId, note),
      })
  }
}

/** The same for the one who works here, while there is no session: work does not wait for it. */
export async function depositOwn(store: FieldStore): Promise<void> {
  await deposit(store.held(), (receipt, isFinal) =>
    isFinal ? store.acknowledge(receipt) : store.mark([receipt.commandId], 'held', receipt.reason),
  )
  await depositPhotos(store, store.held(), {
    sealed: ({ sha256 }) => store.sealedPhoto(sha256),
    letGo: ({ sha256 }) => store.letGoOfPhoto(sha256),
  })
}

/**
 * The photos behind visits that the office keeps, each sealed as it lies. One leaves this phone when the office has
 * opened its seal and found the picture that was named; when photos travel is as chosen for this phone.
 */
async function depositPhotos(
  store: FieldStore,
  { device, waiting, acknowledged, photos }: PersonHere,
  at: {
    readonly sealed: (note: PhotoNote) => Promise<SealedPicture | undefined>
    readonly letGo: (note: PhotoNote) => Promise<void>
  },
): Promise<void> {
  const { depositToken, deviceId, facilitator } = device
  if (!depositToken) return
  const kept = new Set(
    [...acknowledged, ...waiting.filter(({ state }) => state === 'held')].map(({ id }) => id),
  )
  for (const note of photos) {
    if (note.atOffice || note.commandId === null || !kept.has(note.commandId)) continue
    if (photosMayGo(store.held()) !== 'yes') return
    const picture = await at.sealed(note)
    if (!picture) continue
    const { keyId, ephemeral, iv, box } = picture
    const seal = { keyId, ephemeral, iv, box: toBase64url(new Uint8Array(box)) }
    const { caseId, sha256, bytes } = note
    const answer = await ask(depositPhoto, {
      body: {
        deviceId,
        accountId: facilitator.accountId,
        token: depositToken,
        photo: { caseId, sha256, bytes, seal },
      },
    })
    await noteTraffic(store, { sent: seal.box.length, received: 0 })
    if (answer.ok) await at.letGo(note)
    // One the office cannot take stays here and waits for its maker; without signal none goes.
    else if (answer.refusal.code !== 'sync.photo-damaged') return
  }
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
