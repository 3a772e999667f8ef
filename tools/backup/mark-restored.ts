import { endSessionsOfOffice } from '../../server/access/index.ts'
import { actAs, type Foundation, systemOffice } from '../../server/plumbing/acting.ts'

/**
 * The mark of a restore, in the log of acts: from here on the log tells why seals that were given away after the
 * backup are not found again. Office sessions end, since a right that was taken away after the backup would be back.
 * Phones stay signed in: at their next contact they see by the number expected of them what the office forgot, and
 * send it again.
 */
export async function markRestored(
  foundation: Foundation,
  from: { readonly ids: readonly string[]; readonly takenAt: string | null },
): Promise<{ readonly sessionsEnded: number }> {
  const office = systemOffice(foundation.regency, 'Pemulihan')
  return actAs(foundation, office, async (acting) => {
    const sessionsEnded = await endSessionsOfOffice(acting)
    await acting.record({
      action: 'office.restore',
      subject: 'backup',
      ids: from.ids,
      detail: { takenAt: from.takenAt, sessionsEnded },
    })
    return { sessionsEnded }
  })
}
