import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { findReport, writeSignature } from './reporting.store.ts'

/**
 * Signs exactly the report that was seen; whoever made it does not sign it.
 * Refusals: `request.not-found`, `report.other-content`, `report.own-report`, `report.already-signed`.
 */
export async function signReport(
  acting: Acting,
  id: string,
  seenHash: string,
): Promise<Done<{ signedAt: string }>> {
  const report = await findReport(acting, id)
  if (!report) return refused('request.not-found')
  if (report.hash.toString('hex') !== seenHash) return refused('report.other-content')
  if (report.madeBy === acting.office.accountId) return refused('report.own-report')
  if (!(await writeSignature(acting, id))) return refused('report.already-signed')
  await acting.record({
    action: 'report.sign',
    subject: 'report',
    ids: [id],
    detail: { number: report.number, hash: seenHash },
  })
  return done({ signedAt: acting.now.toISOString() })
}
