import type { PortalError } from '@tanggap/contract/portal'
import { longestStory } from '@tanggap/core/citizens'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actAsReporter, trackMatter } from '../../../integrity/index.ts'
import { cookies, fieldsOf, goTo, type Portal } from '../pages.ts'
import { troubleWords } from '../report/report.text.ts'
import { withMatter } from '../track/open-ticket.ts'
import { showSealed } from './objection.routes.ts'

/** What a reporter does with number and PIN. Where it leads is the address every ticket has. */
export function mountSealedTicket(app: FastifyInstance, portal: Portal): void {
  const { foundation } = portal
  for (const { path, act, needsWords } of acts)
    app.post(`/tiket/tersegel/${path}`, async (request, reply) => {
      const { kata = '' } = fieldsOf(request.body)
      const errors = needsWords ? troubleIn(kata) : []
      if (errors.length) return showSealedTicket(portal, request, reply, { errors, typed: kata, act })
      // Sent twice, or too late: the page it leads to says how things stand.
      await withMatter(foundation, request.cookies[cookies.ticket], (acting, matterId) =>
        actAsReporter(acting, matterId, act, kata),
      )
      return goTo(reply, '/tiket/lihat')
    })
}

export async function showSealedTicket(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  wrong: { readonly errors: readonly PortalError[]; readonly typed: string; readonly act: string } = {
    errors: [],
    typed: '',
    act: '',
  },
): Promise<FastifyReply> {
  const ticket = await withMatter(portal.foundation, request.cookies[cookies.ticket], trackMatter)
  if (!ticket) return goTo(reply, '/tiket')
  const status = wrong.errors.length ? 422 : 200
  return showSealed(portal, request, reply, { view: 'ticket', ticket, ...wrong }, '/', status)
}

const acts = [
  { path: 'tambah', act: 'addWords', needsWords: true },
  { path: 'tertekan', act: 'press', needsWords: true },
  { path: 'keberatan', act: 'reopen', needsWords: true },
  { path: 'batalkan', act: 'withdraw', needsWords: false },
  { path: 'selesai', act: 'close', needsWords: false },
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
