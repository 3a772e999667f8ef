import { canonicalText } from '@tanggap/core/changes'
import pg from 'pg'
import { openSubmission } from '../../server/campaigns/submission-content.ts'
import type { Vault } from '../../server/plumbing/keys/index.ts'
import type { ChaosPhone } from './phone.ts'

export interface Losses {
  readonly lost: number
  readonly doubled: number
  readonly reordered: number
  readonly overwritten: number
  readonly photosLost: number
}

/** Compares what phones showed as saved with what the database holds, row by row, as its owner. */
export async function countLosses(
  databaseUrl: string,
  vault: Vault,
  phones: readonly ChaosPhone[],
): Promise<Losses> {
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  const losses = { lost: 0, doubled: 0, reordered: 0, overwritten: 0, photosLost: 0 }
  try {
    for (const phone of phones) {
      for (const { command, caseId, said, photos } of phone.made) {
        const { rows: kept } = await owner.query(
          `select s.id, s.content_sealed, v.version, c.fate from visit_submission s
             join visit_case v on v.id = s.case_id join command c on c.id = s.id where s.case_id = $1`,
          [caseId],
        )
        if (kept.length === 0 || kept[0].id !== command.id || kept[0].fate !== 'applied') losses.lost += 1
        if (kept.length > 1 || (kept[0] && kept[0].version !== 3)) losses.doubled += 1
        if (kept[0]) {
          const { content } = openSubmission(vault, kept[0].id, kept[0].content_sealed)
          if (canonicalText(content.interview) !== said) losses.overwritten += 1
        }
        const { rows: effects } = await owner.query(
          `select count(*)::int as lines from audit_line where action = 'visit.submit' and $1 = any (subject_ids)`,
          [caseId],
        )
        if (effects[0]?.lines > 1) losses.doubled += 1
        for (const { sha256 } of photos) {
          const { rows } = await owner.query(
            'select 1 from visit_photo where case_id = $1 and sha256 = $2 and stored_sha256 = $2',
            [caseId, sha256],
          )
          if (rows.length === 0) losses.photosLost += 1
        }
      }
      const { rows: inOrder } = await owner.query(
        `select c.sequence from command c where c.device_id = $1 and c.fate = 'applied' order by c.settled_at, c.sequence`,
        [phone.deviceId],
      )
      inOrder.forEach((row, index) => {
        if (Number(row.sequence) !== index + 1) losses.reordered += 1
      })
    }
  } finally {
    await owner.end()
  }
  return losses
}
