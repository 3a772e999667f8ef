import { createHash } from 'node:crypto'
import { canonicalText } from '@tanggap/core/changes'
import { groundCheck202503, type Instrument } from '@tanggap/core/instrument'
import { writeInstrument } from './instrument.store.ts'

/** Every version this office can ask with; a correction is a new line. */
export const instruments: readonly Instrument[] = [groundCheck202503]

/** Keeps the text of every version beside what was asked with it. Safe to repeat; run at every start. */
export async function loadInstruments(ownerUrl: string): Promise<void> {
  for (const instrument of instruments) {
    const hash = createHash('sha256').update(canonicalText(instrument)).digest()
    await writeInstrument(ownerUrl, instrument, hash)
  }
}
