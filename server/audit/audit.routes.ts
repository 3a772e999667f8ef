import { checkAudit as checkRoute, readAudit } from '@tanggap/contract/audit'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { findLastSeal, newestLines } from './audit.store.ts'
import { checkAudit } from './check-audit.ts'

const pageSize = 100

export function mountAudit({ office: door }: Doors): void {
  serve(door, readAudit, 'audit.read', async (acting, { query }) => {
    const { tx, office } = acting
    const found = await newestLines(tx, office.regency, query, pageSize + 1)
    const seal = await findLastSeal(tx, office.regency)
    // Reading the log is an event of its own; the page shows it at the next look.
    await acting.record({ action: 'audit.read', subject: 'audit', ids: [] })
    return done({
      lines: found.slice(0, pageSize).map((line) => ({
        id: line.id,
        at: line.at.toISOString(),
        actor: line.actor_name,
        role: line.role,
        action: line.action,
        subject: line.subject_kind,
        subjectCount: line.subject_ids.length,
        village: line.village_code,
        reason: line.reason,
        sealed: seal !== undefined && line.id <= seal.last_line,
      })),
      more: found.length > pageSize,
      seal: seal
        ? {
            sequence: seal.sequence,
            hash: seal.hash.toString('hex'),
            sealedAt: seal.sealed_at.toISOString(),
          }
        : null,
    })
  })
  serve(door, checkRoute, 'audit.read', async (acting) => done(await checkAudit(acting)))
}
