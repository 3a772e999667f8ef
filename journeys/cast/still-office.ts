import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import type { AnswerOf } from '@tanggap/contract/route'
import type { PhoneCase, pullPackage } from '@tanggap/contract/sync'
import { groundCheck202503, typicalBaseline } from '@tanggap/core/instrument'

/** An office that only hands out one large package: for measuring the phone, with nothing else at work beside it. */
export interface StillOffice {
  readonly address: string
  close(): Promise<void>
}

const accountId = '018f0000-0000-7000-8000-0000000000f1'
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

export async function openStillOffice(webFolder: string, families: number): Promise<StillOffice> {
  const [sealing, receipts] = await Promise.all([publicKey('ECDH'), publicKey('ECDSA')])
  const now = () => new Date().toISOString()
  const work = packageOf(families, now())
  const answers: Readonly<Record<string, () => unknown>> = {
    'GET /api/session': session,
    'POST /api/sync/device': () => ({
      serverTime: now(),
      sealingKey: { id: 'k1', key: sealing },
      receiptKey: receipts,
      nextSequence: 1,
      facilitator: { accountId, name: 'Uji Pendamping' },
    }),
    'GET /api/sync/package': () => ({ ...work, serverTime: now() }),
    'POST /api/sync/commands': () => ({ receipts: [], conflicts: [], serverTime: now() }),
  }
  const server = createServer((request, reply) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const answer = answers[`${request.method} ${path}`]
    if (answer) {
      reply.setHeader('content-type', 'application/json')
      return reply.end(JSON.stringify(answer()))
    }
    if (path.startsWith('/api/')) {
      reply.statusCode = 404
      return reply.end('{}')
    }
    const name = extname(path) ? normalize(path) : 'index.html'
    readFile(join(webFolder, 'field', name)).then(
      (content) => {
        reply.setHeader('content-type', types[extname(name)] ?? 'application/octet-stream')
        reply.end(content)
      },
      () => {
        reply.statusCode = 404
        reply.end()
      },
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  return {
    address: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function publicKey(name: 'ECDH' | 'ECDSA'): Promise<JsonWebKey> {
  const uses: KeyUsage[] = name === 'ECDH' ? ['deriveBits'] : ['sign', 'verify']
  const pair = await crypto.subtle.generateKey({ name, namedCurve: 'P-256' }, true, uses)
  if (!('publicKey' in pair)) throw new Error('a key without its other half')
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  if (!kty || !crv || !x || !y) throw new Error('a public key is missing a part')
  return { kty, crv, x, y }
}

function session() {
  const office = { officeId: id(2), role: 'facilitator', region: '3399', regionName: 'Kabupaten Rekaan' }
  return {
    accountId,
    name: 'Uji Pendamping',
    office,
    offices: [office],
    expiresAt: '2099-01-01T00:00:00.000Z',
    demo: false,
    regency: { code: '3399', name: 'Kabupaten Rekaan' },
  }
}

/** Invented families over one village: four members each, every value known, a point for every house. */
function packageOf(count: number, serverTime: string): AnswerOf<typeof pullPackage> {
  const heads = ['Noor', 'Siti', 'Abdul', 'Sri', 'Moh.', 'Kartini', 'Warsito', 'Sukarno', 'Zubaidah', 'Raka']
  const tails = ['Chamid', 'Rahayu', 'Wahyuni', 'Supriyanto', 'Jazuli', 'Al Ghifari', 'Ningsih', 'Hidayat']
  const cases = Array.from({ length: count }, (_, at): PhoneCase => {
    const headName = `${heads[at % heads.length]} ${tails[(at * 7) % tails.length]} ${at}`
    return {
      id: id(1000 + at),
      number: at + 1,
      version: 1,
      status: 'assigned',
      campaign: {
        id: id(1),
        name: 'Ground check',
        purpose: 'census',
        endsOn: '2099-12-31',
        instrumentVersion: groundCheck202503.version,
        optionGroups: [],
      },
      villageCode: '3399012001',
      villageName: 'Desa Rekaan',
      headName,
      hamlet: `Dukuh ${['Krajan', 'Kebonagung', 'Tlogo', 'Gendong'][at % 4]}`,
      rt: String(1 + Math.floor(at / 42)).padStart(3, '0'),
      rw: String(1 + Math.floor(at / 250)).padStart(3, '0'),
      address: `Gang ${at}`,
      position: { lat: -6.6 + (at % 40) * 0.0007, lon: 110.66 + Math.floor(at / 40) * 0.0009 },
      attempts: 0,
      baseline: {
        ...typicalBaseline,
        members: typicalBaseline.members.map((member, place) => ({
          personId: `${at}-${place}`,
          answers: place === 0 ? { ...member.answers, name: headName } : member.answers,
        })),
      },
      reported: null,
      correction: null,
    }
  })
  return {
    serverTime,
    facilitator: { accountId, name: 'Uji Pendamping' },
    certified: true,
    instruments: [groundCheck202503],
    cases,
    serverCases: [],
    expiryDays: 7,
    villages: Array.from({ length: 195 }, (_, at) => ({ code: String(3399010000 + at), name: `Desa ${at}` })),
    outlines: [],
    told: [],
  }
}

function id(at: number): string {
  return `018f0000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`
}
