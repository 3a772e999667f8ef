import { localDay } from '@tanggap/core/calendar'
import {
  type Conflict,
  conflictOf,
  type Matter,
  matterKindRule,
  mustConsentBy,
  openUntil,
  readersOf,
  stateOfOpening,
} from '@tanggap/core/integrity'
import { officersOf } from '../access/index.ts'
import { type VisitState, visitStates } from '../campaigns/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import { type ReadersWarrant, readersWarrant, ruleWarrant } from './desk-seal.ts'
import type { MatterRow } from './integrity.store.ts'
import { openLink, openWords } from './matter-words.ts'
import { lastOpenings, type OpeningRecord, recusals } from './openings.store.ts'
import { findRecheck, type RecheckRow } from './rechecks.store.ts'

/** A matter as it stands for whoever acts now: who has it open, and which visit was ordered for it. */
export interface Standing {
  readonly row: MatterRow
  readonly opening: OpeningRecord | undefined
  /** For the officer who acts, while they are one of the two. */
  readonly warrant: ReadersWarrant | undefined
  readonly recheck: RecheckRow | undefined
  readonly visit: VisitState | undefined
}

export async function standingOf(acting: Acting, row: MatterRow): Promise<Standing> {
  const { tx, office, now, vault } = acting
  const opening = (await lastOpenings(tx, office.regency, [row.id])).get(row.id)
  const readers = readersOf(opening?.opening, now.getTime())
  const recheckId = openLink(vault, 'recheck', row.id, row.recheck_sealed)
  const recheck = recheckId ? await findRecheck(tx, office.regency, recheckId) : undefined
  return {
    row,
    opening,
    warrant: readersWarrant(row.id, readers, office.accountId),
    recheck,
    visit: recheck ? (await visitStates(acting, [recheck.case_id])).get(recheck.case_id) : undefined,
  }
}

/** What the workflow decides by. Of what lies inside the seal it is told something only while it is open. */
export function subjectOf(acting: Acting, { row, opening, warrant, recheck, visit }: Standing): Matter {
  const { now, vault } = acting
  return {
    status: row.status,
    readers: readersOf(opening?.opening, now.getTime()),
    formerDeciders: row.former_deciders,
    concernsFamily: warrant
      ? matterKindRule(openWords(vault, warrant, row.words_sealed).kind).concernsFamily
      : false,
    linked: row.family_sealed !== null,
    visitApproved: recheck?.approved_at !== null && recheck?.approved_at !== undefined,
    visitWithdrawn: visit?.status === 'withdrawn',
    familyReplied: recheck?.replied_at !== null && recheck?.replied_at !== undefined,
    replyUntil: recheck?.reply_until ?? undefined,
    today: localDay(now),
    contestableUntil: row.contestable_until ?? undefined,
  }
}

/** Whether this officer may take part, and how many of the desk may: the rule alone looks inside the seal. */
export async function partOf(
  acting: Acting,
  row: MatterRow,
): Promise<{ readonly conflict: Conflict | undefined; readonly eligible: number }> {
  const { tx, office, vault } = acting
  const { village, answers } = openWords(vault, ruleWarrant(row.id), row.words_sealed)
  const aside = await recusals(tx, office.regency, [row.id])
  const words = { village, who: answers.who ?? '', story: answers.story ?? '' }
  const officers = await officersOf(acting, 'integrity_officer')
  const conflicts = new Map(
    officers.map(({ accountId, name, regions }) => [
      accountId,
      conflictOf({ name, regions, stoodAside: aside.has(`${row.id} ${accountId}`) }, words),
    ]),
  )
  return {
    conflict: conflicts.has(office.accountId) ? conflicts.get(office.accountId) : 'stood_aside',
    eligible: [...conflicts.values()].filter((conflict) => conflict === undefined).length,
  }
}

export function openingShown(record: OpeningRecord | undefined, now: Date) {
  if (!record) return null
  const { opening, purpose, askedName, consentedName } = record
  const until = opening.consentedAt === undefined ? mustConsentBy(opening) : openUntil(opening.consentedAt)
  return {
    state: stateOfOpening(opening, now.getTime()),
    askedBy: askedName,
    askedAt: new Date(opening.askedAt).toISOString(),
    purpose,
    consentedBy: consentedName,
    until: new Date(until).toISOString(),
  }
}
