import { z } from 'zod'
import type { Acting } from '../../plumbing/acting.ts'

const codeRow = z.object({
  id: z.uuid(),
  system: z.enum(['bps', 'kemendagri']),
  code: z.string(),
  of_village: z.string(),
  valid_from: z.string(),
  valid_to: z.string().nullable(),
  source: z.string(),
  entered_by_name: z.string(),
  entered_at: z.date(),
})
export type VillageCodeRow = z.infer<typeof codeRow>

/** Lines that stand, by code. */
export function standingCodes({ tx, office }: Acting): Promise<VillageCodeRow[]> {
  return tx.all(
    codeRow,
    `select id, system, code, of_village, valid_from, valid_to, source, entered_by_name, entered_at
       from intake_village_code where regency_code = $1 and withdrawn_at is null order by code, valid_from`,
    [office.regency],
  )
}

export async function addCodes(
  { tx, office, now, id }: Acting,
  source: string,
  lines: readonly Pick<VillageCodeRow, 'system' | 'code' | 'of_village' | 'valid_from' | 'valid_to'>[],
): Promise<void> {
  await tx.insert(
    'intake_village_code',
    lines.map((line) => ({
      regency_code: office.regency,
      id: id(),
      ...line,
      source,
      entered_by: office.accountId,
      entered_by_name: office.name,
      entered_at: now,
    })),
  )
}

/** How many lines were withdrawn: none when it was before. */
export function withdrawCode({ tx, office, now }: Acting, id: string): Promise<number> {
  return tx.run(
    `update intake_village_code set withdrawn_at = $3, withdrawn_by_name = $4
      where regency_code = $1 and id = $2 and withdrawn_at is null`,
    [office.regency, id, now, office.name],
  )
}

const subdistrictRow = z.object({ bps: z.string(), village: z.string(), name: z.string() })

/** The villages of each subdistrict by BPS's seven digits of it, which are public; those of villages are not. */
export function villagesByBps({ tx, office }: Acting) {
  return tx.all(
    subdistrictRow,
    `select s.bps_code as bps, v.code as village, v.name from region v join region s on s.code = v.parent_code
      where v.level = 'village' and starts_with(v.code, $1) and s.bps_code is not null`,
    [office.regency],
  )
}
