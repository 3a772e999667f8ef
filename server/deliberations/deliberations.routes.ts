import {
  cancelMeeting as cancelRoute,
  getMeeting as getRoute,
  listMeetings as listRoute,
  minutesDocument,
  planMeeting as planRoute,
  putOnAgenda as putRoute,
  recordMeeting as recordRoute,
  signMinutes as signRoute,
  takeOffAgenda as takeOffRoute,
} from '@tanggap/contract/deliberations'
import { done } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { selectMeetings } from './deliberations.store.ts'
import { putOnAgenda, takeOffAgenda } from './keep-agenda.ts'
import { planMeeting } from './plan-meeting.ts'
import { printMinutes } from './print-minutes.ts'
import { getMeeting } from './read-meeting.ts'
import { recordMeeting } from './record-meeting.ts'
import { signMinutes } from './sign-minutes.ts'

export function mountDeliberations({ office }: Doors): void {
  serve(office, listRoute, 'meeting.read', async (acting, { query }) => {
    const meetings = await selectMeetings(acting.tx, acting.office.regency, query.status)
    return done({
      meetings: meetings.map(({ village_code, held_at, ...meeting }) => ({
        ...meeting,
        villageCode: village_code,
        heldAt: held_at.toISOString(),
      })),
    })
  })
  serve(office, getRoute, 'meeting.read', (acting, { params }) => getMeeting(acting, params.id))
  serve(office, planRoute, 'meeting.keep', (acting, { body }) => planMeeting(acting, body))
  serve(office, putRoute, 'meeting.keep', (acting, { params, body }) =>
    putOnAgenda(acting, params.id, body.changes),
  )
  serve(office, takeOffRoute, 'meeting.keep', (acting, { params, body }) =>
    takeOffAgenda(acting, params.id, params.changeId, body),
  )
  serve(office, recordRoute, 'meeting.keep', (acting, { params, body }) =>
    recordMeeting(acting, params.id, body),
  )
  serve(office, cancelRoute, 'meeting.keep', (acting, { params, body }) =>
    cancelMeeting(acting, params.id, body),
  )
  serve(office, signRoute, 'meeting.sign', (acting, { params, body }) =>
    signMinutes(acting, params.id, body.version),
  )
  serve(office, minutesDocument, 'meeting.read', async (acting, { params, reply }) => {
    const printed = await printMinutes(acting, params.id)
    if (!printed.ok) return printed
    const name = printed.value.number.replaceAll('/', '-')
    reply.type('application/pdf').header('content-disposition', `inline; filename="berita-acara-${name}.pdf"`)
    return done(printed.value.pdf)
  })
}
