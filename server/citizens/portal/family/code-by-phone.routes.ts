import type { PortalError } from '@tanggap/contract/portal'
import { isPin } from '@tanggap/core/citizens'
import { parseNik } from '@tanggap/core/registry'
import type { FastifyInstance } from 'fastify'
import { cookies, dropCookie, fieldsOf, goTo, keepCookie, type Portal, show, showAgain } from '../pages.ts'
import { nikTrouble } from '../report/report-steps.ts'
import { askForCode, codeRequestMinutes, openByCode } from './code-by-phone.ts'
import { sessionMinutes } from './open-family.ts'

/** Without the slip at hand: a code sent to the phone the family gave at its door or at the desk. */
export function mountCodeByPhone(app: FastifyInstance, portal: Portal): void {
  const { foundation } = portal

  app.get('/status/kode', async (request, reply) =>
    show(portal, request, reply, { page: 'code-ask', nik: '', errors: [] }, { backHref: '/status' }),
  )

  app.post('/status/kode', async (request, reply) => {
    const { nik: typed = '' } = fieldsOf(request.body)
    const nik = parseNik(typed)
    if (!nik.ok) {
      const errors: PortalError[] = [{ field: 'nik', message: nikTrouble(typed) }]
      const form = { page: 'code-ask', nik: typed, errors } as const
      return showAgain(portal, request, reply, form, '/status')
    }
    const token = await askForCode(foundation, { nik: nik.nik, address: request.ip })
    if (token) keepCookie(portal, reply, cookies.code, token, codeRequestMinutes)
    return goTo(reply, '/status/kode/isi')
  })

  app.get('/status/kode/isi', async (request, reply) =>
    show(portal, request, reply, { page: 'code-enter', errors: [] }, { backHref: '/status/kode' }),
  )

  app.post('/status/kode/isi', async (request, reply) => {
    const { kode = '' } = fieldsOf(request.body)
    const code = kode.replace(/\s/g, '')
    if (!isPin(code)) {
      const form = { page: 'code-enter', errors: [{ field: 'kode', message: codeTrouble }] } as const
      return showAgain(portal, request, reply, form, '/status/kode')
    }
    const token = await openByCode(foundation, {
      token: request.cookies[cookies.code],
      code,
      address: request.ip,
    })
    if (!token) return goTo(reply, '/status/jawaban')
    dropCookie(reply, cookies.code)
    keepCookie(portal, reply, cookies.family, token, sessionMinutes)
    return goTo(reply, '/keluarga')
  })
}

const codeTrouble = {
  id: 'Kode dari pesan terdiri dari 6 angka.',
  en: 'The code in the message has 6 digits.',
}
