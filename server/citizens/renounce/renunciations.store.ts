import { z } from 'zod'
import type { Tx } from '../../plumbing/database/index.ts'

const renunciationRow = z.object({
  ticket_id: z.uuid(),
  family_id: z.uuid().nullable(),
  proven_by: z.enum(['slip', 'phone', 'desk']),
  cooling_until: z.string(),
  confirmed_at: z.date().nullable(),
})
export type RenunciationRow = z.infer<typeof renunciationRow>

export function findRenunciation(
  tx: Tx,
  regency: string,
  ticketId: string,
): Promise<RenunciationRow | undefined> {
  return tx.find(
    renunciationRow,
    `select ticket_id, family_id, proven_by, cooling_until, confirmed_at from renunciation
      where regency_code = $1 and ticket_id = $2`,
    [regency, ticketId],
  )
}

export async function insertRenunciation(
  tx: Tx,
  regency: string,
  renunciation: Omit<RenunciationRow, 'confirmed_at'> & {
    readonly village: string
    readonly at: Date
  },
): Promise<void> {
  await tx.insert('renunciation', [
    {
      regency_code: regency,
      ticket_id: renunciation.ticket_id,
      village_code: renunciation.village,
      family_id: renunciation.family_id,
      proven_by: renunciation.proven_by,
      declared_at: renunciation.at,
      cooling_until: renunciation.cooling_until,
    },
  ])
}

export async function writeConfirmation(tx: Tx, regency: string, ticketId: string, at: Date): Promise<void> {
  await tx.run(
    `update renunciation set confirmed_at = $3
      where regency_code = $1 and ticket_id = $2 and confirmed_at is null`,
    [regency, ticketId, at],
  )
}
