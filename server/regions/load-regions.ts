import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRegionCode, parentOf } from '@tanggap/core/regions'
import papaparse from 'papaparse'
import { z } from 'zod'
import { type RegionRecord, writeRegions } from './regions.store.ts'

const source = 'Kepmendagri 300.2.2-2430/2025; centres from cahyadsn/wilayah_boundaries (MIT)'

const optionalNumber = z.union([z.literal('').transform(() => null), z.coerce.number()])
const line = z.object({
  code: z.string().refine(isRegionCode),
  bps_code: z.string(),
  level: z.enum(['province', 'regency', 'subdistrict', 'village']),
  kind: z.string(),
  name: z.string().min(1),
  lat: optionalNumber,
  lng: optionalNumber,
})

/**
 * Fills the table of regions from the code file of this regency, at every start. Throws when the house has no
 * file for the regency: without its villages nothing can be read or placed.
 */
export async function loadRegions(ownerUrl: string, regency: string): Promise<void> {
  const dotted = `${regency.slice(0, 2)}.${regency.slice(2)}`
  const text = readFileSync(join(import.meta.dirname, 'data', `${dotted}.csv`), 'utf8')
  const { data } = papaparse.parse<unknown>(text, { header: true, skipEmptyLines: true })
  await writeRegions(ownerUrl, data.map(regionOf), source)
}

function regionOf(raw: unknown): RegionRecord {
  const { code, bps_code, level, kind, name, lat, lng } = line.parse(raw)
  const parent = parentOf(code)
  return {
    code,
    bpsCode: bps_code || null,
    level,
    kind,
    name,
    parentCode: parent ?? null,
    latitude: lat,
    longitude: lng,
  }
}
