import type { FamilyView, PortalError } from '@tanggap/contract/portal'
import { parseSlipCode } from '@tanggap/core/citizens'
import { parseNik } from '@tanggap/core/registry'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Acting } from '../../../plumbing/acting.ts'
import { cookies, dropCookie, fieldsOf, goTo, keepCookie, type Portal, show, showAgain } from '../pages.ts'
import { gateFor } from '../protection/gate.ts'
import { nikTrouble } from '../report/report-steps.ts'
import { giveUpReport } from '../report/send-report.ts'
import { mountCodeByPhone } from './code-by-phone.routes.ts'
import { familyCopy } from './family-copy.ts'
import { familyView } from './family-view.ts'
import { openFamily, sessionMinutes } from './open-family.ts'
import { inOwnFamily, leaveFamily } from './own-family.ts'

/** Cek status: a NIK and the code from the slip open the family's own page, and nothing else does. */
export function mountStatus(app: FastifyInstance, portal: Portal): void {
  const { foundation } = portal

  app.get('/status', async (request, reply) => {
    const form = { page: 'status-form', nik: '', code: '', errors: [] } as const
    return show(portal, request, reply, form, { backHref: '/' })
  })

  app.post('/status', async (request, reply) => {
    const { nik: typedNik = '', kode: typedCode = '' } = fieldsOf(request.body)
    const nik = parseNik(typedNik)
    const code = parseSlipCode(typedCode)
    // Errors of form tell nothing of any family: they need no look at the register.
    if (!nik.ok || !code) {
      const errors: PortalError[] = []
      if (!nik.ok) errors.push({ field: 'nik', message: nikTrouble(typedNik) })
      if (!code) errors.push({ field: 'kode', message: codeTrouble })
      const form = { page: 'status-form', nik: typedNik, code: typedCode, errors } as const
      return showAgain(portal, request, reply, form, '/')
    }
    const { kerja: work = '', tunggu: wait = '' } = fieldsOf(request.body)
    const gate = await gateFor(foundation, request.ip, { work, wait })
    if (gate) {
      const form = { page: 'status-form', nik: typedNik, code: typedCode, errors: [], gate } as const
      return show(portal, request, reply, form, { status: 429, backHref: '/' })
    }
    const token = await openFamily(foundation, { nik: nik.nik, code, address: request.ip })
    if (!token) return goTo(reply, '/status/jawaban')
    keepCookie(portal, reply, cookies.family, token, sessionMinutes)
    return goTo(reply, '/keluarga')
  })

  mountCodeByPhone(app, portal)

  app.get('/status/jawaban', async (request, reply) =>
    show(portal, request, reply, { page: 'status-uniform' }, { backHref: '/status' }),
  )

  app.get('/keluarga', async (request, reply) => {
    const { lihat } = fieldsOf(request.query)
    const family = await inOwnFamily(foundation, request.cookies[cookies.family], (acting, session) =>
      familyView(acting, session, lihat === 'khusus'),
    )
    return family ? show(portal, request, reply, { page: 'family', family }) : goTo(reply, '/status')
  })

  /** All that is shown, also what a lent phone hides; that it was taken is told to the family. */
  function copyOf<T>(request: FastifyRequest, make: (acting: Acting, family: FamilyView) => Promise<T>) {
    return inOwnFamily(foundation, request.cookies[cookies.family], async (acting, session) => {
      await acting.record({
        action: 'portal.copy',
        subject: 'family',
        ids: [session.family_id],
        village: session.village_code,
      })
      const family = await familyView(acting, session, true)
      return family && make(acting, family)
    })
  }

  app.get('/keluarga/salinan.json', async (request, reply) => {
    const text = await copyOf(request, async (_acting, family) => JSON.stringify(family, null, 2))
    if (!text) return goTo(reply, '/status')
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="data-keluarga.json"')
      .send(text)
  })

  app.get('/keluarga/salinan.pdf', async (request, reply) => {
    const paper = await copyOf(request, familyCopy)
    if (!paper) return goTo(reply, '/status')
    return reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="data-keluarga.pdf"')
      .send(paper)
  })

  app.post('/keluar', async (request, reply) => {
    const token = request.cookies[cookies.family]
    if (token) await leaveFamily(foundation, token)
    // A report begun from the family's page holds its name and address; whoever takes the phone next sees neither.
    await giveUpReport(foundation, request.cookies[cookies.draft])
    dropCookie(reply, cookies.draft)
    dropCookie(reply, cookies.sealed)
    dropCookie(reply, cookies.family)
    dropCookie(reply, cookies.ticket)
    dropCookie(reply, cookies.again)
    return goTo(reply, '/keluar')
  })

  app.get('/keluar', async (request, reply) =>
    show(portal, request, reply, {
      page: 'message',
      title: { id: 'Anda sudah keluar', en: 'You are signed out' },
      text: {
        id: 'Data keluarga sudah ditutup di ponsel ini. Simpan slip Anda baik-baik; kodenya tetap berlaku.',
        en: 'The family’s data are closed on this phone. Keep your slip; its code stays good.',
      },
      href: '/',
      link: { id: 'Ke halaman depan', en: 'To the front page' },
    }),
  )
}

const codeTrouble = {
  id: 'Kode slip terdiri dari 10 huruf dan angka, misalnya 7K3M9-92QFX. Periksa kembali.',
  en: 'A slip code has 10 letters and digits, such as 7K3M9-92QFX. Check it again.',
}
