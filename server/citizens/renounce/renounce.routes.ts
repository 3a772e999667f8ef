import type { FastifyInstance } from 'fastify'
import { cookies, goTo, type Portal } from '../portal/pages.ts'
import { withTicket } from '../portal/track/open-ticket.ts'
import { confirmRenunciation } from './renounce.ts'

/** On the ticket's page, after the cooling-off period: yes, we still want this. */
export function mountRenunciation(app: FastifyInstance, { foundation }: Portal): void {
  app.post('/tiket/tetap', async (request, reply) => {
    await withTicket(foundation, request.cookies[cookies.ticket], confirmRenunciation)
    return goTo(reply, '/tiket/lihat')
  })
}
