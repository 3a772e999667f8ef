import type { MeetingDetail } from '@tanggap/contract/deliberations'
import { type ChangeAction, canonicalText } from '@tanggap/core/changes'
import { type Decision, meetingWorkflow } from '@tanggap/core/deliberations'
import { decide } from '@tanggap/core/workflow'
import { takeStep } from '../changes/index.ts'
import { type Acting, type Done, refused } from '../plumbing/acting.ts'
import { type Annex, holdMeeting, type MeetingRow, writeSignature } from './deliberations.store.ts'
import { asMeeting, currentAnnex, getMeeting, type OnAgenda, readAgenda } from './read-meeting.ts'

/**
 * The village head signs: the minutes are bound by a salted hash to the exact content of every item and
 * to what was decided, and each decision is carried to its change. All of it happens, or nothing.
 */
export async function signMinutes(acting: Acting, id: string, version: number): Promise<Done<MeetingDetail>> {
  const { office, tx, now } = acting
  const meeting = await holdMeeting(tx, office.regency, id)
  if (!meeting) return refused('request.not-found')
  if (meeting.version !== version) return refused('workflow.newer-version')
  const agenda = await readAgenda(acting, meeting)
  const outcome = decide(meetingWorkflow, 'sign', asMeeting(acting, meeting, agenda), office)
  if (!outcome.ok) return outcome
  const annex = await currentAnnex(acting, meeting)
  for (const { item, change } of agenda) {
    if (!item.decision) throw new Error('an undecided item passed the workflow')
    const taken = await takeStep(acting, change.id, stepOf[item.decision], {
      version: change.version,
      contentHash: Buffer.from(item.content_hash).toString('hex'),
      reason: [item.reason, `Berita acara ${meeting.number}`].filter(Boolean).join(' · '),
    })
    if (!taken.ok) return taken
  }
  const salt = acting.chance.bytes(16)
  const hash = acting.vault.saltedHash(salt, minutesText(meeting, agenda, annex))
  await writeSignature(tx, office.regency, id, {
    annex,
    salt,
    hash,
    by: office.accountId,
    byName: office.name,
    at: now,
    status: outcome.to,
  })
  await acting.record({
    action: 'meeting.sign',
    subject: 'meeting',
    ids: [id, ...agenda.map(({ change }) => change.id)],
    village: meeting.village_code,
    detail: { number: meeting.number, minutesHash: hash.toString('hex'), items: agenda.length },
  })
  return getMeeting(acting, id)
}

/** What the minutes' hash covers. */
export function minutesText(meeting: MeetingRow, agenda: readonly OnAgenda[], annex: Annex): string {
  return canonicalText({
    number: meeting.number,
    kind: meeting.kind,
    villageCode: meeting.village_code,
    heldAt: meeting.held_at.toISOString(),
    place: meeting.place,
    chair: meeting.chair,
    invited: meeting.invited,
    present: meeting.present,
    quorum: meeting.quorum,
    attendance: meeting.attendance,
    notes: meeting.notes,
    annex,
    items: agenda.map(({ item, change }) => ({
      changeId: change.id,
      number: change.number,
      contentHash: Buffer.from(item.content_hash).toString('hex'),
      decision: item.decision,
      reason: item.reason,
    })),
  })
}

const stepOf = {
  agreed: 'agreeInMeeting',
  declined: 'declineInMeeting',
  postponed: 'postponeInMeeting',
} as const satisfies Readonly<Record<Decision, ChangeAction>>
