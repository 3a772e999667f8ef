import type { Role } from '../access/index.ts'
import type { Actor, Refusal, Workflow } from '../workflow/index.ts'

export const versionStatuses = ['draft', 'published', 'withdrawn'] as const
export type VersionStatus = (typeof versionStatuses)[number]

/** What must be known of a version of the questionnaire to decide its next step. */
export interface VersionSubject {
  readonly status: VersionStatus
  readonly madeBy: string
  /** Whether what is to be decided is what the person saw. */
  readonly sameContent: boolean
}

/**
 * A version is drafted in a spreadsheet and published by a second person. From then on it never changes and is
 * never withdrawn: interviews name it.
 */
export const versionWorkflow = {
  publish: {
    from: ['draft'],
    to: 'published',
    by: ['dinsos_verifier', 'field_supervisor'],
    unless: isOwnOrOther,
  },
  withdraw: {
    from: ['draft'],
    to: 'withdrawn',
    by: ['dinsos_verifier', 'field_supervisor', 'data_operator', 'bps_monitor'],
    reasoned: true,
  },
} as const satisfies Workflow<VersionSubject, VersionStatus, Role>

export type VersionAction = keyof typeof versionWorkflow

function isOwnOrOther(version: VersionSubject, actor: Actor<Role>): Refusal | undefined {
  if (version.madeBy === actor.accountId) return { code: 'instrument.own-draft' }
  return version.sameContent ? undefined : { code: 'instrument.other-content' }
}
