import { createHash } from 'node:crypto'
import { canonicalText } from '@tanggap/core/changes'
import { type DeliveryScope, everything, type IntakeSubject } from '@tanggap/core/intake'
import type { Acting } from '../plumbing/acting.ts'
import {
  type ComparisonRow,
  findComparison,
  registerMovedSince,
  type StandingRow,
  standingRowOf,
} from './comparison.store.ts'
import { type Dependant, dependantsOf } from './dependants.store.ts'
import { type FileRow, filesOf, type IntakeRow } from './intake.store.ts'
import { subjectOf } from './intake-subject.ts'
import { type ListSummary, summarise } from './recipients/recipients.store.ts'

/** Everything that must be known of a delivery to decide what may happen with it next. */
export interface Standing {
  readonly intake: IntakeRow
  readonly files: readonly FileRow[]
  readonly row: StandingRow
  readonly comparison: ComparisonRow | undefined
  readonly isOutdated: boolean
  readonly scope: DeliveryScope
  readonly dependants: readonly Dependant[]
  /** Of a recipient list: how many were found, and by whom. */
  readonly list: ListSummary | null
  readonly subject: IntakeSubject
}

export async function standingOf(acting: Acting, intake: IntakeRow): Promise<Standing> {
  const files = await filesOf(acting, intake.id)
  const row = await standingRowOf(acting, intake.id)
  const comparison = await findComparison(acting, intake.id, row.run)
  const isOutdated = await isPast(acting, intake, row, comparison)
  const mayBeTakenBack = intake.status === 'accepted' || intake.status === 'rollback_asked'
  const dependants = mayBeTakenBack ? await dependantsOf(acting, intake) : []
  return {
    intake,
    files,
    row,
    comparison,
    isOutdated,
    scope: row.scope ?? everything,
    dependants,
    list:
      intake.kind === 'recipients' && comparison?.stage === 'done'
        ? await summarise(acting, intake.id)
        : null,
    subject: {
      ...subjectOf(intake, files),
      scopeBy: row.scope_by ?? undefined,
      comparisonIsOutdated: isOutdated,
      rollbackBy: row.rollback_by ?? undefined,
      dependants: dependants.map(({ kind }) => kind),
    },
  }
}

async function isPast(
  acting: Acting,
  intake: IntakeRow,
  row: StandingRow,
  comparison: ComparisonRow | undefined,
): Promise<boolean> {
  if (intake.status !== 'checked') return false
  if (comparison?.finished_at == null || comparison.revision !== row.revision) return true
  return intake.kind === 'dtsen' && registerMovedSince(acting, intake.id, comparison.finished_at)
}

/** The hash of what stands before whoever confirms: what the comparison found, and what of it is chosen. */
export function seenHash({
  comparison,
  scope,
  list,
}: Pick<Standing, 'comparison' | 'scope' | 'list'>): string {
  return createHash('sha256')
    .update(canonicalText({ comparison: comparison?.content_hash ?? null, scope, list }))
    .digest('hex')
}
