import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

export interface NewPractice {
  readonly id: string
  readonly accountId: string
  readonly instrumentVersion: string
  readonly seconds: number
  readonly taps: number
  readonly finishedAt: string
  readonly receivedAt: Date
}

export async function insertPractice(tx: Tx, regency: string, practice: NewPractice): Promise<void> {
  await tx.insert('training_practice', [
    {
      regency_code: regency,
      id: practice.id,
      account_id: practice.accountId,
      instrument_version: practice.instrumentVersion,
      seconds: practice.seconds,
      taps: practice.taps,
      finished_at: practice.finishedAt,
      received_at: practice.receivedAt,
    },
  ])
}

const practiceRow = z
  .object({
    account_id: z.uuid(),
    times: z.number(),
    seconds: z.number(),
    finished_at: z.date().transform((date) => date.toISOString()),
  })
  .transform((row) => ({
    accountId: row.account_id,
    times: row.times,
    seconds: row.seconds,
    finishedAt: row.finished_at,
  }))
export type PracticeDone = z.output<typeof practiceRow>

/** How often each practised with this questionnaire, and how the last time went. */
export function practiceOf(
  tx: Tx,
  regency: string,
  accountIds: readonly string[],
  instrumentVersion: string,
): Promise<PracticeDone[]> {
  return tx.all(
    practiceRow,
    `select distinct on (account_id) account_id, count(*) over (partition by account_id)::int as times, seconds,
            finished_at
       from training_practice where regency_code = $1 and account_id = any ($2) and instrument_version = $3
      order by account_id, finished_at desc, id desc`,
    [regency, accountIds, instrumentVersion],
  )
}
