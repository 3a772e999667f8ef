import {
  channels,
  desks,
  type MessageTemplate,
  messageStatuses,
  messageTemplates,
} from '@tanggap/core/messages'
import * as z from 'zod/mini'
import { refusals } from './refusal.ts'
import { route } from './route.ts'

/** Messages to citizens: the outbox, what somebody has to tell in person, and the numbers they go to. */

const template = z.enum(Object.keys(messageTemplates) as MessageTemplate[])
const text = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const page = z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1)
const status = z.enum(messageStatuses)

const message = z.object({
  id: z.uuid(),
  template,
  status,
  /** As the citizen reads it; a code is shown as zeros, except where one tries the product out. */
  text: z.string(),
  villageCode: z.string(),
  desk: z.enum(desks),
  channel: z.nullable(z.enum(channels)),
  tries: z.number(),
  /** Why the last try failed, in one word of the gateway's. */
  lastFailure: z.nullable(z.string()),
  at: z.string(),
  endedAt: z.nullable(z.string()),
})
export type OutboxMessage = z.infer<typeof message>

export const listOutbox = route({
  method: 'GET',
  path: '/api/messages',
  summary: 'The outbox of messages to citizens, newest first, without addresses',
  query: z.object({ status: z.optional(status), page }),
  answer: z.object({
    messages: z.array(message),
    total: z.number(),
    pageSize: z.number(),
    counts: z.record(z.string(), z.number()),
    /** The channels that are set up. */
    channels: z.array(z.enum(channels)),
  }),
})

const task = z.object({
  id: z.uuid(),
  template,
  text: z.string(),
  desk: z.enum(desks),
  villageCode: z.string(),
  ticketId: z.nullable(z.uuid()),
  familyId: z.nullable(z.uuid()),
  since: z.string(),
  version: z.number(),
})
export type TellTask = z.infer<typeof task>

export const listToTell = route({
  method: 'GET',
  path: '/api/messages/to-tell',
  summary: 'Citizens whom no channel reached: somebody of this office tells them in person',
  query: z.object({ page }),
  answer: z.object({ tasks: z.array(task), total: z.number(), pageSize: z.number() }),
})

export const tellCitizen = route({
  method: 'POST',
  path: '/api/messages/:id/told',
  summary: 'Notes that a citizen was told in person, and how one knew whom one had before one',
  params: z.object({ id: z.uuid() }),
  body: z.object({ version: z.number().check(z.int()), how: text(300) }),
  answer: z.object({ status }),
})

export const bindContact = route({
  method: 'POST',
  path: '/api/contacts',
  summary: 'Binds the phone of a family, with a member of it at the desk',
  body: z.object({
    familyId: z.uuid(),
    phone: text(40),
    /** What was seen: the identity card, the family card, or the person is known. */
    identityCheck: text(200),
  }),
  answer: z.object({ bound: z.literal(true) }),
})

/** What a gateway hands in when a citizen writes to the office's number; it shows its secret in a header. */
export const receiveMessage = route({
  method: 'POST',
  path: '/pesan/masuk',
  summary: 'A citizen’s message to the numbered menu; the answer is what to send back',
  body: z.object({
    /** Where it comes from, as the gateway knows it. */
    from: z.string().check(z.maxLength(40)),
    text: z.string().check(z.maxLength(2000)),
  }),
  answer: z.object({ reply: z.string() }),
})

export const messageRefusals = refusals({
  'contact.phone-format': {
    status: 422,
    sentence: () => ({
      id: 'Ini bukan nomor HP Indonesia. Tulis seperti 0812 3456 7890.',
      en: 'This is no mobile number of Indonesia. Write it like 0812 3456 7890.',
    }),
  },
  'message.another-desk': {
    status: 403,
    sentence: () => ({
      id: 'Kabar ini disampaikan oleh meja lain.',
      en: 'This is told by another desk.',
    }),
  },
  'message.needs-a-person': {
    status: 409,
    sentence: () => ({
      id: 'Kabar ini harus sampai kepada warga, jadi tidak cukup disimpan. Sampaikan langsung.',
      en: 'The citizen must hear this, so keeping it is not enough. Tell them in person.',
    }),
  },
  'message.not-our-gateway': {
    status: 401,
    sentence: () => ({
      id: 'Pengirim ini tidak dikenal. Periksa rahasia gerbang pesan pada pengaturan.',
      en: 'This sender is not known. Check the gateway’s secret in the settings.',
    }),
  },
})
