import {
  findCandidates as candidatesRoute,
  getTicket as getRoute,
  linkTicket as linkRoute,
  listTickets as listRoute,
  reportForCitizen,
  seeNewData as seenRoute,
  similarTickets,
  startFollowUp as startRoute,
  stepTicket,
  ticketPhoto,
  ticketTrail,
  ticketVoice,
} from '@tanggap/contract/citizens'
import {
  closeDispatch as closeRoute,
  listDispatches as listDispatchesRoute,
  dispatchList as listRouteOfDispatch,
  recordReceipt as receiptRoute,
  sendDispatch as sendRoute,
} from '@tanggap/contract/slip-dispatch'
import {
  bindSlip as bindRoute,
  findFamiliesForSlip,
  listSlips as listSlipsRoute,
  printSlips as printRoute,
  revokeSlip as revokeRoute,
} from '@tanggap/contract/slips'
import { getVillageDesk, keepVillageDesk as keepDeskRoute } from '@tanggap/contract/village-desk'
import { hasGap } from '@tanggap/core/citizens'
import type { RoomSettings } from '../config.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { type Doors, serve } from '../plumbing/http/index.ts'
import { mountPortal } from './portal/portal.routes.ts'
import { revokeSlip } from './slips/bind-slip.ts'
import { dispatchList } from './slips/dispatch-list.ts'
import {
  closeDispatch,
  listDispatches,
  oneDispatch,
  receiveSlip,
  sendDispatch,
} from './slips/dispatch-slips.ts'
import { handOverSlip, listSlips, shownSlip } from './slips/list-slips.ts'
import { printSlips } from './slips/print-slips.ts'
import { slipSheet } from './slips/slip-sheet.ts'
import { reportAtDesk } from './tickets/desk-report.ts'
import { linkTicket, startFollowUp } from './tickets/follow-up.ts'
import { moveTicket } from './tickets/move-ticket.ts'
import {
  familiesBy,
  findCandidates,
  findOwnTicket,
  getTicket,
  listTickets,
  readTrail,
  seeNewData,
} from './tickets/read-ticket.ts'
import { similarMatters } from './tickets/similar-tickets.ts'
import { selectPhotos } from './tickets/tickets.store.ts'
import { keepVillageDesk, villageDesk } from './village-desk/village-desk.ts'
import { findVoice } from './voice/voice.store.ts'

export async function mountCitizens(doors: Doors, settings: RoomSettings): Promise<void> {
  await mountPortal(doors.portal, settings)
  mountTickets(doors)
  mountSlips(doors)
  mountDispatches(doors)
  mountDesks(doors)
}

function mountTickets({ office }: Doors): void {
  serve(office, listRoute, 'ticket.triage', (acting, { query }) =>
    listTickets(acting, {
      ...query,
      all: query.all === '1',
      overdue: query.overdue === '1',
      changed: query.changed === '1',
    }),
  )
  serve(office, getRoute, 'ticket.triage', (acting, { params }) => getTicket(acting, params.id))
  serve(office, candidatesRoute, 'ticket.triage', (acting, { params, body }) =>
    findCandidates(acting, params.id, body.q),
  )
  serve(office, linkRoute, 'ticket.triage', (acting, { params, body }) =>
    thenRead(acting, params.id, linkTicket(acting, params.id, body)),
  )
  serve(office, startRoute, 'ticket.triage', (acting, { params, body }) =>
    thenRead(acting, params.id, startFollowUp(acting, params.id, body)),
  )
  serve(office, stepTicket, 'ticket.triage', async (acting, { params, body }) => {
    if (!(await findOwnTicket(acting, params.id))) return refused('request.not-found')
    const { action, version, note } = body
    if (hasGap(note)) return refused('ticket.gap-left')
    return thenRead(acting, params.id, moveTicket(acting, params.id, action, { version, note }))
  })
  serve(office, similarTickets, 'ticket.triage', (acting, { params }) => similarMatters(acting, params.id))
  serve(office, seenRoute, 'ticket.triage', (acting, { params, body }) =>
    thenRead(acting, params.id, seeNewData(acting, params.id, body.version)),
  )
  serve(office, ticketTrail, 'ticket.trail', (acting, { params }) => readTrail(acting, params.id))
  serve(office, ticketPhoto, 'ticket.triage', async (acting, { params, reply }) => {
    const ticket = await findOwnTicket(acting, params.id)
    const photos = ticket ? await selectPhotos(acting.tx, acting.office.regency, ticket.id) : []
    const photo = photos.find(({ sha256 }) => sha256 === params.sha256)
    if (!ticket || !photo) return refused('request.not-found')
    await acting.record({
      action: 'ticket.see-photo',
      subject: 'ticket',
      ids: ticket.family_id ? [ticket.id, ticket.family_id] : [ticket.id],
      village: ticket.village_code,
      detail: { sha256: photo.sha256 },
    })
    reply.type(photo.media_type).header('content-disposition', 'inline')
    return done(await acting.files.read(photo.sha256))
  })
  serve(office, ticketVoice, 'ticket.triage', async (acting, { params, reply }) => {
    const ticket = await findOwnTicket(acting, params.id)
    const voice = ticket && (await findVoice(acting.tx, acting.office.regency, ticket.id))
    if (!ticket || !voice) return refused('request.not-found')
    await acting.record({
      action: 'ticket.hear-voice',
      subject: 'ticket',
      ids: ticket.family_id ? [ticket.id, ticket.family_id] : [ticket.id],
      village: ticket.village_code,
    })
    reply.type(voice.media_type).header('content-disposition', 'inline')
    return done(await acting.files.read(voice.sha256))
  })
  serve(office, reportForCitizen, 'ticket.report', async (acting, { body }) => {
    const received = await reportAtDesk(acting, body)
    if (!received.ok) return received
    const { ticketId, number, pin, deadlines } = received.value
    const { verifyBy, followUpBy } = deadlines
    return done({ id: ticketId, number, pin, verifyBy, followUpBy })
  })
}

function mountSlips({ office }: Doors): void {
  serve(office, listSlipsRoute, 'slip.issue', (acting, { query }) => listSlips(acting, query))
  serve(office, printRoute, 'slip.issue', async (acting, { body, reply }) => {
    const printed = await printSlips(acting, body)
    if (!printed.ok) return printed
    reply.type('application/pdf').header('content-disposition', 'attachment; filename="slip.pdf"')
    return done(await slipSheet(acting, body.villageCode, printed.value))
  })
  serve(office, findFamiliesForSlip, 'slip.issue', async (acting, { body }) => {
    const digits = body.q.replace(/\D/g, '')
    const by = digits.length === 16 ? { digits } : { name: body.q, village: body.village }
    return done({ families: await familiesBy(acting, by) })
  })
  serve(office, bindRoute, 'slip.issue', (acting, { body }) => handOverSlip(acting, body))
  serve(office, revokeRoute, 'slip.issue', async (acting, { params, body }) => {
    const revoked = await revokeSlip(acting, { id: params.id, reason: body.reason })
    return revoked.ok ? done(shownSlip(revoked.value)) : revoked
  })
}

function mountDispatches({ office }: Doors): void {
  serve(office, listDispatchesRoute, 'slip.issue', (acting, { query }) =>
    listDispatches(acting, query.village),
  )
  serve(office, sendRoute, 'slip.issue', (acting, { body }) => sendDispatch(acting, body))
  serve(office, receiptRoute, 'slip.issue', (acting, { params, body }) =>
    receiveSlip(acting, params.id, body),
  )
  serve(office, closeRoute, 'slip.issue', (acting, { params, body }) =>
    closeDispatch(acting, params.id, body.reason),
  )
  serve(office, listRouteOfDispatch, 'slip.issue', async (acting, { params, reply }) => {
    const dispatch = await oneDispatch(acting, params.id)
    if (!dispatch.ok) return dispatch
    reply
      .type('application/pdf')
      .header('content-disposition', 'attachment; filename="tanda-terima-slip.pdf"')
    return done(await dispatchList(acting, dispatch.value))
  })
}

function mountDesks({ office }: Doors): void {
  serve(office, getVillageDesk, 'village-desk.keep', (acting, { params }) =>
    villageDesk(acting, params.village),
  )
  serve(office, keepDeskRoute, 'village-desk.keep', (acting, { params, body }) =>
    keepVillageDesk(acting, params.village, body),
  )
}

/** The desk sees what stands after its step. */
async function thenRead(acting: Acting, id: string, step: Promise<Done<unknown>>) {
  const taken = await step
  return taken.ok ? getTicket(acting, id) : taken
}
