import type { Recomputation } from '@tanggap/contract/reporting'
import { canonicalText } from '@tanggap/core/changes'
import { figuresOf } from '@tanggap/core/reporting'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { hashOf } from './make-report.ts'
import { findReport } from './reporting.store.ts'

/** Computes every figure again from what was frozen, and says where it is not what was stored. */
export async function recomputeReport(acting: Acting, id: string): Promise<Done<Recomputation>> {
  const report = await findReport(acting, id)
  if (!report) return refused('request.not-found')
  const again = leaves(figuresOf(report.frozen))
  const stored = leaves(report.figures)
  const differences = [...new Set([...again.keys(), ...stored.keys()])].filter(
    (path) => canonicalText(again.get(path) ?? null) !== canonicalText(stored.get(path) ?? null),
  )
  const hashHolds = hashOf(report).equals(report.hash)
  await acting.record({
    action: 'report.recompute',
    subject: 'report',
    ids: [id],
    detail: { identical: differences.length === 0, hashHolds },
  })
  return done({
    identical: differences.length === 0,
    hashHolds,
    figures: again.size,
    differences: differences.slice(0, 50),
  })
}

/** Every single figure under the path that leads to it. */
function leaves(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]])
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, path === '' ? key : `${path}.${key}`)]),
  )
}
