import type { MeetingDetail } from '@tanggap/contract/deliberations'
import { type SeenChange, takeStep } from '../changes/index.ts'
import { type Acting, type Done, refused } from '../plumbing/acting.ts'
import {
  holdMeeting,
  type MeetingRow,
  raiseVersion,
  removeItem,
  selectItems,
  writeItem,
} from './deliberations.store.ts'
import { getMeeting } from './read-meeting.ts'

/** Puts changes before the meeting, each with the content the operator saw; all of them or none. */
export async function putOnAgenda(
  acting: Acting,
  meetingId: string,
  changes: readonly (SeenChange & { readonly changeId: string })[],
): Promise<Done<MeetingDetail>> {
  const { office, tx } = acting
  const open = await holdOpen(acting, meetingId)
  if (!open.ok) return open
  const meeting = open.value
  let position = (await selectItems(tx, office.regency, meetingId)).at(-1)?.position ?? 0
  for (const { changeId, version, contentHash } of changes) {
    const taken = await takeStep(acting, changeId, 'putOnAgenda', { version, contentHash })
    if (!taken.ok) return taken
    position += 1
    await writeItem(tx, office.regency, {
      meetingId,
      changeId,
      villageCode: meeting.village_code,
      position,
      contentHash: Buffer.from(contentHash, 'hex'),
    })
  }
  await raiseVersion(tx, office.regency, meetingId)
  return getMeeting(acting, meetingId)
}

export async function takeOffAgenda(
  acting: Acting,
  meetingId: string,
  changeId: string,
  seen: SeenChange,
): Promise<Done<MeetingDetail>> {
  const { office, tx } = acting
  const open = await holdOpen(acting, meetingId)
  if (!open.ok) return open
  if (!(await removeItem(tx, office.regency, meetingId, changeId, acting.now)))
    return refused('meeting.not-on-agenda')
  const taken = await takeStep(acting, changeId, 'takeOffAgenda', seen)
  if (!taken.ok) return taken
  await raiseVersion(tx, office.regency, meetingId)
  return getMeeting(acting, meetingId)
}

async function holdOpen(acting: Acting, meetingId: string): Promise<Done<MeetingRow>> {
  const meeting = await holdMeeting(acting.tx, acting.office.regency, meetingId)
  if (!meeting) return refused('request.not-found')
  const isOpen = meeting.status === 'planned' || meeting.status === 'held'
  return isOpen
    ? { ok: true, value: meeting }
    : refused('workflow.not-now', { status: meeting.status, allowed: [] })
}
