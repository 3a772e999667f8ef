import { acrossCodes, problem, problemCodes } from '@tanggap/core/intake'
import type { Acting } from '../plumbing/acting.ts'
import { inWholeSets } from '../plumbing/database/index.ts'
import { compareRows } from './compare-rows.ts'
import { countsSchema, type IntakeRow, setCounts } from './intake.store.ts'
import { countByCode, countRows, dropProblems } from './staging.store.ts'

/**
 * What rows say of each other, anew: after a row was repaired, a number that stood twice may stand once. What is wrong
 * with a row by itself was looked at when it was repaired.
 */
export async function recheckAcross(acting: Acting, intake: IntakeRow): Promise<void> {
  await inWholeSets(acting.tx, async () => {
    const severities = Object.fromEntries(problemCodes().map((code) => [code, problem(code).severity]))
    await dropProblems(acting, intake.id, acrossCodes, severities)
    await compareRows(acting, intake.id, intake.kind)
  })
  const counts = countsSchema.safeParse(intake.counts)
  if (!counts.success) return
  const rows = await countRows(acting, intake.id)
  await setCounts(acting, intake.id, {
    ...counts.data,
    read: rows.read,
    accepted: rows.accepted,
    withErrors: rows.with_errors,
    withWarnings: rows.with_warnings,
    byCode: await countByCode(acting, intake.id),
  })
}
