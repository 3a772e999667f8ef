import type { PortalError } from '@tanggap/contract/portal'
import { isPin, parseTicketNumber } from '@tanggap/core/citizens'
import type { FastifyInstance } from 'fastify'
import { cookies, fieldsOf, goTo, keepCookie, type Portal, show, showAgain } from '../pages.ts'
import { numberTrouble, pinTrouble } from '../track/track.text.ts'
import { keepForLater, openKeptDraft } from './kept-draft.ts'

/** A report begun on one device goes on upon another, by the number and PIN it will have as a ticket. */
export function mountKeptDrafts(app: FastifyInstance, portal: Portal): void {
  const { foundation } = portal

  app.post('/lapor/simpan', async (request, reply) => {
    const token = request.cookies[cookies.draft]
    const kept = await keepForLater(foundation, token)
    if (!kept || !token) return goTo(reply, '/lapor')
    keepCookie(portal, reply, cookies.draft, token, 14 * 24 * 60, 'lax')
    return goTo(reply, '/lapor/tersimpan')
  })

  app.get('/lapor/tersimpan', async (request, reply) => {
    const kept = await keepForLater(foundation, request.cookies[cookies.draft])
    if (!kept) return goTo(reply, '/lapor')
    return show(portal, request, reply, { page: 'draft-kept', kept }, { backHref: '/lapor/lanjut' })
  })

  app.get('/lapor/buka', async (request, reply) =>
    show(portal, request, reply, { page: 'draft-open', number: '', errors: [] }, { backHref: '/lapor' }),
  )

  app.post('/lapor/buka', async (request, reply) => {
    const { nomor = '', pin = '' } = fieldsOf(request.body)
    const number = parseTicketNumber(nomor)
    const bare = pin.replace(/\s/g, '')
    if (!number.ok || !isPin(bare)) {
      const errors: PortalError[] = []
      if (!number.ok) errors.push({ field: 'nomor', message: numberTrouble[number.refusal.code] })
      if (!isPin(bare)) errors.push({ field: 'pin', message: pinTrouble })
      const form = { page: 'draft-open', number: nomor, errors } as const
      return showAgain(portal, request, reply, form, '/lapor')
    }
    const opened = await openKeptDraft(foundation, { number: number.number, pin: bare, address: request.ip })
    if (!opened) return goTo(reply, '/lapor/tidak-cocok')
    keepCookie(portal, reply, cookies.draft, opened.token, opened.minutes, 'lax')
    return goTo(reply, '/lapor/lanjut')
  })

  app.get('/lapor/tidak-cocok', async (request, reply) =>
    show(
      portal,
      request,
      reply,
      {
        page: 'message',
        title: { id: 'Nomor dan PIN tidak cocok', en: 'Number and PIN do not match' },
        text: {
          id: 'Tidak ada laporan tersimpan dengan nomor dan PIN itu. Periksa lagi keduanya. Laporan yang tidak dilanjutkan dihapus setelah 14 hari. Sudah dikirim? Buka di "Lacak laporan saya".',
          en: 'No kept report has that number and PIN. Check both. A report nobody goes on with is deleted after 14 days. Sent already? Open it under "Track my report".',
        },
        href: '/lapor/buka',
        link: { id: 'Coba lagi', en: 'Try again' },
      },
      { backHref: '/lapor' },
    ),
  )
}
