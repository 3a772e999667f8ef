import { type Trail, trailLimits } from '@tanggap/core/campaigns'
import * as z from 'zod/mini'
import { baselineSchema, instrumentSchema, interviewSchema, positionSchema } from './instrument.ts'
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
const page = z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1)
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

const shortText = z.string().check(z.maxLength(200))
const screenName = z.string().check(z.maxLength(80))

const trailSchema: z.ZodMiniType<Trail> = z.object({
  steps: z
    .array(z.object({ screen: screenName, at: instant, seconds: z.number().check(z.nonnegative()) }))
    .check(z.maxLength(trailLimits.steps)),
  edits: z.record(screenName, z.number()),
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
    /** Where it was tried; absent from apps that did not tell it. */
    position: z.optional(z.nullable(positionSchema)),
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
  /** For a family that moved within the regency: where to, so that the village there is told. */
  movedTo: z.optional(z.object({ villageCode: z.string().check(z.regex(/^\d{10}$/)), place: shortText })),
  /** How the interview went (core/campaigns/trail.ts): screens, order, edits. Never an answer. */
  trail: z.optional(trailSchema),
})
export type FinishContent = z.infer<typeof finishContent>
export type AttemptContent = z.infer<typeof attemptContent>

/** The content inside the seal of `family.met`: a family on the way that no frame knows, told to its village. */
export const metFamilyContent = z.object({
  villageCode: z.string().check(z.regex(/^\d{10}$/)),
  headName: z.string().check(z.trim(), z.minLength(2), z.maxLength(100)),
  hamlet: z.string().check(z.maxLength(60)),
  rt: z.string().check(z.regex(/^\d{0,3}$/)),
  rw: z.string().check(z.regex(/^\d{0,3}$/)),
  members: z.number().check(z.int(), z.minimum(1), z.maximum(40)),
  note: z.string().check(z.maxLength(1_000)),
  position: z.nullable(positionSchema),
  metAt: instant,
})
export type MetFamilyContent = z.infer<typeof metFamilyContent>

/** The content inside the seal of `practice.finish`: that it was done, and nothing of what was answered. */
export const practiceContent = z.object({
  instrumentVersion: z.string().check(z.maxLength(64)),
  seconds: z.number().check(z.int(), z.nonnegative(), z.maximum(86_400)),
  taps: z.number().check(z.int(), z.nonnegative(), z.maximum(100_000)),
  finishedAt: instant,
})
export type PracticeContent = z.infer<typeof practiceContent>

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
    /** Opens `depositOutbox` for this phone when its officer cannot sign in any more. */
    depositToken: z.optional(z.string()),
    /** How this officer's work stands: a phone that holds the package of this mark need not fetch it again. */
    packageMark: z.optional(z.string()),
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
  /** Bytes of the photos that wait. */
  photoBytesWaiting: z.optional(z.number()),
  /** Families the phone holds, and visits begun and not finished. */
  families: z.optional(z.number()),
  drafts: z.optional(z.number()),
  /** What the browser grants the app; `persisted`: it promised not to clear it by itself. */
  storage: z.optional(z.object({ usedBytes: z.number(), quotaBytes: z.number(), persisted: z.boolean() })),
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
    /** Numbers that stay on the phone because the office could not read them: what follows must not wait for them. */
    skipped: z.optional(z.array(z.number().check(z.int(), z.positive())).check(z.maxLength(200))),
  }),
  /**
   * A conflict (same id, other content) is in `conflicts` with nothing changed; the others go on. Receipts of
   * earlier commands that were settled since come along. One without a receipt was damaged on its way: send again.
   */
  answer: z.object({ receipts: z.array(receiptSchema), conflicts: z.array(uuid), serverTime: instant }),
})

/**
 * The way up for sealed work whose officer cannot sign in: revoked, or a colleague away from a shared phone. What
 * comes of a revoked officer goes to quarantine; of another it is held until that officer signs in. Nothing is
 * applied here, and nothing of an office is told but the receipts.
 */
export const depositOutbox = route({
  method: 'POST',
  path: '/api/sync/deposit',
  summary: 'Takes the sealed outbox of a phone whose officer cannot sign in',
  body: z.object({
    deviceId: uuid,
    /** Whose phone it is; the token was given for this phone in this officer's hand. */
    accountId: uuid,
    token: z.string().check(z.maxLength(200)),
    commands: z.array(envelopeSchema).check(z.maxLength(50)),
  }),
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
      /** Who was interviewed, as it was said then: a correction does not ask it again. */
      respondentIs: z._default(z.string(), ''),
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
    /** Told again by the greeting as long as nothing in here has changed. */
    packageMark: z.optional(z.string()),
    facilitator: z.object({ accountId: uuid, name: z.string() }),
    certified: z.boolean(),
    instruments: z.array(instrumentSchema),
    cases: z.array(phoneCase),
    /**
     * This officer's other cases of the last quarter: submitted, approved, withdrawn. A case in neither list is
     * no longer hers, and the phone lets it go; sealed work in the outbox still goes up.
     */
    serverCases: z.array(z.object({ id: uuid, status: z.string() })),
    /** Days without contact after which the phone lets the list of families go; sealed work and drafts stay. */
    expiryDays: z._default(z.number(), 7),
    /** The villages of the regency, for a family found to live elsewhere in it. */
    villages: z._default(z.array(z.object({ code: z.string(), name: z.string() })), []),
    /**
     * How her villages and those beside them are drawn, as `readOutline` of core/regions reads it; `estimate`: a cell
     * around the centre, since nobody has given the border.
     */
    outlines: z._default(
      z.array(z.object({ code: z.string(), outline: z.string(), estimate: z.boolean() })),
      [],
    ),
    /** What became of families this officer found elsewhere. */
    told: z._default(
      z.array(z.object({ id: uuid, at: instant, text: z.object({ id: z.string(), en: z.string() }) })),
      [],
    ),
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
  summary: 'The phones with their last contact, clock and custody counters, the one heard longest ago first',
  query: z.object({ page }),
  answer: z.object({ devices: z.array(custodyOfDevice), total: z.number(), pageSize: z.number() }),
})

/** A photo in a rescue file, sealed as a command is, with `photo <sha256>` in the place of the command's id. */
export const rescuedPhoto = z.object({
  caseId: uuid,
  sha256,
  bytes: z.number().check(z.int(), z.positive(), z.maximum(3_000_000)),
  seal: sealSchema,
})
export type RescuedPhoto = z.infer<typeof rescuedPhoto>

/** One photo beside the sealed visits of `depositOutbox`, by the same token; kept, and shown to nobody until its visit stands. */
export const depositPhoto = route({
  method: 'POST',
  path: '/api/sync/deposit/photo',
  summary: 'Takes one sealed photo of a phone whose officer cannot sign in',
  body: z.object({
    deviceId: uuid,
    accountId: uuid,
    token: z.string().check(z.maxLength(200)),
    photo: rescuedPhoto,
  }),
  answer: z.object({ stored: z.literal(true) }),
})

/** Characters of one rescue file; a phone with more to tell writes several. */
export const largestRescueFile = 6_000_000

export const takeRescueFile = route({
  method: 'POST',
  path: '/api/devices/rescue',
  summary: 'Takes what a phone wrote into a rescue file (core/sync/rescue.ts), with receipts as by a sync',
  body: z.object({ file: z.string().check(z.maxLength(largestRescueFile)) }),
  answer: z.object({
    officer: z.string(),
    deviceLabel: z.string(),
    applied: z.number(),
    quarantined: z.number(),
    held: z.number(),
    /** Sent before, with the receipt they have. */
    repeated: z.number(),
    /** Same name, other content; nothing changed. */
    conflicts: z.number(),
    /** Lines, commands or photos that could not be read. */
    damaged: z.number(),
    cutShort: z.boolean(),
    photosStored: z.number(),
    /** Photos of visits that are not taken (yet): they are sent again once the visit is. */
    photosRefused: z.number(),
    receipts: z.array(receiptSchema),
  }),
})

/** What giving cases to another means for those who hold them now, told before it is done. */
export const foretellReassignment = route({
  method: 'POST',
  path: '/api/devices/reassignment',
  summary: 'Who holds these cases on a phone, last heard when, with what still unsent',
  body: z.object({ caseIds: z.array(uuid).check(z.minLength(1), z.maxLength(500)) }),
  answer: z.object({
    holders: z.array(
      z.object({
        officer: z.object({ accountId: uuid, name: z.string() }),
        cases: z.number(),
        /** Null: no phone of this officer has ever connected. */
        lastContactAt: z.nullable(z.string()),
        /** A phone of theirs was heard after these cases were given to them, so it may hold work on them. */
        mayHoldWork: z.boolean(),
        waiting: z.number(),
        drafts: z.nullable(z.number()),
      }),
    ),
  }),
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
  /** Of a held one: for a week its predecessor is waited for; then a person may take it without. */
  mayOpen: z.boolean(),
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
  query: z.object({ page }),
  answer: z.object({ commands: z.array(keptAside), total: z.number(), pageSize: z.number() }),
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
  'sync.officer-revoked': {
    status: 422,
    sentence: () => ({
      id: 'Petugas pembuat kiriman ini tidak bertugas lagi. Kiriman disimpan utuh; koordinator memutuskan.',
      en: 'The officer who made this message is no longer in office. It is kept whole for a supervisor to decide.',
    }),
  },
  'sync.waits-for-sign-in': {
    status: 422,
    sentence: () => ({
      id: 'Kiriman ini sudah disimpan kantor dan diproses setelah petugas pembuatnya masuk lagi.',
      en: 'The office keeps this message and processes it once the officer who made it signs in again.',
    }),
  },
  'sync.deposit-refused': {
    status: 403,
    sentence: () => ({
      id: 'Kantor tidak mengenali ponsel ini. Kiriman tetap tersegel di ponsel; minta koordinator mengimpor berkas penyelamatan.',
      en: 'The office does not recognise this phone. The work stays sealed on it; ask a supervisor to import a rescue file.',
    }),
  },
  'sync.still-waiting': {
    status: 409,
    sentence: () => ({
      id: 'Kiriman sebelumnya dari ponsel yang sama masih ditunggu, paling lama 7 hari. Sesudah itu kiriman ini dapat diproses tanpa menunggu.',
      en: 'The message before it from the same phone is still waited for, seven days at most. After that this one can be taken without it.',
    }),
  },
  'sync.not-a-rescue-file': {
    status: 422,
    sentence: () => ({
      id: 'Ini bukan berkas penyelamatan dari aplikasi lapangan. Pilih berkas berakhiran .tanggap yang dibagikan dari ponsel.',
      en: 'This is not a rescue file of the field app. Choose the file ending in .tanggap that was shared from the phone.',
    }),
  },
  'sync.newer-rescue-file': {
    status: 422,
    sentence: () => ({
      id: 'Berkas ini dibuat aplikasi yang lebih baru daripada kantor. Simpan berkasnya; impor setelah server diperbarui.',
      en: 'This file was written by an app newer than the office. Keep it, and import it once the server is updated.',
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
