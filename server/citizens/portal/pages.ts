import { gzipSync } from 'node:zlib'
import type { PortalBody, PortalRenderer, PortalTongue } from '@tanggap/contract/portal'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RoomSettings } from '../../config.ts'
import type { Foundation } from '../../plumbing/acting.ts'
import type { SentenceBook } from '../../plumbing/http/index.ts'

/** What every page of the portal is made with. */
export interface Portal {
  readonly foundation: Foundation
  readonly settings: RoomSettings
  readonly renderer: PortalRenderer
  readonly sentences: SentenceBook
  /** `Kabupaten Jepara`. */
  readonly regencyName: string
}

/** Each cookie by itself: a lent phone may hold one and not the other. */
export const cookies = {
  language: 'tanggap_bahasa',
  family: 'tanggap_portal',
  draft: 'tanggap_lapor',
  ticket: 'tanggap_tiket',
  code: 'tanggap_kode',
  again: 'tanggap_isian',
  sealed: 'tanggap_aduan',
} as const

export function show(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  body: PortalBody,
  more: { readonly status?: number; readonly backHref?: string } = {},
): FastifyReply {
  const frame = {
    regency: portal.regencyName,
    demo: portal.settings.demo,
    path: pathOf(request),
    backHref: more.backHref,
  }
  const html = portal.renderer.renderPage({ ...body, frame }, tongueOf(request))
  reply
    .code(more.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('vary', 'accept-encoding')
  // A family's page holds a hundred values in the same few words: packed, it is a fifth on 2G.
  return /\bgzip\b/.test(String(request.headers['accept-encoding']))
    ? reply.header('content-encoding', 'gzip').send(gzipSync(html))
    : reply.send(html)
}

/** What one cookie holds, with room for the others. */
const mostAgain = 3400
const againMinutes = 15

/**
 * A form that is not right is shown again by GET as well: a page that was the answer to a sent form cannot be
 * gone back to. What was typed and what is wrong travels in the browser, sealed; the page is `showAsLeft`.
 */
export function showAgain(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
  body: PortalBody,
  backHref: string,
): FastifyReply {
  const path = pathOf(request)
  const left = {
    path,
    backHref,
    body,
    until: portal.foundation.clock.now().getTime() + againMinutes * 60_000,
  }
  const sealed = portal.foundation.vault.seal(againPlace, JSON.stringify(left)).toString('base64url')
  if (sealed.length > mostAgain) return show(portal, request, reply, body, { status: 422, backHref })
  keepCookie(portal, reply, cookies.again, sealed, againMinutes)
  return goTo(reply, `${path}?salah=1`)
}

/** The page a wrong form left, for the address it was sent to; nothing when there is none. */
export function showAsLeft(
  portal: Portal,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | undefined {
  const token = request.cookies[cookies.again]
  if (!token || !/[?&]salah=1/.test(request.url)) return undefined
  try {
    const { foundation } = portal
    const text = foundation.vault.open(againPlace, Buffer.from(token, 'base64url')).toString('utf8')
    // Sealed by this office a moment ago, so it is what it was.
    const left = JSON.parse(text) as { path: string; backHref: string; body: PortalBody; until: number }
    if (left.path !== pathOf(request) || left.until < foundation.clock.now().getTime()) return undefined
    return show(portal, request, reply, left.body, { backHref: left.backHref })
  } catch {
    return undefined
  }
}

const againPlace = 'portal.again/cookie'

/** On to the next page by GET, so that going back and reloading send nothing twice. */
export function goTo(reply: FastifyReply, path: string): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(path, 303)
}

function tongueOf(request: FastifyRequest): PortalTongue {
  const chosen = request.cookies[cookies.language]
  return chosen === 'en' || chosen === 'jv' ? chosen : 'id'
}

/** A page reached by sending a form is the same page by its address. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/'
}

/** The fields of a plain form, the first of each name. */
export function fieldsOf(sent: unknown): Readonly<Record<string, string>> {
  if (typeof sent !== 'object' || sent === null) return {}
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]: [string, unknown]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value
      return typeof first === 'string' ? [[name, first]] : []
    }),
  )
}

export function keepCookie(
  portal: Portal,
  reply: FastifyReply,
  name: string,
  value: string,
  minutes: number,
  sameSite: 'strict' | 'lax' = 'strict',
): void {
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite,
    secure: portal.settings.secure,
    maxAge: minutes * 60,
  })
}

export function dropCookie(reply: FastifyReply, name: string): void {
  reply.clearCookie(name, { path: '/' })
}
