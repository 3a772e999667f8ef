import { existsSync } from 'node:fs'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import staticFiles from '@fastify/static'
import swagger from '@fastify/swagger'
import type { Action } from '@tanggap/core/access'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Foundation, Office } from '../acting.ts'
import { compressAnswers } from './compress.ts'
import { refuseHostileInput } from './hostile-input.ts'
import { answerRefusal, type SentenceBook } from './refuse.ts'

/** The three origins. Ports share cookies, so each has a cookie name of its own (decision 13). */
export type DoorName = 'office' | 'field' | 'portal'

/** Who a request comes from; the room `access` answers it. */
export type WhoIs = (request: FastifyRequest) => Promise<Office | undefined>

export interface Door {
  readonly name: DoorName
  readonly app: FastifyInstance
  readonly foundation: Foundation
  readonly whoIs: WhoIs
  readonly sentences: SentenceBook
  /** Every address this door answers, in the order of mounting. */
  readonly routes: readonly ServedRoute[]
}

export interface ServedRoute {
  readonly method: string
  readonly url: string
  /** Who is answered; absent where anyone is. */
  readonly action: Action | undefined
}

/** All three, as a room is given them to open its routes at. */
export type Doors = Readonly<Record<DoorName, Door>>

export interface DoorSettings {
  readonly name: DoorName
  /** The built app; the portal is rendered and only takes its assets from here. */
  readonly folder: string
  readonly secure: boolean
  readonly trustProxy: boolean
}

const oneMegabyte = 1024 * 1024

export async function buildDoor(
  settings: DoorSettings,
  foundation: Foundation,
  whoIs: WhoIs,
  sentences: SentenceBook,
): Promise<Door> {
  const logger: FastifyBaseLogger = foundation.log
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // One proxy before us: what it says of the client counts, what the client says of itself does not.
    trustProxy: settings.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: 8 * oneMegabyte,
    routerOptions: { ignoreTrailingSlash: true },
  })
  const routes: ServedRoute[] = []
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) routes.push({ method: one, url, action: config?.action })
  })
  app.decorateRequest('office', null)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(helmet, securityHeaders(settings))
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: 2 * oneMegabyte })
  await app.register(multipart, { limits: { files: 4, fields: 40, fieldSize: 100_000 } })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: `Tanggap ${settings.name}`, version: '0.1.0' } },
    transform: jsonSchemaTransform,
  })
  if (existsSync(settings.folder))
    await app.register(staticFiles, {
      root: settings.folder,
      index: settings.name === 'portal' ? false : 'index.html',
      setHeaders: cacheForever,
    })
  const door: Door = { name: settings.name, app, foundation, whoIs, sentences, routes }
  refuseForeignOrigins(door)
  refuseHostileInput(app, settings.name, sentences)
  // The phones' door only: what it answers holds nothing that a stranger could have put beside a secret.
  if (settings.name === 'field') compressAnswers(app)
  logOutcomes(door)
  answerFaults(door)
  if (settings.name !== 'portal') answerUnknownAddresses(door, settings.folder)
  return door
}

/** A page of another origin may not act with this one's cookies: every request that changes names its origin. */
function refuseForeignOrigins({ app, sentences }: Door): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    if (request.routeOptions.config.signed) return
    const own = `${request.protocol}://${request.headers.host}`
    const stated = request.headers.origin ?? URL.parse(request.headers.referer ?? '')?.origin
    if (stated !== own) return answerRefusal(reply, sentences, { code: 'request.foreign-origin' })
  })
}

/** One line a request: method, the route's pattern (never the address with its ids), status, time. */
function logOutcomes({ app, name, foundation }: Door): void {
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      door: name,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    if (reply.statusCode >= 500) foundation.log.error(line)
    else foundation.log.debug(line)
  })
}

function answerFaults({ app, foundation, sentences }: Door): void {
  app.setErrorHandler(
    async (fault: Error & { statusCode?: number; validation?: unknown }, request, reply) => {
      if (fault.validation)
        return answerRefusal(reply, sentences, {
          code: 'request.not-understood',
          facts: { where: placeOf(fault.validation) },
        })
      if (fault.statusCode === 413) return answerRefusal(reply, sentences, { code: 'request.too-large' })
      if (fault.statusCode && fault.statusCode < 500)
        return answerRefusal(reply, sentences, { code: 'request.not-understood' })
      foundation.log.error({ err: fault, route: request.routeOptions.url }, 'a request failed')
      return reply
        .code(500)
        .type('application/json')
        .send(
          JSON.stringify({
            code: 'server.fault',
            sentence: {
              id: 'Ada gangguan di server; tidak ada yang berubah. Isian Anda masih di layar. Coba lagi sebentar.',
              en: 'The server failed; nothing was changed. What you typed is still here. Try again shortly.',
            },
          }),
        )
    },
  )
}

/** Addresses of the app itself are its own business; unknown addresses of the API are not found. */
function answerUnknownAddresses({ app, sentences }: Door, folder: string): void {
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !/\.\w+$/.test(path)
    if (isPage && existsSync(join(folder, 'index.html'))) return reply.sendFile('index.html')
    return answerRefusal(reply, sentences, { code: 'request.not-found' })
  })
}

function placeOf(validation: unknown): string | undefined {
  if (!Array.isArray(validation)) return undefined
  const first: unknown = validation[0]
  if (typeof first !== 'object' || first === null || !('instancePath' in first)) return undefined
  return String(first.instancePath).replace(/^\//, '').replaceAll('/', ' › ') || undefined
}

function cacheForever(reply: { header(name: string, value: string): unknown }, path: string): void {
  const hashed = /[/\\]assets[/\\]/.test(path)
  reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}

function securityHeaders(settings: DoorSettings) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'self'"],
      },
    },
    strictTransportSecurity: settings.secure,
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
  }
}
