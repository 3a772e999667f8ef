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
