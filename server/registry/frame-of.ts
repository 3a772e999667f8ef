import type { Baseline } from '@tanggap/core/instrument'
import type { Acting } from '../plumbing/acting.ts'
import { baselineFrom } from './baseline.ts'
import { readFamilies } from './get-family-record.ts'

/** What a frame is frozen with, of one family. */
export interface FramedFamily {
  readonly baseline: Baseline
  readonly address: string
  readonly officialDecile: number | null
  readonly receivesAid: boolean
}

/** Families of a frame, in few queries and one line of audit. Those out of the office's range are absent. */
export async function frameOf(
  acting: Acting,
  familyIds: readonly string[],
): Promise<ReadonlyMap<string, FramedFamily>> {
  const framed = new Map<string, FramedFamily>()
  for (let start = 0; start < familyIds.length; start += atOnce) {
    for (const record of await readFamilies(acting, familyIds.slice(start, start + atOnce)))
      framed.set(record.id, {
        baseline: baselineFrom(record),
        address: record.address,
        officialDecile: record.officialDecile,
        receivesAid: record.aid.length > 0,
      })
  }
  await acting.record({ action: 'registry.read-baseline', subject: 'family', ids: [...framed.keys()] })
  return framed
}

const atOnce = 500
