import type { MeetingDetail } from '@tanggap/contract/deliberations'
import { localDay } from '@tanggap/core/calendar'
import { type Meeting, meetingWorkflow } from '@tanggap/core/deliberations'
import { allowedActions } from '@tanggap/core/workflow'
import { type ChangeForCarrier, correctedValues, readAllForCarrier, shownItems } from '../changes/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { villagesOf } from '../regions/index.ts'
import {
  type Annex,
  findMeeting,
  type ItemRow,
  lastSignedAt,
  type MeetingRow,
  selectItems,
} from './deliberations.store.ts'

export interface OnAgenda {
  readonly item: ItemRow
  readonly change: ChangeForCarrier
  readonly changedSince: boolean
}

/** A meeting as its village sees it. Reading it names every change on it. */
export async function getMeeting(acting: Acting, id: string): Promise<Done<MeetingDetail>> {
  const meeting = await findMeeting(acting.tx, acting.office.regency, id)
  if (!meeting) return refused('request.not-found')
  const agenda = await readAgenda(acting, meeting)
  const annex = meeting.annex ?? (await currentAnnex(acting, meeting))
  await acting.record({
    action: 'meeting.read',
    subject: 'meeting',
    ids: [meeting.id, ...namedIn(agenda)],
    village: meeting.village_code,
  })
  return done({
    id: meeting.id,
    villageCode: meeting.village_code,
    villageName: await villageName(acting, meeting.village_code),
    number: meeting.number,
    kind: meeting.kind,
    heldAt: meeting.held_at.toISOString(),
    place: meeting.place,
    chair: meeting.chair,
    invited: meeting.invited,
    present: meeting.present,
    quorum: meeting.quorum,
    attendance: meeting.attendance,
    status: meeting.status,
    notes: meeting.notes,
    items: agenda.length,
    undecided: agenda.filter(({ item }) => item.decision === null).length,
    version: meeting.version,
    agenda: agenda.map(({ item, change, changedSince }) => ({
      changeId: change.id,
      position: item.position,
      number: change.number,
      kind: change.kind,
      headName: change.headName,
      explanation: change.explanation,
      items: shownItems(acting, change),
      changeVersion: change.version,
      contentHash: change.contentHash,
      changedSince,
      decision: item.decision,
      reason: item.reason,
    })),
    annex,
    recordedBy: meeting.recorded_by_name,
    signedBy: meeting.signed_by_name,
    signedAt: meeting.signed_at?.toISOString() ?? null,
    minutesHash: meeting.minutes_hash ? Buffer.from(meeting.minutes_hash).toString('hex') : null,
    allowed: allowedActions(meetingWorkflow, asMeeting(acting, meeting, agenda), acting.office),
  })
}

/** The items on the agenda with the changes they are about, as both stand now. */
export async function readAgenda(acting: Acting, meeting: MeetingRow): Promise<OnAgenda[]> {
  const isOpen = meeting.status === 'planned' || meeting.status === 'held'
  const items = await selectItems(acting.tx, acting.office.regency, meeting.id)
  const changes = await readAllForCarrier(
    acting,
    items.map(({ change_id }) => change_id),
  )
  return items.map((item) => {
    const change = changes.get(item.change_id)
    if (!change) throw new Error('a change on the agenda is not in the range of the meeting’s village')
    const isSame = change.contentHash === Buffer.from(item.content_hash).toString('hex') && change.sealHolds
    return { item, change, changedSince: isOpen && (!isSame || change.status !== 'on_agenda') }
  })
}

/** The changes and their families: whoever reads the agenda reads their names. */
export function namedIn(agenda: readonly OnAgenda[]): string[] {
  return agenda.flatMap(({ change: { id, familyId } }) => (familyId ? [id, familyId] : [id]))
}

export function asMeeting(acting: Acting, meeting: MeetingRow, agenda: readonly OnAgenda[]): Meeting {
  return {
    status: meeting.status,
    present: meeting.present,
    quorum: meeting.quorum,
    undecided: agenda.filter(({ item }) => item.decision === null).length,
    changedSince: agenda.filter(({ changedSince }) => changedSince).length,
    recordedBy: meeting.recorded_by,
    dayHasCome: localDay(meeting.held_at) <= localDay(acting.now),
  }
}

/** What has been corrected in the village since its last signed minutes, counted by variable; what was never held, in one count. */
export async function currentAnnex(acting: Acting, meeting: MeetingRow): Promise<Annex> {
  const since = await lastSignedAt(acting.tx, acting.office.regency, meeting.village_code)
  const from = since ?? new Date(0)
  const counted = await correctedValues(acting, meeting.village_code, from, acting.now)
  return { since: from.toISOString(), until: acting.now.toISOString(), ...counted }
}

export async function villageName(acting: Acting, code: string): Promise<string> {
  return (await villagesOf(acting)).find((village) => village.code === code)?.name ?? code
}
