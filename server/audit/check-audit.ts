import type { Acting } from '../plumbing/acting.ts'
import { allSeals, countLinesAfter, linesBetween } from './audit.store.ts'
import { beginning, hashOf } from './seal-audit.ts'

export interface AuditCheck {
  readonly seals: number
  readonly lines: number
  readonly unsealed: number
  readonly brokenAt: number | null
}

/** Recomputes every seal from the lines: a line that was changed, added or taken away breaks its seal. */
export async function checkAudit({ tx, office }: Acting): Promise<AuditCheck> {
  const seals = await allSeals(tx, office.regency)
  let previous: Uint8Array = Buffer.alloc(32)
  let after = beginning
  let lines = 0
  for (const seal of seals) {
    const covered = await linesBetween(tx, office.regency, after, seal.last_line, seal.lines + 1)
    const holds = covered.length === seal.lines && hashOf(previous, covered).equals(seal.hash)
    if (!holds) return { seals: seals.length, lines, unsealed: 0, brokenAt: seal.sequence }
    lines += covered.length
    previous = seal.hash
    after = seal.last_line
  }
  return {
    seals: seals.length,
    lines,
    unsealed: await countLinesAfter(tx, office.regency, after),
    brokenAt: null,
  }
}
