import type { Role } from '../access/index.ts'
import type { Refusal, Workflow } from '../workflow/index.ts'
import { type MessageTemplate, messageTemplates } from './templates.ts'

/** In the order in which they are tried: most people of the regency read WhatsApp, every phone takes an SMS. */
export const channels = ['whatsapp', 'sms', 'email'] as const
export type Channel = (typeof channels)[number]

/** Who tells a citizen in person whom no channel reached. */
export const desks = ['village', 'dinsos', 'integrity', 'privacy'] as const
export type MessageDesk = (typeof desks)[number]

export const messageStatuses = ['waiting', 'sent', 'kept', 'in_person', 'told', 'dropped'] as const
export type MessageStatus = (typeof messageStatuses)[number]

export interface Message {
  readonly status: MessageStatus
  readonly template: MessageTemplate
  readonly desk: MessageDesk
}

/** Whose task it is to tell somebody in person. What the integrity desk knows, no village is told. */
export const tellers: Readonly<Record<MessageDesk, readonly Role[]>> = {
  village: ['village_operator', 'data_operator', 'dinsos_verifier'],
  dinsos: ['data_operator', 'dinsos_verifier'],
  integrity: ['integrity_officer'],
  privacy: ['privacy_officer'],
}

const everyTeller: readonly Role[] = [
  'village_operator',
  'data_operator',
  'dinsos_verifier',
  'integrity_officer',
  'privacy_officer',
]

/** Whoever takes the step that overtakes it. */
const everyone: readonly Role[] = [...everyTeller, 'citizen', 'system']

/** The way of one message. `kept`: no channel is set up, so it stands in the outbox where it can be read. */
export const messageWorkflow = {
  send: { from: ['waiting'], to: 'sent', by: ['system'] },
  keep: { from: ['waiting'], to: 'kept', by: ['system'], unless: needsAPerson },
  giveUp: {
    from: ['waiting'],
    to: ({ template }) => (messageTemplates[template].unreached === 'person' ? 'in_person' : 'dropped'),
    by: ['system'],
  },
  /** Something newer about the same report leads to the same page, or the citizen has been there. */
  supersede: { from: ['waiting', 'in_person'], to: 'dropped', by: everyone },
  tell: { from: ['in_person'], to: 'told', by: everyTeller, unless: isAnotherDesks, reasoned: true },
} as const satisfies Workflow<Message, MessageStatus, Role>
export type MessageAction = keyof typeof messageWorkflow

/** What a citizen must hear is never left lying in an outbox. */
function needsAPerson({ template }: Message): Refusal | undefined {
  return messageTemplates[template].unreached === 'person' ? { code: 'message.needs-a-person' } : undefined
}

function isAnotherDesks({ desk }: Message, { role }: { readonly role: Role }): Refusal | undefined {
  return tellers[desk].includes(role) ? undefined : { code: 'message.another-desk' }
}

/** Minutes until a channel is tried again after its first, second … failure; after the last, the next channel. */
export const backOffMinutes: readonly number[] = [1, 5, 30]

export type NextTry =
  | { readonly next: 'again'; readonly channel: Channel; readonly afterMinutes: number }
  | { readonly next: 'other'; readonly channel: Channel }
  | { readonly next: 'nobody' }

/**
 * What follows a failed try: the same channel later, the next channel at once, or a person.
 *
 * @param failures how often each channel failed so far, this failure included
 * @param forGood the channel said that trying again is useless (no such number)
 */
export function afterFailure(
  usable: readonly Channel[],
  failed: Channel,
  failures: Readonly<Partial<Record<Channel, number>>>,
  forGood: boolean,
): NextTry {
  const wait = backOffMinutes[(failures[failed] ?? 1) - 1]
  if (!forGood && wait !== undefined) return { next: 'again', channel: failed, afterMinutes: wait }
  const other = channels.slice(channels.indexOf(failed) + 1).find((one) => usable.includes(one))
  return other ? { next: 'other', channel: other } : { next: 'nobody' }
}
