import type { MeetingDetail } from '@tanggap/contract/deliberations'
import { localDay } from '@tanggap/core/calendar'
import type { MeetingKind } from '@tanggap/core/deliberations'
import { formatRegionCode, isVillageCode } from '@tanggap/core/regions'
import { type Acting, type Done, refused } from '../plumbing/acting.ts'
import { nextInSeries } from '../plumbing/database/numbering.ts'
import { findPlannedAt, insertMeeting } from './deliberations.store.ts'
import { getMeeting } from './read-meeting.ts'

export interface MeetingPlan {
  readonly kind: MeetingKind
  readonly heldAt: string
  readonly place: string
  readonly chair: string
  readonly invited: number
  readonly quorum: number
}

/** The operator plans a meeting of their own village, one at an hour; it gets its number in the village's year. */
export async function planMeeting(acting: Acting, plan: MeetingPlan): Promise<Done<MeetingDetail>> {
  const { office, tx } = acting
  if (!isVillageCode(office.region)) return refused('meeting.not-a-village')
  const id = acting.id()
  const heldAt = new Date(plan.heldAt)
  const year = localDay(heldAt).slice(0, 4)
  const last = await nextInSeries(tx, office.regency, `meeting:${office.region}:${year}`)
  const twin = await findPlannedAt(tx, office.regency, office.region, heldAt)
  if (twin) return refused('meeting.planned-already', { number: twin.number })
  const number = `${String(last).padStart(3, '0')}/BA-${plan.kind.toUpperCase()}/${formatRegionCode(office.region)}/${year}`
  await insertMeeting(tx, {
    regency_code: office.regency,
    id,
    village_code: office.region,
    number,
    kind: plan.kind,
    held_at: heldAt,
    place: plan.place,
    chair: plan.chair,
    invited: plan.invited,
    present: 0,
    quorum: plan.quorum,
    attendance: [],
    status: 'planned',
    notes: '',
    recorded_by: office.accountId,
    recorded_by_name: office.name,
    version: 1,
  })
  await acting.record({
    action: 'meeting.plan',
    subject: 'meeting',
    ids: [id],
    village: office.region,
    detail: { number, heldAt: plan.heldAt },
  })
  return getMeeting(acting, id)
}
