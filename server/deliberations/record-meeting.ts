import type { MeetingDetail } from '@tanggap/contract/deliberations'
import { type Decision, meetingWorkflow } from '@tanggap/core/deliberations'
import { withoutNumbers } from '@tanggap/core/registry'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, refused } from '../plumbing/acting.ts'
import { holdMeeting, writeDecision, writeRecord } from './deliberations.store.ts'
import { asMeeting, getMeeting, readAgenda } from './read-meeting.ts'

/** What is not named stays as it was recorded before. */
export interface MeetingRecord {
  readonly version: number
  readonly present?: number | undefined
  readonly attendance?: readonly { readonly name: string; readonly capacity: string }[] | undefined
  readonly notes?: string | undefined
  readonly decisions?:
    | readonly {
        readonly changeId: string
        readonly decision: Decision | null
        readonly reason?: string | undefined
      }[]
    | undefined
}

/** Records who came and what was decided, as often as needed until the minutes are signed. */
export async function recordMeeting(
  acting: Acting,
  id: string,
  record: MeetingRecord,
): Promise<Done<MeetingDetail>> {
  const { office, tx } = acting
  const meeting = await holdMeeting(tx, office.regency, id)
  if (!meeting) return refused('request.not-found')
  if (meeting.version !== record.version) return refused('workflow.newer-version')
  const outcome = decide(
    meetingWorkflow,
    'record',
    asMeeting(acting, meeting, await readAgenda(acting, meeting)),
    office,
  )
  if (!outcome.ok) return outcome
  const attendance = record.attendance ?? meeting.attendance
  const present = record.present ?? Math.max(meeting.present, attendance.length)
  if (present > meeting.invited)
    return refused('meeting.more-present-than-invited', { invited: meeting.invited })
  for (const { changeId, decision, reason } of record.decisions ?? []) {
    const why = withoutNumbers(reason?.trim() ?? '') || null
    if ((decision === 'declined' || decision === 'postponed') && !why)
      return refused('workflow.reason-missing', { action: decision })
    if (!(await writeDecision(tx, office.regency, id, { changeId, decision, reason: why })))
      return refused('meeting.not-on-agenda')
  }
  await writeRecord(tx, office.regency, id, {
    status: outcome.to,
    present,
    attendance,
    notes: record.notes === undefined ? meeting.notes : withoutNumbers(record.notes),
    by: office.accountId,
    byName: office.name,
  })
  await acting.record({
    action: 'meeting.record',
    subject: 'meeting',
    ids: [id, ...(record.decisions ?? []).map(({ changeId }) => changeId)],
    village: meeting.village_code,
    detail: { present, decisions: record.decisions?.map(({ decision }) => decision) ?? [] },
  })
  return getMeeting(acting, id)
}
