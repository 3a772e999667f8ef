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
  /**
   * A conflict (same id, other content) is in `conflicts` with nothing changed; the others go on. Receipts of
   * earlier commands that were settled since come along. One without a receipt was damaged on its way: send again.
   */
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
    /**
     * This officer's other cases of the last quarter: submitted, approved, withdrawn. A case in neither list is
     * no longer hers, and the phone lets it go; sealed work in the outbox still goes up.
     */
    serverCases: z.array(z.object({ id: uuid, status: z.string() })),
  }),
})

/** Photos travel apart, by content, in pieces: the semantics of tus 1.0 (https://tus.io/protocols/resumable-upload). */
export const photoPath = '/api/sync/photos/:caseId/:sha256'

const custodyOfDevice = z.object({
  id: uuid,
  label: z.string(),
  officer: z.object({ accountId: uuid, name: z.string() }),
  appVersion: z.string(),
  registeredAt: z.string(),
  lastContactAt: z.string(),
  /** Minutes the phone's clock is behind (positive) or ahead (negative) of the office's; null within ten. */
  clockOffMinutes: z.nullable(z.number()),
  /** What the phone itself last told. */
  custody: custodySchema,
  /** What the office holds of this phone. */
  applied: z.number(),
  quarantined: z.number(),
  held: z.number(),
})
export type DeviceShown = z.infer<typeof custodyOfDevice>

export const listDevices = route({
  method: 'GET',
  path: '/api/devices',
  summary: 'Every phone with its last contact, clock and custody counters',
  answer: z.object({ devices: z.array(custodyOfDevice) }),
})

const keptAside = z.object({
  id: uuid,
  fate: z.enum(['quarantined', 'held']),
  type: z.string(),
  deviceLabel: z.string(),
  officer: z.string(),
  appVersion: z.string(),
  sequence: z.number(),
  deviceTime: z.string(),
  receivedAt: z.string(),
  reason: z.nullable(z.object({ code: z.string(), id: z.string(), en: z.string() })),
  /** For a held one: the number it waits for, and since when that is too long (24 hours). */
  waitsFor: z.nullable(z.number()),
  overdue: z.boolean(),
  /** The visit it is about, for those who may know. */
  visit: z.nullable(z.object({ id: uuid, number: z.number(), headName: z.string(), status: z.string() })),
  /** The case has moved on since the phone took it; a supervisor may let the visit stand all the same. */
  mayLetStand: z.boolean(),
})
export type KeptAside = z.infer<typeof keptAside>

export const listKeptAside = route({
  method: 'GET',
  path: '/api/quarantine',
  summary: 'What phones sent that could not be applied, each with its reason; nothing in it is lost',
  answer: z.object({ commands: z.array(keptAside) }),
})

export const replayCommand = route({
  method: 'POST',
  path: '/api/quarantine/:id/replay',
  summary: 'Tries a command again, or lets it stand although its case has moved on',
  params: z.object({ id: uuid }),
  body: z.object({
    decision: z.enum(['again', 'let-stand']),
    reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(1_000)),
  }),
  answer: z.object({ fate: z.literal('applied') }),
})

export const syncRefusals = refusals({
  'sync.seal-broken': {
    status: 422,
    sentence: () => ({
      id: 'Segel kiriman ini tidak dapat dibuka kantor. Kiriman disimpan utuh untuk diperiksa.',
      en: 'The office cannot open the seal of this message. It is kept whole for a person to look at.',
    }),
  },
  'sync.not-readable': {
    status: 422,
    sentence: ({ where }) => ({
      id: `Isi kiriman tidak dapat dibaca${where ? ` (bagian ${where})` : ''}. Kiriman disimpan utuh untuk diperiksa.`,
      en: `What was sent cannot be read${where ? ` (at ${where})` : ''}. It is kept whole for a person to look at.`,
    }),
  },
  'sync.unknown-type': {
    status: 422,
    sentence: ({ type }) => ({
      id: `Jenis kiriman "${type}" belum dikenal kantor, mungkin dari aplikasi yang lebih baru. Kiriman disimpan.`,
      en: `The office does not know messages of type "${type}" yet, perhaps from a newer app. It is kept.`,
    }),
  },
  'sync.could-not-apply': {
    status: 422,
    sentence: () => ({
      id: 'Kantor gagal memproses kiriman ini. Kiriman disimpan utuh dan dapat diulang oleh koordinator.',
      en: 'The office failed to process this message. It is kept whole, and a supervisor can try it again.',
    }),
  },
  'sync.not-kept-aside': {
    status: 409,
    sentence: () => ({
      id: 'Kiriman ini sudah diproses. Muat ulang daftarnya.',
      en: 'This message has been processed already. Reload the list.',
    }),
  },
  'sync.photo-empty': {
    status: 422,
    sentence: () => ({
      id: 'Foto ini kosong (0 bita). Ambil ulang fotonya dari dalam aplikasi.',
      en: 'This photo is empty (0 bytes). Take it again inside the app.',
    }),
  },
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
