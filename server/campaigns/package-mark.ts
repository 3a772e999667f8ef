import { createHash } from 'node:crypto'
import { localDay } from '@tanggap/core/calendar'
import { canonicalText } from '@tanggap/core/changes'
import { currentInstrument } from '../instrument/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import { isCertified } from '../training/index.ts'
import { handoversTold } from './hand-over.ts'
import { workStands } from './package-mark.store.ts'
import { reassignmentsTold } from './reassignments-told.ts'

/**
 * How a facilitator's work stands, in a few letters: as long as it stays, her phone holds the package of this mark and
 * need not fetch a megabyte every few minutes. No seal is opened for it and no family is shown, so no line of the
 * audit either. The day is in it, so whatever is not goes to the phone once a day at the latest.
 */
export async function packageMark(acting: Acting): Promise<string> {
  const { tx, office, now } = acting
  const day = localDay(now)
  const { version } = currentInstrument(day)
  const stands = {
    day,
    version,
    cases: await workStands(tx, office.regency, office.accountId),
    told: [...(await handoversTold(acting)), ...(await reassignmentsTold(acting))],
    certified: await isCertified(acting, office.accountId, version, day),
  }
  return createHash('sha256').update(canonicalText(stands)).digest('base64url').slice(0, 22)
}
