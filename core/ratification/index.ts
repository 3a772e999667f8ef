import type { Role } from '../access/index.ts'
import type { Actor, Refusal, Workflow } from '../workflow/index.ts'

export const batchStatuses = ['open', 'waiting_signature', 'signed', 'handed_over', 'answered'] as const
export type BatchStatus = (typeof batchStatuses)[number]

/** A period's batch as its workflow sees it. */
export interface Batch {
  readonly status: BatchStatus
  readonly items: number
  readonly unanswered: number
  /** A change in it no longer has the content that was verified. */
  readonly changedSince: number
  /** Everyone who had a hand in any of its changes. */
  readonly hands: readonly string[]
  readonly signedBy: string | undefined
  /** The file for the ministry has been made. */
  readonly released: boolean
}

/**
 * The period batch: prepared by the agency, signed by the ratifier (which changes the registry,
 * decision 2), handed over to the ministry with its minutes (BAST), and answered line by line.
 */
export const batchWorkflow = {
  submit: {
    from: ['open'],
    to: 'waiting_signature',
    by: ['dinsos_verifier', 'data_operator'],
    unless: isEmpty,
  },
  reopen: { from: ['waiting_signature'], to: 'open', by: ['ratifier'], reasoned: true },
  sign: {
    from: ['waiting_signature'],
    to: 'signed',
    by: ['ratifier'],
    unless: (batch, actor) => isEmpty(batch) ?? hasChanged(batch) ?? isOwnWork(batch, actor),
  },
  /** Makes the file with full identity numbers: the signature of another person is what releases it. */
  release: {
    from: ['signed'],
    to: 'signed',
    by: ['data_operator', 'dinsos_verifier'],
    unless: isSigner,
  },
  handOver: {
    from: ['signed'],
    to: 'handed_over',
    by: ['data_operator', 'dinsos_verifier'],
    unless: (batch, actor) => isNotReleased(batch) ?? isSigner(batch, actor),
  },
  recordReply: {
    from: ['handed_over', 'answered'],
    to: (batch) => (batch.unanswered > 0 ? 'handed_over' : 'answered'),
    by: ['data_operator'],
  },
} as const satisfies Workflow<Batch, BatchStatus, Role>

export type BatchAction = keyof typeof batchWorkflow

function isEmpty(batch: Batch): Refusal | undefined {
  return batch.items === 0 ? { code: 'batch.empty' } : undefined
}

function hasChanged(batch: Batch): Refusal | undefined {
  return batch.changedSince > 0
    ? { code: 'batch.changed-since-verified', facts: { count: batch.changedSince } }
    : undefined
}

function isOwnWork(batch: Batch, actor: Actor<Role>): Refusal | undefined {
  return batch.hands.includes(actor.accountId) ? { code: 'batch.own-work' } : undefined
}

function isSigner(batch: Batch, actor: Actor<Role>): Refusal | undefined {
  return batch.signedBy === actor.accountId ? { code: 'batch.signer-may-not-release' } : undefined
}

function isNotReleased(batch: Batch): Refusal | undefined {
  return batch.released ? undefined : { code: 'batch.not-released' }
}
