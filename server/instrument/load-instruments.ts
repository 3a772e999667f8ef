import { createHash } from 'node:crypto'
import { instrumentSchema } from '@tanggap/contract/instrument'
import { canonicalText } from '@tanggap/core/changes'
import type { Instrument } from '@tanggap/core/instrument'
import { actAs, type Foundation, systemOffice } from '../plumbing/acting.ts'
import { builtIn, hold } from './held.ts'
import { selectPublished, writeInstrument } from './instrument.store.ts'

/** Keeps the text of every version beside what was asked with it. Safe to repeat; run at every start. */
export async function loadInstruments(ownerUrl: string): Promise<void> {
  for (const instrument of builtIn) await writeInstrument(ownerUrl, instrument, hashOf(instrument))
}

/** Makes the regency's published versions known to this process. Run at every start, before the doors open. */
export async function holdPublished(foundation: Foundation): Promise<void> {
  const office = systemOffice(foundation.regency, 'Kuesioner')
  const rows = await actAs(foundation, office, ({ tx }) => selectPublished(tx, foundation.regency))
  for (const { definition, certificates_from } of rows)
    hold(instrumentSchema.parse(definition), certificates_from)
}

export function hashOf(instrument: Instrument): Buffer {
  return createHash('sha256').update(canonicalText(instrument)).digest()
}
