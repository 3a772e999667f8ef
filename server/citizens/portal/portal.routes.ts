import type { PortalBody } from '@tanggap/contract/portal'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RoomSettings } from '../../config.ts'
import { regencyScope } from '../../plumbing/database/index.ts'
import type { Door } from '../../plumbing/http/index.ts'
import { regencyName } from '../../regions/index.ts'
import { mountRenunciation } from '../renounce/renounce.routes.ts'
import { asCitizen } from './citizen.ts'
import { mountEveryone } from './everyone/everyone.routes.ts'
import { mountStatus } from './family/status.routes.ts'
import { mountObjections } from './objection/objection.routes.ts'
import { mountReply } from './objection/reply.routes.ts'
import { mountSealedTicket } from './objection/sealed-ticket.routes.ts'
import { cookies, goTo, keepCookie, type Portal, pathOf, show, showAsLeft } from './pages.ts'
import { loadRenderer } from './renderer.ts'
import { mountReports } from './report/report.routes.ts'
import { readDraft } from './report/report-draft.ts'
import { mountTracking } from './track/track.routes.ts'

/** The citizen's door: whole pages, plain forms, and every refusal a page too. */
export async function mountPortal(
  { app, foundation, sentences }: Door,
  settings: RoomSettings,
): Promise<void> {
  const portal: Portal = {
    foundation,
    settings,
    sentences,
    renderer: await loadRenderer(settings.webFolder),
    regencyName: `Kabupaten ${await asCitizen(foundation, regencyScope(foundation.regency), regencyName)}`,
  }
  await app.register(async (pages) => {
    speakBothLanguages(pages, portal)
    answerInPages(pages, portal)
    pages.addHook('preHandler', async (request, reply) =>
      request.method === 'GET' ? showAsLeft(portal, request, reply) : undefined,
    )
    mountFront(pages, portal)
    mountEveryone(pages, portal)
    mountStatus(pages, portal)
    mountReports(pages, portal)
    mountObjections(pages, portal)
    mountSealedTicket(pages, portal)
    mountReply(pages, portal)
    mountTracking(pages, portal)
    mountRenunciation(pages, portal)
  })
  app.setNotFoundHandler((request, reply) => {
    void show(portal, request, reply, notHere, { status: 404, backHref: '/' })
  })
}

function mountFront(app: FastifyInstance, portal: Portal): void {
  app.get('/', async (request, reply) => {
    const draft = await draftOf(portal, request)
    return show(portal, request, reply, { page: 'home', draft })
  })
  app.get('/tentang', async (request, reply) =>
    show(portal, request, reply, { page: 'about' }, { backHref: '/' }),
  )
}

async function draftOf({ foundation }: Portal, request: FastifyRequest): Promise<boolean> {
  const token = request.cookies[cookies.draft]
  if (!token) return false
  const draft = await asCitizen(foundation, regencyScope(foundation.regency), (acting) =>
    readDraft(acting, token),
  )
  return draft !== undefined && draft.ticketId === null
}

/** `?bahasa=en` on any page keeps the choice and shows the same page. */
function speakBothLanguages(app: FastifyInstance, portal: Portal): void {
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'GET') return
    const query = new URLSearchParams(request.url.split('?')[1] ?? '')
    const chosen = query.get('bahasa')
    if (chosen !== 'id' && chosen !== 'en' && chosen !== 'jv') return
    keepCookie(portal, reply, cookies.language, chosen, 60 * 24 * 365, 'lax')
    query.delete('bahasa')
    return goTo(reply, query.size ? `${pathOf(request)}?${query}` : pathOf(request))
  })
}

function answerInPages(app: FastifyInstance, portal: Portal): void {
  app.setErrorHandler(async (fault: Error & { statusCode?: number }, request, reply) => {
    const isTheirs = fault.statusCode !== undefined && fault.statusCode < 500
    if (!isTheirs)
      portal.foundation.log.error({ err: fault, route: request.routeOptions.url }, 'a page failed')
    return show(portal, request, reply, isTheirs ? notRead : outOfOrder, {
      status: isTheirs ? 422 : 500,
      backHref: pathOf(request),
    })
  })
}

const toFront = { href: '/', link: { id: 'Ke halaman depan', en: 'To the front page' } } as const

const notHere: PortalBody = {
  page: 'message',
  title: { id: 'Halaman ini tidak ada', en: 'There is no such page' },
  text: {
    id: 'Periksa alamat yang diketik, atau mulai dari halaman depan.',
    en: 'Check the address you typed, or begin at the front page.',
  },
  ...toFront,
}

const notRead: PortalBody = {
  page: 'message',
  title: { id: 'Kiriman belum dapat dibaca', en: 'What was sent could not be read' },
  text: {
    id: 'Mungkin terlalu besar atau terputus di jalan. Isian Anda yang sebelumnya masih tersimpan: kembali, lalu kirim ulang.',
    en: 'It may be too large, or was cut off on the way. What you filled in before is kept: go back and send it again.',
  },
  ...toFront,
}

const outOfOrder: PortalBody = {
  page: 'message',
  title: { id: 'Ada gangguan di pihak kami', en: 'Something failed on our side' },
  text: {
    id: 'Tidak ada yang berubah, dan isian Anda yang sebelumnya masih tersimpan. Tunggu sebentar lalu coba lagi.',
    en: 'Nothing was changed, and what you filled in before is kept. Wait a moment and try again.',
  },
  ...toFront,
}
