import type { Instrument } from '@tanggap/core/instrument'
import { heldInstruments } from './held.ts'

export function findInstrument(version: string): Instrument | undefined {
  return heldInstruments().find((instrument) => instrument.version === version)
}

/** The newest version that is valid on a day (ISO date): what a campaign frozen that day asks with. */
export function currentInstrument(day: string): Instrument {
  const all = heldInstruments()
  const newest = all.findLast((instrument) => instrument.validFrom <= day) ?? all[0]
  if (newest === undefined) throw new Error('this office holds no questionnaire')
  return newest
}
