import { createHash } from 'node:crypto'
import {
  type Envelope,
  type PhoneCase,
  photoPath,
  pullPackage,
  type Receipt,
  registerDevice,
  sendCommands,
} from '@tanggap/contract/sync'
import { localDay } from '@tanggap/core/calendar'
import { canonicalText } from '@tanggap/core/changes'
import { groundCheck202503 as instrument, settleAnswers } from '@tanggap/core/instrument'
import { batchesOf, forgottenByOffice, judgeReceipt } from '@tanggap/core/sync'
import { systemChance } from '../../server/plumbing/chance.ts'
import type { JsonWebKeyPublic } from '../../server/plumbing/keys/index.ts'
import { finishedVisit, sealTo, testPhoto } from '../../server/sync/test-phone.ts'

/** A form as the phone showed it saved, and what the office must hold of it. */
export interface Made {
  readonly command: Envelope
  readonly caseId: string
  /** Canonical text of the interview as it was given. */
  readonly said: string
  readonly photos: readonly { readonly sha256: string; readonly bytes: Buffer }[]
}

export interface ChaosPhone {
  readonly deviceId: string
  readonly made: readonly Made[]
  /** Finishes one form, if a family is left. */
  finish(): Promise<void>
  /** One exchange; anything may fail, and is tried again another time. */
  exchange(): Promise<void>
  /** Whether everything is receipted and every photo is whole at the office. */
  isDone(): boolean
  readonly tries: number
}

const subtle = globalThis.crypto.subtle

/** A phone over real HTTP, with the product's own decisions about what may leave it. Its memory is its disk. */
export function makeChaosPhone(field: string, person: { username: string; password: string }): ChaosPhone {
  const deviceId = systemChance.id(new Date())
  const made: Made[] = []
  const waiting = new Map<string, Envelope>()
  const acknowledged = new Map<string, { sequence: number; receipt: Receipt; envelope: Envelope }>()
  const photosLeft = new Map<string, { caseId: string; commandId: string; sha256: string; bytes: Buffer }>()
  let cookie = ''
  let cases: PhoneCase[] = []
  let keys: { sealing: Parameters<typeof sealTo>[0]; receipt: JsonWebKeyPublic } | undefined
  let tries = 0

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const isBytes = body instanceof Uint8Array
    return fetch(`${field}${path}`, {
      method,
      headers: {
        origin: field,
        cookie,
        ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isBytes ? Uint8Array.from(body) : JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    })
  }

  async function signIn(): Promise<void> {
    const reply = await call('POST', '/api/session', person)
    if (!reply.ok) throw new Error(`sign-in answered ${reply.status}`)
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }

  async function greet(): Promise<void> {
    const reply = await call('POST', '/api/sync/device', {
      deviceId,
      label: 'Ponsel uji',
      appVersion: '0.1.0',
      deviceTime: new Date().toISOString(),
    })
    if (reply.status === 401) cookie = ''
    if (!reply.ok) throw new Error(`greeting answered ${reply.status}`)
    const greeted = registerDevice.answer.parse(await reply.json())
    keys = { sealing: greeted.sealingKey, receipt: greeted.receiptKey }
    for (const { envelope } of forgottenByOffice([...acknowledged.values()], greeted.nextSequence)) {
      acknowledged.delete(envelope.id)
      waiting.set(envelope.id, envelope)
    }
  }

  async function send(commands: readonly Envelope[]): Promise<void> {
    const custody = {
      made: made.length,
      waiting: waiting.size,
      sent: 0,
      acknowledged: acknowledged.size,
      needsAttention: 0,
      photosWaiting: photosLeft.size,
    }
    const deviceTime = new Date().toISOString()
    const reply = await call('POST', '/api/sync/commands', { deviceId, deviceTime, custody, commands })
    if (!reply.ok) throw new Error(`sending answered ${reply.status}`)
    const { receipts } = sendCommands.answer.parse(await reply.json())
    for (const receipt of receipts) {
      const envelope = waiting.get(receipt.commandId)
      if (!envelope || judgeReceipt(envelope, receipt, await verifies(receipt)) !== 'let-go') continue
      waiting.delete(envelope.id)
      acknowledged.set(envelope.id, { sequence: envelope.sequence, receipt, envelope })
    }
  }

  async function verifies({ signature, ...said }: Receipt): Promise<boolean> {
    if (!keys) return false
    const curve = { name: 'ECDSA', namedCurve: 'P-256' }
    const key = await subtle.importKey('jwk', keys.receipt, curve, false, ['verify'])
    const text = new TextEncoder().encode(canonicalText(said))
    const bytes = Uint8Array.from(Buffer.from(signature, 'base64url'))
    return subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes, text)
  }

  async function sendPhoto(name: string): Promise<void> {
    const photo = photosLeft.get(name)
    if (!photo || !acknowledged.has(photo.commandId)) return
    const path = photoPath.replace(':caseId', photo.caseId).replace(':sha256', photo.sha256)
    const stands = await call('HEAD', path)
    let offset = Number(stands.headers.get('upload-offset') ?? Number.NaN)
    while (stands.ok && offset < photo.bytes.length) {
      const reply = await call('PATCH', path, photo.bytes.subarray(offset, offset + 100), {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
      })
      if (!reply.ok) throw new Error(`a piece was answered ${reply.status}`)
      offset = Number(reply.headers.get('upload-offset'))
    }
    if (stands.ok && offset === photo.bytes.length) photosLeft.delete(name)
  }

  return {
    deviceId,
    made,
    get tries() {
      return tries
    },
    isDone: () => waiting.size === 0 && photosLeft.size === 0,
    async finish() {
      const visit = cases.shift()
      if (!visit || !keys) return
      const photos = ['front', 'inside'].map((slot) => testPhoto(`${slot} ${visit.id.slice(-12)}`))
      const content = finishedVisit(visit, instrument, new Date(), {}, photos)
      // What a skip hides is taken off on both sides, by the same function.
      const settled = settleAnswers(instrument, content.interview, localDay(new Date(content.finishedAt)))
      const said = canonicalText(settled)
      const id = systemChance.id(new Date())
      const seal = await sealTo(keys.sealing, id, JSON.stringify(content))
      const command: Envelope = {
        id,
        deviceId,
        sequence: made.length + 1,
        type: 'visit.finish',
        hash: createHash('sha256').update(seal.box).digest('hex'),
        madeAt: new Date().toISOString(),
        appVersion: '0.1.0',
        seal,
      }
      const named = photos.map((bytes) => ({
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes,
      }))
      made.push({ command, caseId: visit.id, said, photos: named })
      waiting.set(id, command)
      for (const { sha256, bytes } of named)
        photosLeft.set(`${visit.id}/${sha256}`, { caseId: visit.id, commandId: id, sha256, bytes })
    },
    async exchange() {
      tries += 1
      if (!cookie) await signIn()
      await greet()
      for (const batch of batchesOf([...waiting.values()], { commands: 5, characters: 1_500_000 }))
        await send(batch)
      for (const name of [...photosLeft.keys()]) await sendPhoto(name)
      if (made.length > 0 || cases.length > 0) return
      const reply = await call('GET', '/api/sync/package')
      if (reply.ok) cases = pullPackage.answer.parse(await reply.json()).cases
    },
  }
}
