import type { ChangeStatus } from '@tanggap/core/changes'
import { withoutNumbers } from '@tanggap/core/registry'
import type { Acting } from '../plumbing/acting.ts'
import { insertEvent } from './changes.store.ts'

export interface HappenedToChange {
  readonly changeId: string
  readonly number: string
  readonly villageCode: string
  readonly familyId: string | null
  readonly action: string
  readonly from: ChangeStatus | null
  readonly to: ChangeStatus
  readonly hash: Uint8Array
  /** The change's version after it. */
  readonly version: number
  readonly reason: string | undefined
}

/** What happened to a change, in its own story and in the audit, in one transaction with the change itself. */
export async function writeEvent(acting: Acting, happened: HappenedToChange): Promise<void> {
  const { office, now, tx } = acting
  const reason = withoutNumbers(happened.reason?.trim() ?? '') || undefined
  await insertEvent(tx, {
    regency_code: office.regency,
    id: acting.id(),
    change_id: happened.changeId,
    village_code: happened.villageCode,
    family_id: happened.familyId,
    action: happened.action,
    from_status: happened.from,
    to_status: happened.to,
    account_id: office.role === 'system' ? null : office.accountId,
    role: office.role,
    actor_name: office.name,
    reason: reason ?? null,
    content_hash: happened.hash,
    version: happened.version,
    at: now,
  })
  await acting.record({
    action: `change.${happened.action}`,
    subject: 'change',
    ids: [happened.changeId, ...(happened.familyId ? [happened.familyId] : [])],
    village: happened.villageCode,
    reason,
    detail: {
      number: happened.number,
      from: happened.from,
      to: happened.to,
      contentHash: Buffer.from(happened.hash).toString('hex'),
    },
  })
}
