import { z } from 'zod'
import type { Tx } from '../../plumbing/database/index.ts'

const voiceRow = z.object({
  ticket_id: z.uuid(),
  village_code: z.string(),
  sha256: z.string(),
  media_type: z.string(),
  bytes: z.number(),
  added_at: z.date(),
})

export function findVoice(
  tx: Tx,
  regency: string,
  ticketId: string,
): Promise<z.infer<typeof voiceRow> | undefined> {
  return tx.find(
    voiceRow,
    `select ticket_id, village_code, sha256, media_type, bytes, added_at from ticket_voice
      where regency_code = $1 and ticket_id = $2`,
    [regency, ticketId],
  )
}

export async function insertVoice(tx: Tx, regency: string, voice: z.infer<typeof voiceRow>): Promise<void> {
  await tx.insert('ticket_voice', [{ regency_code: regency, ...voice }])
}
