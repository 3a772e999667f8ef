import { weekHours } from '@tanggap/contract/village-desk'
import { z } from 'zod'
import type { Tx } from '../../plumbing/database/index.ts'

const deskRow = z.object({
  place: z.string(),
  hours: z.unknown().transform((hours) => weekHours.parse(hours)),
  phone: z.string(),
  note: z.string(),
  kept_at: z.date(),
  version: z.number(),
})
export type DeskRow = z.output<typeof deskRow>

export function findDesk(tx: Tx, regency: string, village: string): Promise<DeskRow | undefined> {
  return tx.find(
    deskRow,
    `select place, hours, phone, note, kept_at, version from village_desk
      where regency_code = $1 and village_code = $2`,
    [regency, village],
  )
}

/** Returns whether it was written: not when somebody else has written since `before`. */
export async function writeDesk(
  tx: Tx,
  regency: string,
  village: string,
  desk: Omit<DeskRow, 'kept_at' | 'version'> & { readonly by: string; readonly at: Date },
  before: number,
): Promise<boolean> {
  const written = await tx.run(
    `insert into village_desk (regency_code, village_code, place, hours, phone, note, kept_by, kept_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9 + 1)
     on conflict (regency_code, village_code) do update set place = excluded.place, hours = excluded.hours,
       phone = excluded.phone, note = excluded.note, kept_by = excluded.kept_by, kept_at = excluded.kept_at,
       version = excluded.version
      where village_desk.version = $9`,
    [
      regency,
      village,
      desk.place,
      JSON.stringify(desk.hours),
      desk.phone,
      desk.note,
      desk.by,
      desk.at,
      before,
    ],
  )
  return written === 1
}
