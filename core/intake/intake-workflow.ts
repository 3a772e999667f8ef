import type { Role } from '../access/index.ts'
import type { Actor, Refusal, Workflow } from '../workflow/index.ts'
import type { LayoutKey } from './layout.ts'
import { layoutOf } from './layouts.ts'

export const intakeStatuses = [
  'receiving',
  'checking',
  'comparing',
  'checked',
  'accepting',
  'accepted',
  'rejected',
  'failed',
  'rollback_asked',
  'rolling_back',
  'rolled_back',
] as const
export type IntakeStatus = (typeof intakeStatuses)[number]

/** What must be known of an intake to decide its next step. */
export interface IntakeSubject {
  readonly status: IntakeStatus
  readonly kind: 'dtsen' | 'recipients'
  readonly uploadedBy: string
  /** Layouts of the files that have arrived. */
  readonly layouts: readonly (LayoutKey | 'unmapped')[]
  /** Rows without an error, once checked. */
  readonly acceptedRows: number
  /** Who chose what is taken in; absent while it is everything. */
  readonly scopeBy?: string | undefined
  /** Whether rows were repaired, or the register took in another delivery, since the comparison. */
  readonly comparisonIsOutdated?: boolean | undefined
  /** Who asked for the roll-back. */
  readonly rollbackBy?: string | undefined
  /** Kinds of later work that rest on the delivery, see `Dependants`. */
  readonly dependants?: readonly string[] | undefined
}

const desks = ['dinsos_verifier', 'data_operator'] as const

/**
 * What came from outside is checked by the system, compared with the register before anything changes, and taken in
 * only by a second person. Taken in whole or in part, it can be taken back by two persons until something rests on it.
 */
export const intakeWorkflow = {
  check: { from: ['receiving'], to: 'checking', by: ['data_operator'], unless: filesAreMissing },
  finishCheck: { from: ['checking'], to: 'comparing', by: ['system'] },
  /** The content itself cannot be read to its end. A fault of the machine is none: the check runs again. */
  fail: { from: ['checking'], to: 'failed', by: ['system'] },
  /** After rows were repaired or decided on, or the register changed. */
  compare: { from: ['checked'], to: 'comparing', by: desks },
  finishCompare: { from: ['comparing'], to: 'checked', by: ['system'] },
  /** What of it is to be taken in: everything, some villages, some kinds of change. */
  choose: { from: ['checked'], to: 'checked', by: desks },
  accept: { from: ['checked'], to: 'accepting', by: desks, unless: isOwnOrNotReady },
  finishAccept: { from: ['accepting'], to: 'accepted', by: ['system'] },
  reject: { from: ['receiving', 'checked', 'failed'], to: 'rejected', by: desks, reasoned: true },
  askRollback: {
    from: ['accepted'],
    to: 'rollback_asked',
    by: desks,
    reasoned: true,
    unless: somethingRestsOnIt,
  },
  keep: { from: ['rollback_asked'], to: 'accepted', by: desks },
  rollBack: { from: ['rollback_asked'], to: 'rolling_back', by: desks, unless: isOwnRollbackOrRestedOn },
  finishRollback: { from: ['rolling_back'], to: 'rolled_back', by: ['system'] },
} as const satisfies Workflow<IntakeSubject, IntakeStatus, Role>

export type IntakeAction = keyof typeof intakeWorkflow

/** Families without their members, or members without families, are half a register. */
function filesAreMissing({ kind, layouts }: IntakeSubject): Refusal | undefined {
  const needed: readonly LayoutKey[] =
    kind === 'dtsen' ? ['dtsen-family', 'dtsen-individual'] : ['recipients']
  if (layouts.includes('unmapped')) return { code: 'intake.file-unmapped' }
  const partial = layouts.filter((layout) => layout !== 'unmapped' && layoutOf(layout).isPartial === true)
  if (partial.length > 0 && partial.length < layouts.length) return { code: 'intake.partial-beside-whole' }
  const units = new Set(layouts.map((layout) => (layout === 'unmapped' ? layout : layoutOf(layout).unit)))
  const missing = needed.filter((layout) => !units.has(layoutOf(layout).unit))
  return missing.length > 0 ? { code: 'intake.files-missing', facts: { missing } } : undefined
}

function isOwnOrNotReady(intake: IntakeSubject, actor: Actor<Role>): Refusal | undefined {
  if (intake.uploadedBy === actor.accountId) return { code: 'intake.own-upload' }
  if (intake.scopeBy === actor.accountId) return { code: 'intake.own-choice' }
  if (intake.acceptedRows === 0) return { code: 'intake.nothing-to-accept' }
  return intake.comparisonIsOutdated ? { code: 'intake.comparison-outdated' } : undefined
}

function somethingRestsOnIt({ dependants = [] }: IntakeSubject): Refusal | undefined {
  return dependants.length > 0 ? { code: 'intake.rested-on', facts: { dependants } } : undefined
}

function isOwnRollbackOrRestedOn(intake: IntakeSubject, actor: Actor<Role>): Refusal | undefined {
  if (intake.rollbackBy === actor.accountId) return { code: 'intake.own-rollback' }
  return somethingRestsOnIt(intake)
}
