import type { Instrument } from '@tanggap/core/instrument'
import { instruments } from './load-instruments.ts'

export function findInstrument(version: string): Instrument | undefined {
  return instruments.find((instrument) => instrument.version === version)
}

/** The newest version that is valid on a day (ISO date): what a campaign frozen that day asks with. */
export function currentInstrument(day: string): Instrument {
  const valid = instruments
    .filter((instrument) => instrument.validFrom <= day)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))
  const newest = valid.at(-1) ?? instruments[0]
  if (newest === undefined) throw new Error('this office holds no questionnaire')
  return newest
}
