import { z } from 'zod'
import type { Tx } from './index.ts'

/**
 * The next number of a series, from 1. The series' row stays locked until the transaction ends, so two
 * transactions never get the same number and a rolled-back one leaves no gap.
 */
export async function nextInSeries(tx: Tx, regency: string, series: string): Promise<number> {
  const { last } = await tx.one(
    z.object({ last: z.number() }),
    `insert into numbering (regency_code, series, last) values ($1, $2, 1)
     on conflict (regency_code, series) do update set last = numbering.last + 1
     returning last`,
    [regency, series],
  )
  return last
}
