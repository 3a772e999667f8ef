import pg from 'pg'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

export interface RegionRecord {
  readonly code: string
  readonly bpsCode: string | null
  readonly level: string
  readonly kind: string
  readonly name: string
  readonly parentCode: string | null
  readonly latitude: number | null
  readonly longitude: number | null
}

/**
 * The decree lists what exists, not since when. Every record of the register is younger than this day, so a
 * region of the first table is valid for all of them; a later decree writes real dates.
 */
const sinceBeforeAllRecords = '2000-01-01'

/** Written by the owner: the application may only read national code tables. Safe to repeat. */
export async function writeRegions(
  ownerUrl: string,
  regions: readonly RegionRecord[],
  source: string,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `insert into region (code, bps_code, level, kind, name, parent_code, latitude, longitude, valid_from, source)
       select r.code, r."bpsCode", r.level, r.kind, r.name, r."parentCode", r.latitude, r.longitude, $2, $3
         from jsonb_to_recordset($1::jsonb) as r(code text, "bpsCode" text, level text, kind text, name text,
              "parentCode" text, latitude float8, longitude float8)
       on conflict (code) do update set bps_code = excluded.bps_code, level = excluded.level, kind = excluded.kind,
         name = excluded.name, parent_code = excluded.parent_code, latitude = excluded.latitude,
         longitude = excluded.longitude, source = excluded.source`,
      [JSON.stringify(regions), sinceBeforeAllRecords, source],
    )
  } finally {
    await client.end()
  }
}

const villageRow = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  subdistrict_code: z.string(),
  subdistrict: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
})

/** `region` is the office's: 4, 6 or 10 digits. */
export async function villagesWithin(tx: Tx, region: string, day: string) {
  const rows = await tx.all(
    villageRow,
    `select v.code, v.name, v.kind, s.code as subdistrict_code, s.name as subdistrict, v.latitude, v.longitude
       from region v join region s on s.code = v.parent_code
      where v.level = 'village' and starts_with(v.code, $1)
        and v.valid_from <= $2 and (v.valid_to is null or v.valid_to >= $2)
      order by v.code`,
    [region, day],
  )
  return rows.map(({ subdistrict_code, ...row }) => ({ ...row, subdistrictCode: subdistrict_code }))
}

export async function nameOfRegion(tx: Tx, code: string): Promise<string | undefined> {
  const row = await tx.find(z.object({ name: z.string() }), 'select name from region where code = $1', [code])
  return row?.name
}

const regionRow = z.object({
  code: z.string(),
  bps_code: z.string().nullable(),
  level: z.enum(['regency', 'subdistrict', 'village']),
  kind: z.string(),
  name: z.string(),
  valid_from: z.string(),
  valid_to: z.string().nullable(),
  source: z.string(),
})

/** Every region from the given one down that ever was, in the order of codes. */
export function regionsWithin(tx: Tx, region: string): Promise<z.infer<typeof regionRow>[]> {
  return tx.all(
    regionRow,
    `select code, bps_code, level, kind, name, valid_from, valid_to, source from region
      where starts_with(code, $1) and level <> 'province' order by code`,
    [region],
  )
}
