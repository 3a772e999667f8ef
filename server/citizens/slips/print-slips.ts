import { type SlipCode, type SlipSerial, slipCodeFrom, slipSerialOf } from '@tanggap/core/citizens'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { nextInSeries } from '../../plumbing/database/numbering.ts'
import { insertSlips } from './slips.store.ts'

/** One sheet holds four slips; a village of 2,000 families needs five hundred sheets at the very most. */
export const mostSlipsAtOnce = 400

export interface NewSlip {
  readonly serial: SlipSerial
  /** Leaves this room once, for the sheet that is printed now. */
  readonly code: SlipCode
}

/**
 * Makes slips for a village: a serial outside, a code inside. Of the code only its keyed hash is kept, so a
 * lost sheet cannot be printed again, only replaced.
 */
export async function printSlips(
  acting: Acting,
  { villageCode, count }: { readonly villageCode: string; readonly count: number },
): Promise<Done<NewSlip[]>> {
  const { tx, office, vault, chance, now } = acting
  if (!villageCode.startsWith(office.region)) return refused('request.not-found')
  if (!Number.isInteger(count) || count < 1 || count > mostSlipsAtOnce)
    return refused('slip.too-many', { most: mostSlipsAtOnce })
  const made: (NewSlip & { id: string; codeHash: Buffer })[] = []
  for (let left = count; left > 0; left -= 1) {
    const code = slipCodeFrom(chance.bytes(10))
    const serial = slipSerialOf(await nextInSeries(tx, office.regency, 'slip'))
    made.push({ id: acting.id(), serial, code, codeHash: vault.index('slip', code) })
  }
  await insertSlips(tx, office.regency, villageCode, now, made)
  await acting.record({
    action: 'slip.print',
    subject: 'slip',
    ids: made.map(({ id }) => id),
    village: villageCode,
    detail: { count, first: made[0]?.serial, last: made.at(-1)?.serial },
  })
  return done(made.map(({ serial, code }) => ({ serial, code })))
}
