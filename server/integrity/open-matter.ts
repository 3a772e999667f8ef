import {
  type OpeningPurpose,
  openingReasons,
  readersOf,
  refusesAsking,
  refusesConsent,
  stateOfOpening,
} from '@tanggap/core/integrity'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { findMatter, holdMatter, type MatterRow } from './integrity.store.ts'
import { partOf } from './matter-state.ts'
import { moveMatter, writeMatterEvent } from './move-matter.ts'
import {
  insertOpening,
  insertRecusal,
  lastOpenings,
  type OpeningRecord,
  writeConsent,
  endOpening as writeEnd,
} from './openings.store.ts'

/** One officer asks that a matter be opened. Nothing is readable by that. */
export async function askOpening(
  acting: Acting,
  matterId: string,
  purpose: OpeningPurpose,
): Promise<Done<unknown>> {
  const { tx, office, now } = acting
  const row = await holdMatter(tx, office.regency, matterId)
  if (!row) return refused('request.not-found')
  const standing = await lastOpening(acting, row)
  const refusal = refusesAsking(standing?.opening, await partOf(acting, row), now.getTime())
  if (refusal) return { ok: false, refusal }
  const id = acting.id()
  await insertOpening(tx, office.regency, { id, matterId, askedBy: office.accountId, askedAt: now, purpose })
  await acting.record({
    action: 'matter.ask-opening',
    subject: 'matter',
    ids: [matterId],
    reason: openingReasons[purpose],
  })
  return done(undefined)
}

/**
 * Another officer consents: for half an hour these two, and nobody else, may read. The opening is a line of the
 * matter that the reporter sees.
 */
export async function consentOpening(acting: Acting, matterId: string): Promise<Done<unknown>> {
  const { tx, office, now } = acting
  const row = await holdMatter(tx, office.regency, matterId)
  if (!row) return refused('request.not-found')
  const standing = await lastOpening(acting, row)
  const officer = { ...(await partOf(acting, row)), accountId: office.accountId }
  const refusal = refusesConsent(standing?.opening, officer, now.getTime())
  if (refusal || !standing) return refusal ? { ok: false, refusal } : refused('matter.nothing-asked')
  await writeConsent(tx, office.regency, standing.id, office.accountId, now)
  await writeMatterEvent(acting, matterId, 'unseal', row.status)
  await acting.record({
    action: 'matter.open',
    subject: 'matter',
    ids: [matterId],
    reason: openingReasons[standing.purpose],
    detail: { askedBy: standing.opening.askedBy },
  })
  const isFirst = row.status === 'received' || row.status === 'reopened'
  return isFirst ? moveMatter(acting, matterId, 'open', {}) : done(undefined)
}

/** Declines what another asked, takes one's own request back, or shuts what is open. */
export async function endOpening(acting: Acting, matterId: string): Promise<Done<unknown>> {
  const { tx, office, now } = acting
  const row = await holdMatter(tx, office.regency, matterId)
  if (!row) return refused('request.not-found')
  const standing = await lastOpening(acting, row)
  if (!standing || !mayEnd(standing, office.accountId, now)) return refused('matter.nothing-asked')
  await writeEnd(tx, office.regency, standing.id, office.accountId, now)
  await acting.record({ action: 'matter.shut', subject: 'matter', ids: [matterId] })
  return done(undefined)
}

/** Whoever of the desk declines a request; of what is open, one of the two. */
export function mayEnd({ opening }: OpeningRecord, accountId: string, now: Date): boolean {
  const state = stateOfOpening(opening, now.getTime())
  return state === 'asked' || readersOf(opening, now.getTime()).includes(accountId)
}

/** Stands aside for good; nobody is asked why. What is open to them is shut by it. */
export async function standAside(acting: Acting, matterId: string): Promise<Done<unknown>> {
  const { tx, office, now } = acting
  const row = await findMatter(tx, office.regency, matterId)
  if (!row) return refused('request.not-found')
  const standing = await lastOpening(acting, row)
  await insertRecusal(tx, office.regency, matterId, office.accountId, now)
  const isPart =
    standing && [standing.opening.askedBy, standing.opening.consentedBy].includes(office.accountId)
  if (isPart) await writeEnd(tx, office.regency, standing.id, office.accountId, now)
  await acting.record({ action: 'matter.stand-aside', subject: 'matter', ids: [matterId] })
  return done(undefined)
}

async function lastOpening({ tx, office }: Acting, row: MatterRow): Promise<OpeningRecord | undefined> {
  return (await lastOpenings(tx, office.regency, [row.id])).get(row.id)
}
