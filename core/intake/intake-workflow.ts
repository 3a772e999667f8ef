import type { Role } from '../access/index.ts'
import type { Actor, Refusal, Workflow } from '../workflow/index.ts'
import type { LayoutKey } from './layout.ts'

export const intakeStatuses = [
  'receiving',
  'checking',
  'checked',
  'accepting',
  'accepted',
  'rejected',
  'failed',
] as const
export type IntakeStatus = (typeof intakeStatuses)[number]

/** What must be known of an intake to decide its next step. */
export interface IntakeSubject {
  readonly status: IntakeStatus
  readonly kind: 'dtsen' | 'recipients'
  readonly uploadedBy: string
  /** Layouts of the files that have arrived. */
  readonly layouts: readonly LayoutKey[]
  /** Rows without an error, once checked. */
  readonly acceptedRows: number
}

/** What came from outside is checked by the system, and taken into the register only by a second person. */
export const intakeWorkflow = {
  check: { from: ['receiving'], to: 'checking', by: ['data_operator'], unless: filesAreMissing },
  finishCheck: { from: ['checking'], to: 'checked', by: ['system'] },
  /** The content itself cannot be read to its end. A fault of the machine is none: the check runs again. */
  fail: { from: ['checking'], to: 'failed', by: ['system'] },
  accept: {
    from: ['checked'],
    to: 'accepting',
    by: ['dinsos_verifier', 'data_operator'],
    unless: isOwnUploadOrEmpty,
  },
  finishAccept: { from: ['accepting'], to: 'accepted', by: ['system'] },
  reject: {
    from: ['receiving', 'checked', 'failed'],
    to: 'rejected',
    by: ['dinsos_verifier', 'data_operator'],
    reasoned: true,
  },
} as const satisfies Workflow<IntakeSubject, IntakeStatus, Role>

export type IntakeAction = keyof typeof intakeWorkflow

/** Families without their members, or members without families, are half a register. */
function filesAreMissing({ kind, layouts }: IntakeSubject): Refusal | undefined {
  const needed: readonly LayoutKey[] =
    kind === 'dtsen' ? ['dtsen-family', 'dtsen-individual'] : ['recipients']
  const missing = needed.filter((layout) => !layouts.includes(layout))
  return missing.length > 0 ? { code: 'intake.files-missing', facts: { missing } } : undefined
}

function isOwnUploadOrEmpty(intake: IntakeSubject, actor: Actor<Role>): Refusal | undefined {
  if (intake.uploadedBy === actor.accountId) return { code: 'intake.own-upload' }
  return intake.acceptedRows === 0 ? { code: 'intake.nothing-to-accept' } : undefined
}
