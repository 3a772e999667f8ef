import type { RegionShown } from '@tanggap/contract/boundaries'
import { type Acting, done } from '../plumbing/acting.ts'
import { otherVillageCodes } from './boundaries.store.ts'
import { regionsWithin } from './regions.store.ts'

/** The regency and what lies in it, each with its codes in both systems and the days they are valid for. */
export async function listRegions({ tx, office }: Acting) {
  const codes = Map.groupBy(await otherVillageCodes(tx, office.regency), ({ of_village }) => of_village)
  const rows = await regionsWithin(tx, office.regency)
  return done({
    regions: rows.map(
      (row): RegionShown => ({
        code: row.code,
        bpsCode: row.bps_code,
        level: row.level,
        kind: row.kind,
        name: row.name,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        source: row.source,
        otherCodes: (codes.get(row.code) ?? []).map((one) => ({
          system: one.system,
          code: one.code,
          validFrom: one.valid_from,
          validTo: one.valid_to,
          source: one.source,
        })),
      }),
    ),
  })
}
