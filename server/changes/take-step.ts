import {
  type ChangeAction,
  type ChangeStatus,
  type Climber,
  carriers,
  dueOf,
  type Participant,
  partOf,
  staircase,
} from '@tanggap/core/changes'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { sameSecret } from '../plumbing/keys/index.ts'
import { type ChangeRow, findVerifiedHash, holdChange, writeContent, writeStep } from './changes.store.ts'
import { refusesCorrection } from './check-correction.ts'
import { asItem, keepContent, openItems, sealHolds } from './content.ts'
import { writeEvent } from './write-event.ts'

/** What the actor had before their eyes when they decided. */
export interface SeenChange {
  readonly version: number
  readonly contentHash: string
  readonly reason?: string | undefined
  /** With `resubmit` only: by the position of the item, what it should say instead. */
  readonly correction?: readonly { readonly position: number; readonly to?: unknown }[] | undefined
}

export interface StepTaken {
  readonly id: string
  readonly status: ChangeStatus
  readonly version: number
  readonly contentHash: string
}

/**
 * Takes one step of the staircase, once: for the actor's office, from where the change stands now, on
 * exactly the content that was seen. Anything else is refused and leaves no trace.
 */
export async function takeStep(
  acting: Acting,
  changeId: string,
  action: ChangeAction,
  seen: SeenChange,
): Promise<Done<StepTaken>> {
  const { office, tx } = acting
  const change = await holdChange(tx, office.regency, changeId)
  if (!change) return refused('request.not-found')
  if (change.version !== seen.version || hex(change.content_hash) !== seen.contentHash)
    return refused('workflow.newer-version', { number: change.number })
  const outcome = decide(staircase, action, climberOf(change), office, seen.reason)
  if (!outcome.ok) return outcome
  if (!sealHolds(acting.vault, change)) return refused('change.content-altered', { number: change.number })
  if (action === 'putInBatch' || action === 'ratify') {
    const verified = await findVerifiedHash(tx, office.regency, changeId)
    if (!verified || !sameSecret(verified, change.content_hash))
      return refused('change.changed-since-verified', { number: change.number })
  }
  const corrected = action === 'resubmit' && seen.correction?.length ? seen.correction : undefined
  const wrong = corrected && refusesCorrection(change, openItems(acting.vault, change), corrected, acting.now)
  if (wrong) return { ok: false, refusal: wrong }
  const hash = corrected ? await correct(acting, change, corrected) : change.content_hash
  await writeStep(tx, office.regency, {
    id: change.id,
    version: change.version,
    status: outcome.to,
    participants: participantsAfter(change, action, office.accountId),
    at: acting.now,
    dueAt: dueOf(outcome.to, acting.now) ?? null,
  })
  await writeEvent(acting, {
    changeId: change.id,
    number: change.number,
    villageCode: change.village_code,
    familyId: change.family_id,
    action,
    from: change.status,
    to: outcome.to,
    hash,
    version: change.version + 1,
    reason: seen.reason,
  })
  return done({ id: change.id, status: outcome.to, version: change.version + 1, contentHash: hex(hash) })
}

/** The steps somebody decides on one change by itself; the rest happen through a meeting, a visit or a batch. */
export async function takeOwnStep(
  acting: Acting,
  changeId: string,
  action: ChangeAction,
  seen: SeenChange,
): Promise<Done<StepTaken>> {
  const carrier = carriers[action]
  if (carrier !== 'change') return refused('change.step-belongs-elsewhere', { action, carrier })
  return takeStep(acting, changeId, action, seen)
}

export function climberOf(change: ChangeRow): Climber {
  return {
    status: change.status,
    kind: change.kind,
    door: change.door,
    participants: change.participants,
    contentHash: hex(change.content_hash),
    fieldConfirmed: change.field_confirmed,
    linked: change.family_id !== null,
  }
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

async function correct(
  acting: Acting,
  change: ChangeRow,
  correction: NonNullable<SeenChange['correction']>,
): Promise<Uint8Array> {
  const instead = new Map(correction.map(({ position, to }) => [position, to]))
  const items = openItems(acting.vault, change).map((item) =>
    instead.has(item.position) ? { ...item, to: instead.get(item.position) ?? null } : item,
  )
  const content = keepContent(acting, change.id, {
    kind: change.kind,
    familyId: change.family_id,
    personId: change.person_id,
    villageCode: change.village_code,
    items: items.map(asItem),
  })
  await writeContent(acting.tx, acting.office.regency, change.id, content)
  return content.hash
}

/** Who looked at it before it was sent back looks at it anew, so only those who made it keep their part. */
function participantsAfter(change: ChangeRow, action: ChangeAction, accountId: string): Participant[] {
  const makers: readonly Participant['part'][] = ['proposed', 'visited', 'reviewed']
  const kept =
    action === 'resubmit'
      ? change.participants.filter(({ part }) => makers.includes(part))
      : change.participants
  const part = partOf[action]
  const isKnown = kept.some((one) => one.accountId === accountId && one.part === part)
  return part && !isKnown ? [...kept, { accountId, part }] : [...kept]
}
