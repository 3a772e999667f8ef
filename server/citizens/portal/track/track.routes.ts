import type { PortalError } from '@tanggap/contract/portal'
import { isPin, longestStory, parseTicketNumber } from '@tanggap/core/citizens'
import type { FastifyInstance } from 'fastify'
import { moveTicket } from '../../tickets/move-ticket.ts'
import { showSealedTicket } from '../objection/sealed-ticket.routes.ts'
import { cookies, fieldsOf, goTo, keepCookie, type Portal, show, showAgain } from '../pages.ts'
import { troubleWords } from '../report/report.text.ts'
import { openTicket, passMinutes, withTicket } from './open-ticket.ts'
import { actsOfCitizen, ticketView } from './ticket-view.ts'
import { numberTrouble, pinTrouble } from './track.text.ts'

/** Lacak tiket: number and PIN show where a report stands; the reporter can add, contest, withdraw, close. */
export function mountTracking(app: FastifyInstance, portal: Portal): void {
  const { foundation } = portal

  app.get('/tiket', async (request, reply) =>
    show(portal, request, reply, { page: 'track-form', number: '', errors: [] }, { backHref: '/' }),
  )

  app.post('/tiket', async (request, reply) => {
    const { nomor = '', pin = '' } = fieldsOf(request.body)
    const number = parseTicketNumber(nomor)
    const bare = pin.replace(/\s/g, '')
    if (!number.ok || !isPin(bare)) {
      const errors: PortalError[] = []
      if (!number.ok) errors.push({ field: 'nomor', message: numberTrouble[number.refusal.code] })
      if (!isPin(bare)) errors.push({ field: 'pin', message: pinTrouble })
      const form = { page: 'track-form', number: nomor, errors } as const
      return showAgain(portal, request, reply, form, '/')
    }
    const token = await openTicket(foundation, { number: number.number, pin: bare, address: request.ip })
    if (!token) return goTo(reply, '/tiket/tidak-cocok')
    keepCookie(portal, reply, cookies.ticket, token, passMinutes)
    return goTo(reply, '/tiket/lihat')
  })

  app.get('/tiket/tidak-cocok', async (request, reply) =>
    show(portal, request, reply, { page: 'track-nothing' }, { backHref: '/tiket' }),
  )

  app.get('/tiket/lihat', async (request, reply) => {
    const ticket = await withTicket(foundation, request.cookies[cookies.ticket], ticketView)
    // The same address for both: what a lent phone remembers tells nothing.
    if (!ticket) return showSealedTicket(portal, request, reply)
    return show(portal, request, reply, { page: 'ticket', ticket, errors: [], typed: '' }, { backHref: '/' })
  })

  for (const { path, action, needsWords } of acts)
    app.post(`/tiket/${path}`, async (request, reply) => {
      const { kata = '' } = fieldsOf(request.body)
      const trouble = needsWords ? troubleIn(kata) : []
      const token = request.cookies[cookies.ticket]
      if (trouble.length) {
        const ticket = await withTicket(foundation, token, ticketView)
        if (!ticket) return goTo(reply, '/tiket')
        return show(
          portal,
          request,
          reply,
          { page: 'ticket', ticket, errors: trouble, typed: kata, tried: path },
          { status: 422 },
        )
      }
      // Sent twice, or too late: the page it leads to says how things stand.
      await withTicket(foundation, token, async (acting, ticket) =>
        actsOfCitizen(acting, ticket).includes(action)
          ? moveTicket(acting, ticket.id, action, { note: kata })
          : undefined,
      )
      return goTo(reply, '/tiket/lihat')
    })
}

const acts = [
  { path: 'lengkapi', action: 'giveMore', needsWords: true },
  { path: 'belum', action: 'reopen', needsWords: true },
  { path: 'keberatan', action: 'appeal', needsWords: true },
  { path: 'batalkan', action: 'withdraw', needsWords: false },
  { path: 'selesai', action: 'close', needsWords: false },
] as const

function troubleIn(words: string): PortalError[] {
  if (!words.trim()) return [{ field: 'kata', message: troubleWords.missing }]
  if (words.length <= longestStory) return []
  const message = {
    id: `Terlalu panjang: paling banyak ${longestStory} huruf.`,
    en: `Too long: at most ${longestStory} characters.`,
  }
  return [{ field: 'kata', message }]
}
