import { createHash } from 'node:crypto'
import type { Envelope, FinishContent, PhoneCase, Receipt } from '@tanggap/contract/sync'
import { photoPath, pullPackage, registerDevice, sendCommands } from '@tanggap/contract/sync'
import { localDay } from '@tanggap/core/calendar'
import { canonicalText } from '@tanggap/core/changes'
import {
  type Answer,
  answerOf,
  type Instrument,
  type Interview,
  type Question,
  relevantQuestions,
  type SubjectRef,
  startInterview,
  withAnswer,
} from '@tanggap/core/instrument'
import type { Office } from '../plumbing/acting.ts'
import type { JsonWebKeyPublic } from '../plumbing/keys/index.ts'
import type { TestOffice } from '../plumbing/test-office.ts'

/**
 * A phone for tests: it seals with WebCrypto as a browser does, counts its commands, and verifies receipts before
 * it lets go. What a real phone keeps in IndexedDB it keeps in memory.
 */
export interface TestPhone {
  readonly deviceId: string
  readonly facilitator: Office
  register(): Promise<{
    status: number
    refusal: string | undefined
    nextSequence: number
    packageMark: string | undefined
  }>
  /** What it was given to leave sealed work without a session. */
  depositToken(): string
  pull(): Promise<{
    cases: PhoneCase[]
    instruments: Instrument[]
    packageMark?: string | undefined
    serverCases: { id: string; status: string }[]
  }>
  /** Makes a command: named, counted, sealed. Nothing is sent yet. */
  make(
    type: string,
    content: unknown,
    change?: Partial<Pick<Envelope, 'madeAt' | 'sequence'>>,
  ): Promise<Envelope>
  send(...commands: readonly Envelope[]): Promise<Sent>
  /** The same, saying which numbers stay on the phone. */
  sendSkipping(skipped: readonly number[], ...commands: readonly Envelope[]): Promise<Sent>
  /** Sends bytes of a photo from an offset. */
  sendPhoto(caseId: string, sha256: string, offset: number, piece: Uint8Array, seal?: string): Promise<Piece>
  /** How much of a photo the office holds. */
  askPhoto(caseId: string, sha256: string, seal?: string): Promise<Piece>
  /** The photo as it waits on a phone, and the header that says how it was sealed. */
  sealPhoto(sha256: string, photo: Uint8Array): Promise<{ box: Buffer; seal: string }>
  /** Whether the office's signature stands under the receipt. */
  verifies(receipt: Receipt): Promise<boolean>
}

export interface Sent {
  readonly status: number
  readonly refusal: string | undefined
  readonly receipts: Receipt[]
  readonly conflicts: string[]
  readonly raw: unknown
}

export interface Piece {
  readonly status: number
  readonly offset: number | undefined
  readonly refusal: string | undefined
}

const subtle = globalThis.crypto.subtle

export function makeTestPhone(
  office: TestOffice,
  facilitator: Office,
  deviceTime = () => office.foundation.clock.now(),
): TestPhone {
  const deviceId = office.foundation.chance.id(office.foundation.clock.now())
  let sequence = 0
  let token = ''
  let keys: { sealing: { id: string; key: JsonWebKeyPublic }; receipt: JsonWebKeyPublic } | undefined

  async function photo(
    method: 'HEAD' | 'PATCH',
    caseId: string,
    sha256: string,
    offset?: number,
    piece?: Uint8Array,
    seal?: string,
  ) {
    const reply = await office.doors.field.app.inject({
      method,
      url: photoPath.replace(':caseId', caseId).replace(':sha256', sha256),
      headers: {
        'x-test-office': facilitator.officeId,
        host: 'localhost',
        origin: 'http://localhost',
        ...(offset === undefined ? {} : { 'upload-offset': String(offset) }),
        ...(piece ? { 'content-type': 'application/offset+octet-stream' } : {}),
        ...(seal === undefined ? {} : { 'tanggap-seal': seal }),
      },
      ...(piece ? { payload: Buffer.from(piece) } : {}),
    })
    const stated = reply.headers['upload-offset']
    return {
      status: reply.statusCode,
      offset: stated === undefined ? undefined : Number(stated),
      refusal: reply.statusCode >= 400 && reply.body ? String(reply.json().code) : undefined,
    }
  }

  async function send(commands: readonly Envelope[], skipped?: readonly number[]): Promise<Sent> {
    const custody = {
      made: sequence,
      waiting: 0,
      sent: commands.length,
      acknowledged: 0,
      needsAttention: 0,
      photosWaiting: 0,
    }
    const body = { deviceId, deviceTime: deviceTime().toISOString(), custody, commands: [...commands] }
    const answer = await office.ask(facilitator, sendCommands, {
      body: skipped ? { ...body, skipped: [...skipped] } : body,
    })
    return {
      status: answer.status,
      refusal: answer.refusal,
      receipts: answer.body.receipts ?? [],
      conflicts: answer.body.conflicts ?? [],
      raw: answer.body,
    }
  }

  return {
    deviceId,
    facilitator,
    async register() {
      const greeted = await office.ask(facilitator, registerDevice, {
        body: { deviceId, label: 'Ponsel uji', appVersion: '0.1.0', deviceTime: deviceTime().toISOString() },
      })
      if (greeted.status === 200) {
        keys = { sealing: greeted.body.sealingKey, receipt: greeted.body.receiptKey }
        token = greeted.body.depositToken ?? ''
      }
      const { status, refusal, body } = greeted
      return { status, refusal, nextSequence: body.nextSequence, packageMark: body.packageMark }
    },
    async pull() {
      return (await office.ask(facilitator, pullPackage)).body
    },
    async make(type, content, change = {}) {
      if (!keys) throw new Error('register the phone first')
      sequence = change.sequence ?? sequence + 1
      const id = office.foundation.chance.id(deviceTime())
      const seal = await sealTo(keys.sealing, id, JSON.stringify(content))
      return {
        id,
        deviceId,
        sequence,
        type,
        hash: createHash('sha256').update(seal.box).digest('hex'),
        madeAt: change.madeAt ?? deviceTime().toISOString(),
        appVersion: '0.1.0',
        seal,
      }
    },
    depositToken: () => token,
    send: (...commands) => send(commands),
    sendSkipping: (skipped, ...commands) => send(commands, skipped),
    sendPhoto: (caseId, sha256, offset, piece, seal) => photo('PATCH', caseId, sha256, offset, piece, seal),
    askPhoto: (caseId, sha256, seal) => photo('HEAD', caseId, sha256, undefined, undefined, seal),
    async sealPhoto(sha256, bytes) {
      if (!keys) throw new Error('register the phone first')
      const { keyId, ephemeral, iv, box } = await sealTo(keys.sealing, `photo ${sha256}`, bytes)
      return { box: Buffer.from(box, 'base64url'), seal: `${keyId}.${ephemeral}.${iv}` }
    },
    async verifies({ signature, ...receipt }) {
      if (!keys) throw new Error('register the phone first')
      const key = await subtle.importKey('jwk', keys.receipt, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
        'verify',
      ])
      const text = new TextEncoder().encode(canonicalText(receipt))
      const bytes = Uint8Array.from(Buffer.from(signature, 'base64url'))
      return subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes, text)
    },
  }
}

/** P-256 ECDH with a key of the moment, HKDF-SHA-256 with empty salt, AES-256-GCM; the command's id is bound in. */
export async function sealTo(
  to: { readonly id: string; readonly key: JsonWebKeyPublic },
  id: string,
  content: string | Uint8Array,
) {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const office = await subtle.importKey('jwk', to.key, curve, false, [])
  const moment = await subtle.generateKey(curve, false, ['deriveBits'])
  const secret = await subtle.deriveBits({ name: 'ECDH', public: office }, moment.privateKey, 256)
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const encoder = new TextEncoder()
  const info = encoder.encode(`tanggap seal 1 ${id}`)
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(12))
  const box = await subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: encoder.encode(id) },
    key,
    typeof content === 'string' ? encoder.encode(content) : Uint8Array.from(content),
  )
  const ephemeral = await subtle.exportKey('raw', moment.publicKey)
  return { keyId: to.id, ephemeral: base64url(ephemeral), iv: base64url(iv), box: base64url(box) }
}

function base64url(bytes: ArrayBuffer | Uint8Array): string {
  return Buffer.from(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)).toString('base64url')
}

/** What a facilitator found: answers that differ from the plainest possible, by `family` or a person's id. */
export interface Found {
  readonly family?: Readonly<Record<string, Answer>>
  readonly members?: Readonly<Record<string, Readonly<Record<string, Answer>>>>
  readonly change?: (interview: Interview) => Interview
}

/** A finished visit to one family: every question answered, its photos declared. */
export function finishedVisit(
  visit: PhoneCase,
  instrument: Instrument,
  at: Date,
  found: Found = {},
  photos: readonly Buffer[] = [testPhoto('front'), testPhoto('inside')],
): FinishContent {
  const finishedAt = at.toISOString()
  const startedAt = new Date(at.getTime() - 25 * 60_000).toISOString()
  const shas = photos.map((photo) => createHash('sha256').update(photo).digest('hex'))
  const slots = ['front', 'inside', 'place'] as const
  const begun = startInterview(instrument, {
    optionGroups: visit.campaign.optionGroups,
    frame: { village: visit.villageCode },
    baseline: visit.baseline,
  })
  const position = { lat: -6.59, lon: 110.67, accuracyMetres: 8, mode: 'gps', takenAt: finishedAt } as const
  let interview: Interview = {
    ...begun,
    finding: 'found',
    attempts: [{ startedAt, endedAt: finishedAt, outcome: 'interviewed_complete', note: '', position }],
  }
  interview = found.change?.(interview) ?? interview
  const day = localDay(at)
  for (let round = 0; round < 4; round++)
    for (const { question, subject } of relevantQuestions(instrument, interview, day)) {
      if (answerOf(interview, subject, question.key) !== undefined) continue
      const given =
        subject.kind === 'family'
          ? found.family?.[question.key]
          : found.members?.[subject.memberId]?.[question.key]
      const answer =
        given ?? recorded(visit, subject, question) ?? plainest(instrument, question, shas, finishedAt)
      if (question.required || given !== undefined)
        interview = withAnswer(interview, subject, question.key, answer)
    }
  return {
    caseId: visit.id,
    basedOnVersion: visit.version,
    interview,
    photos: photos.map((photo, index) => ({
      sha256: shas[index] ?? '',
      bytes: photo.length,
      slot: slots[index] ?? 'place',
    })),
    slipSerial: null,
    attestation: { respondentName: visit.headName, respondentIs: 'head', confirmed: true },
    startedAt,
    finishedAt,
  }
}

function recorded(visit: PhoneCase, subject: SubjectRef, { key }: Question): Answer | undefined {
  if (subject.kind === 'family') return visit.baseline.family[key]
  if (key === 'presence') return undefined
  return visit.baseline.members.find(({ personId }) => personId === subject.memberId)?.answers[key]
}

function plainest(
  instrument: Instrument,
  question: Question,
  photos: readonly string[],
  takenAt: string,
): Answer {
  const [first] = instrument.codeLists[question.codeList ?? '']?.options ?? []
  switch (question.type) {
    case 'text':
      return 'Isian uji'
    case 'digits':
      return '0'.repeat((question.lengths?.[0] ?? 3) - 1).concat('1')
    case 'date':
      return '1980-05-17'
    case 'single':
      return first?.key ?? ''
    case 'multi': {
      const alone = instrument.codeLists[question.codeList ?? '']?.options.find(({ exclusive }) => exclusive)
      return [(alone ?? first)?.key ?? '']
    }
    case 'integer':
    case 'decimal':
    case 'money':
      return Math.max(question.min ?? 0, question.key === 'floorArea' ? 48 : 0)
    case 'yesNo':
      return question.key === 'respondentAttests'
    case 'geo':
      return { lat: -6.59, lon: 110.67, accuracyMetres: 8, mode: 'gps', takenAt }
    case 'photo':
      return { sha256: (question.key === 'photoInside' ? photos[1] : photos[0]) ?? '', takenAt }
    case 'repeat':
      return [
        Object.fromEntries(
          (question.fields ?? []).map((field) => [
            field.key,
            field.type === 'digits'
              ? '1'.repeat(field.lengths?.at(-1) ?? 12)
              : (instrument.codeLists[field.codeList ?? '']?.options[0]?.key ?? ''),
          ]),
        ),
      ]
  }
}

/** The smallest whole JPEG there can be, with a text in its tables that makes it one of its own. */
export function testPhoto(text: string): Buffer {
  const segment = (marker: number, content: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(content.length + 2, 2)
    return Buffer.concat([head, content])
  }
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xdb, Buffer.from(text.padEnd(65, '.'))),
    segment(0xc0, Buffer.from([8, 1, 224, 2, 128, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0xd9]),
  ])
}
