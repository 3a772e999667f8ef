import * as z from 'zod/mini'
import { baselineSchema, instrumentSchema, interviewSchema } from './instrument.ts'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

/**
 * What a phone and the office say to each other (trust rules §1). The phone names everything it makes:
 * a command's id is a UUIDv7 made when the form opens, its hash is the SHA-256 of the sealed box. The
 * office answers each command with one receipt, the same for ever, signed so that the phone may let go.
 */

const uuid = z.uuid()
const instant = z.iso.datetime({ offset: true })
const base64url = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/))
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const publicKey = z.object({ kty: z.string(), crv: z.string(), x: base64url, y: base64url })

/** P-256 ECDH + HKDF-SHA-256 (info `tanggap seal 1 <command id>`) + AES-256-GCM (additional data: the command id). */
export const sealSchema = z.object({
  keyId: z.string(),
  ephemeral: base64url,
  iv: base64url,
  box: base64url.check(z.maxLength(4_000_000)),
})

export const envelopeSchema = z.object({
  id: uuid,
  deviceId: uuid,
  /** Counts 1, 2, 3 … on the device: the order of things, whatever its clock says. */
  sequence: z.number().check(z.int(), z.positive()),
  type: z.string().check(z.maxLength(40)),
  /** SHA-256, hex, of `seal.box` as it is sent. */
  hash: sha256,
  /** The device's clock when the command was made. */
  madeAt: instant,
  appVersion: z.string().check(z.maxLength(40)),
  seal: sealSchema,
})
export type Envelope = z.infer<typeof envelopeSchema>

export const photoSlots = ['front', 'inside', 'bathroom', 'card', 'place'] as const
export const declaredPhoto = z.object({
  sha256,
  bytes: z.number().check(z.int(), z.positive(), z.maximum(3_000_000)),
  slot: z.enum(photoSlots),
})

/** The content inside the seal of `visit.attempt`: a try that did not end the case. */
export const attemptContent = z.object({
  caseId: uuid,
  attempt: z.object({
    number: z.number().check(z.int(), z.minimum(1), z.maximum(3)),
    startedAt: instant,
    endedAt: instant,
    outcome: z.string(),
    note: z.string().check(z.maxLength(2_000)),
  }),
})

/** The content inside the seal of `visit.finish`: the whole interview, its photos declared, its slip bound. */
export const finishContent = z.object({
  caseId: uuid,
  /** The case's version this visit was based on; another one since goes to a person, never overwrites. */
  basedOnVersion: z.number().check(z.int()),
  interview: interviewSchema,
  photos: z.array(declaredPhoto).check(z.maxLength(12)),
  /** Serial of the sealed slip left with the family, when one was left. */
  slipSerial: z.nullable(z.string().check(z.maxLength(40))),
  attestation: z.object({
    respondentName: z.string().check(z.maxLength(100)),
    respondentIs: z.string().check(z.maxLength(40)),
    confirmed: z.boolean(),
  }),
  startedAt: instant,
  finishedAt: instant,
})
export type FinishContent = z.infer<typeof finishContent>
export type AttemptContent = z.infer<typeof attemptContent>

/** What is signed: the receipt without its signature, as canonical text (sorted keys). */
export const receiptSchema = z.object({
  commandId: uuid,
  hash: sha256,
  fate: z.enum(['applied', 'quarantined', 'held']),
  /** Why it was kept aside, for people. */
  reason: z.nullable(z.object({ code: z.string(), id: z.string(), en: z.string() })),
  receivedAt: instant,
  signature: base64url,
})
export type Receipt = z.infer<typeof receiptSchema>

export const registerDevice = route({
  method: 'POST',
  path: '/api/sync/device',
  summary: 'Makes this phone known, or greets it again',
  body: z.object({
    deviceId: uuid,
    label: z.string().check(z.maxLength(60)),
    appVersion: z.string().check(z.maxLength(40)),
    deviceTime: instant,
  }),
  answer: z.object({
    serverTime: instant,
    sealingKey: z.object({ id: z.string(), key: publicKey }),
    receiptKey: publicKey,
    /** The next number the office expects from this device. */
    nextSequence: z.number(),
    facilitator: z.object({ accountId: uuid, name: z.string() }),
  }),
})

export const custodySchema = z.object({
  made: z.number(),
  waiting: z.number(),
  sent: z.number(),
  acknowledged: z.number(),
  needsAttention: z.number(),
  photosWaiting: z.number(),
})

export const sendCommands = route({
  method: 'POST',
  path: '/api/sync/commands',
  summary: 'Takes commands in the order of the device and answers each with its receipt',
  body: z.object({
    deviceId: uuid,
    deviceTime: instant,
    custody: custodySchema,
    commands: z.array(envelopeSchema).check(z.maxLength(50)),
  }),
  /** A conflict (same id, other content) is in `conflicts` with nothing changed; the others go on. */
  answer: z.object({ receipts: z.array(receiptSchema), conflicts: z.array(uuid), serverTime: instant }),
})

/** One case as the phone holds it. */
export const phoneCase = z.object({
  id: uuid,
  number: z.number(),
  version: z.number(),
  status: z.enum(['assigned', 'submitted', 'returned', 'approved']),
  campaign: z.object({
    id: uuid,
    name: z.string(),
    purpose: z.enum(['census', 'verification']),
    endsOn: z.string(),
    instrumentVersion: z.string(),
    optionGroups: z.array(z.string()),
  }),
  villageCode: z.string(),
  villageName: z.string(),
  headName: z.string(),
  hamlet: z.string(),
  rt: z.string(),
  rw: z.string(),
  address: z.string(),
  position: z.nullable(z.object({ lat: z.number(), lon: z.number() })),
  attempts: z.number(),
  baseline: baselineSchema,
  /** For a visit that verifies a reported change: what is said to have changed. */
  reported: z.nullable(z.string()),
  /** For a returned visit: what was sent, why it came back, and a note per question. */
  correction: z.nullable(
    z.object({
      reason: z.string(),
      notes: z.array(z.object({ subject: z.string(), question: z.string(), note: z.string() })),
      returnedAt: instant,
      interview: interviewSchema,
    }),
  ),
})
export type PhoneCase = z.infer<typeof phoneCase>

export const pullPackage = route({
  method: 'GET',
  path: '/api/sync/package',
  summary: 'The work of the facilitator: open cases, instruments, nothing else',
  answer: z.object({
    serverTime: instant,
    facilitator: z.object({ accountId: uuid, name: z.string() }),
    certified: z.boolean(),
    instruments: z.array(instrumentSchema),
    cases: z.array(phoneCase),
    /** Cases this phone may hold no longer (reassigned, withdrawn); sealed work in the outbox still goes up. */
    serverCases: z.array(z.object({ id: uuid, status: z.string() })),
  }),
})

/** Photos travel apart, by content, in pieces: the semantics of tus 1.0 (https://tus.io/protocols/resumable-upload). */
export const photoPath = '/api/sync/photos/:caseId/:sha256'

export const syncRefusals = refusals({
  'sync.unknown-device': {
    status: 409,
    sentence: () => ({
      id: 'Ponsel ini belum dikenal kantor. Hubungkan sekali dengan sinyal; isian Anda tetap aman.',
      en: 'The office does not know this phone yet. Connect once with signal; your work is kept.',
    }),
  },
  'sync.another-ones-device': {
    status: 409,
    sentence: () => ({
      id: 'Ponsel ini terdaftar atas nama petugas lain. Kiriman petugas itu tidak hilang.',
      en: "This phone is registered to another officer. That officer's work is not lost.",
    }),
  },
  'sync.photo-offset': {
    status: 409,
    sentence: ({ offset }) => ({
      id: `Potongan foto tidak berurutan; kirim lanjut dari bita ${offset}.`,
      en: `The piece of the photo is out of order; continue from byte ${offset}.`,
    }),
  },
  'sync.photo-not-declared': {
    status: 404,
    sentence: () => ({
      id: 'Foto ini tidak disebut dalam kunjungan mana pun.',
      en: 'No visit declares this photo.',
    }),
  },
  'sync.photo-damaged': {
    status: 422,
    sentence: () => ({
      id: 'Foto rusak di perjalanan atau bukan foto. Kirim ulang dari awal.',
      en: 'The photo was damaged on its way or is not a photo. Send it again from the start.',
    }),
  },
})
