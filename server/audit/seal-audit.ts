import { createHash } from 'node:crypto'
import { canonicalText } from '@tanggap/core/changes'
import type { Foundation } from '../plumbing/acting.ts'
import { regencyScope, type Tx } from '../plumbing/database/index.ts'
import { findLastSeal, type Line, linesBetween } from './audit.store.ts'

/** Before the first line. */
export const beginning = '00000000-0000-0000-0000-000000000000'
const start = Buffer.alloc(32)
const perSeal = 1000
/** Longer than any transaction goes on after writing a line, so that no line with an earlier id is still to come. */
const graceMinutes = 10

/**
 * Chains the lines that have settled: each seal is the SHA-256 of the one before it and of its lines'
 * canonical text. Lines are written without a chain, since one chain inside the transactions would make
 * everyone wait for everyone. Safe to repeat; returns how many lines were sealed.
 */
export async function sealAudit(foundation: Foundation): Promise<number> {
  const { database, regency, clock } = foundation
  const settled = new Date(clock.now().getTime() - graceMinutes * 60_000)
  let sealed = 0
  for (;;) {
    const count = await database.within(regencyScope(regency), (tx) =>
      sealOnce(tx, regency, settled, clock.now()),
    )
    sealed += count
    if (count < perSeal) return sealed
  }
}

async function sealOnce(tx: Tx, regency: string, settled: Date, now: Date): Promise<number> {
  const last = await findLastSeal(tx, regency)
  const lines = await linesBetween(tx, regency, last?.last_line ?? beginning, lastIdOf(settled), perSeal)
  const [first] = lines
  const end = lines.at(-1)
  if (!first || !end) return 0
  const previous = last?.hash ?? start
  await tx.insert('audit_seal', [
    {
      regency_code: regency,
      sequence: (last?.sequence ?? 0) + 1,
      first_line: first.id,
      last_line: end.id,
      lines: lines.length,
      previous,
      hash: hashOf(previous, lines),
      sealed_at: now,
    },
  ])
  return lines.length
}

export function hashOf(previous: Uint8Array, lines: readonly Line[]): Buffer {
  const hash = createHash('sha256').update(previous)
  for (const line of lines) hash.update(canonicalText({ ...line, at: line.at.toISOString() })).update('\n')
  return hash.digest()
}

/** The greatest UUIDv7 of a millisecond. */
function lastIdOf(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-ffff-ffff-ffffffffffff`
}
