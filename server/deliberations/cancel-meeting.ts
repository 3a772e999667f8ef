import type { MeetingDetail } from '@tanggap/contract/deliberations'
import { meetingWorkflow } from '@tanggap/core/deliberations'
import { decide } from '@tanggap/core/workflow'
import { takeStep } from '../changes/index.ts'
import { type Acting, type Done, refused } from '../plumbing/acting.ts'
import { holdMeeting, removeItem, writeStatus } from './deliberations.store.ts'
import { asMeeting, getMeeting, readAgenda } from './read-meeting.ts'

/** The meeting does not take place; its items go back to the village's own desk. */
export async function cancelMeeting(
  acting: Acting,
  id: string,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Done<MeetingDetail>> {
  const { office, tx, now } = acting
  const meeting = await holdMeeting(tx, office.regency, id)
  if (!meeting) return refused('request.not-found')
  if (meeting.version !== version) return refused('workflow.newer-version')
  const agenda = await readAgenda(acting, meeting)
  const outcome = decide(meetingWorkflow, 'cancel', asMeeting(acting, meeting, agenda), office, reason)
  if (!outcome.ok) return outcome
  for (const { change } of agenda.filter((one) => one.change.status === 'on_agenda')) {
    const { version: changeVersion, contentHash } = change
    const taken = await takeStep(acting, change.id, 'takeOffAgenda', {
      version: changeVersion,
      contentHash,
      reason,
    })
    if (!taken.ok) return taken
    await removeItem(tx, office.regency, id, change.id, now)
  }
  await writeStatus(tx, office.regency, id, outcome.to)
  await acting.record({
    action: 'meeting.cancel',
    subject: 'meeting',
    ids: [id],
    village: meeting.village_code,
    reason,
  })
  return getMeeting(acting, id)
}
