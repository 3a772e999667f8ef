import type { Role } from '../access/index.ts'
import type { Actor, Refusal, Workflow } from '../workflow/index.ts'
import { type TicketKind, ticketKinds, ticketKindsOf } from './ticket-kinds.ts'

export const ticketStatuses = [
  'received',
  'information_needed',
  'linked',
  'under_way',
  'answered',
  'reopened',
  'appealed',
  'appeal_answered',
  'closed',
  'withdrawn',
  'duplicate',
  'out_of_authority',
] as const
export type TicketStatus = (typeof ticketStatuses)[number]

/** What the workflow must know of a ticket. */
export interface Ticket {
  readonly status: TicketStatus
  readonly kind: TicketKind
  /** The desk has found the family it is about. */
  readonly linked: boolean
  readonly today: string
  /** Last day on which the answer can be contested; absent before there is one. */
  readonly contestableUntil?: string
  /** Last day on which the decision can be brought before another person; absent before there is one. */
  readonly appealableUntil?: string
  /** Accounts that decided or advised: steps taken here, and parts in the change the ticket opened. */
  readonly handledBy?: readonly string[]
  /** The family gives its aid up and has not said so a second time yet. */
  readonly unconfirmed?: boolean
}

const desk: readonly Role[] = [
  'village_operator',
  'data_operator',
  'dinsos_verifier',
  'integrity_officer',
  'privacy_officer',
]
/** Who judges an appeal: never a desk of the village, and never who had a hand in the answer. */
const judges: readonly Role[] = ['data_operator', 'dinsos_verifier', 'integrity_officer', 'privacy_officer']

/**
 * A ticket's way (domain reference §3.3). The decision about a family is not made here but on the staircase
 * of the change the ticket opened; the ticket tells the citizen about it and closes with an answer.
 */
export const ticketWorkflow = {
  link: {
    from: ['received', 'reopened'],
    to: 'linked',
    by: desk,
    unless: either(belongsToAnotherDesk, concernsNoFamily),
  },
  askForMore: {
    from: ['received', 'linked', 'under_way', 'reopened'],
    to: 'information_needed',
    by: desk,
    unless: belongsToAnotherDesk,
    reasoned: true,
  },
  giveMore: {
    from: ['information_needed'],
    to: (ticket) => (ticket.linked ? 'linked' : 'received'),
    by: ['citizen', ...desk],
    unless: belongsToAnotherDesk,
  },
  start: {
    from: ['received', 'linked', 'reopened'],
    to: 'under_way',
    by: desk,
    unless: either(either(belongsToAnotherDesk, isUnlinked), isUnconfirmed),
  },
  answer: {
    from: ['received', 'linked', 'under_way', 'reopened'],
    to: 'answered',
    by: desk,
    unless: either(belongsToAnotherDesk, isUnlinked),
    reasoned: true,
  },
  redirect: {
    from: ['received', 'information_needed', 'linked', 'under_way'],
    to: 'out_of_authority',
    by: desk,
    unless: belongsToAnotherDesk,
    reasoned: true,
  },
  markDuplicate: {
    from: ['received', 'information_needed', 'linked'],
    to: 'duplicate',
    by: desk,
    unless: belongsToAnotherDesk,
    reasoned: true,
  },
  withdraw: {
    from: ['received', 'information_needed', 'linked', 'under_way', 'reopened'],
    to: 'withdrawn',
    by: ['citizen'],
  },
  reopen: {
    from: ['answered', 'closed', 'out_of_authority', 'duplicate'],
    to: 'reopened',
    by: ['citizen', ...desk],
    unless: either(belongsToAnotherDesk, isTooLateToContest),
    reasoned: true,
  },
  interim: {
    from: ['received', 'information_needed', 'linked', 'under_way', 'reopened', 'appealed'],
    to: ({ status }) => status,
    by: [...desk, 'system'],
    unless: belongsToAnotherDesk,
    reasoned: true,
  },
  appeal: {
    from: ['answered', 'closed', 'out_of_authority', 'duplicate'],
    to: 'appealed',
    by: ['citizen', ...desk],
    unless: either(belongsToAnotherDesk, isTooLateToAppeal),
    reasoned: true,
  },
  upholdAnswer: {
    from: ['appealed'],
    to: 'appeal_answered',
    by: judges,
    unless: either(belongsToAnotherDesk, hadAPart),
    reasoned: true,
  },
  overturnAnswer: {
    from: ['appealed'],
    to: 'reopened',
    by: judges,
    unless: either(belongsToAnotherDesk, hadAPart),
    reasoned: true,
  },
  close: {
    from: ['answered', 'out_of_authority', 'duplicate', 'appeal_answered'],
    to: 'closed',
    by: ['citizen', 'system'],
    unless: canStillBeContested,
  },
} as const satisfies Workflow<Ticket, TicketStatus, Role>

export type TicketAction = keyof typeof ticketWorkflow

/** What an official may not read they do not handle either. */
function belongsToAnotherDesk(ticket: Ticket, actor: Actor<Role>): Refusal | undefined {
  if (actor.role === 'citizen' || actor.role === 'system') return undefined
  return ticketKindsOf(actor.role).includes(ticket.kind) ? undefined : { code: 'ticket.another-desk' }
}

function concernsNoFamily(ticket: Ticket): Refusal | undefined {
  return ticketKinds[ticket.kind].needsFamily ? undefined : { code: 'ticket.concerns-no-family' }
}

function isUnlinked(ticket: Ticket): Refusal | undefined {
  return ticketKinds[ticket.kind].needsFamily && !ticket.linked ? { code: 'ticket.not-linked' } : undefined
}

/** Nobody is struck off by a word said once: until the family confirms, nothing is begun. */
function isUnconfirmed({ unconfirmed }: Ticket): Refusal | undefined {
  return unconfirmed ? { code: 'ticket.not-confirmed' } : undefined
}

function isTooLateToContest({ contestableUntil, today }: Ticket): Refusal | undefined {
  if (contestableUntil === undefined || today <= contestableUntil) return undefined
  return { code: 'ticket.too-late-to-contest', facts: { contestableUntil } }
}

/** Without a day, no decision was made that could be brought before anyone. */
function isTooLateToAppeal({ appealableUntil, today }: Ticket): Refusal | undefined {
  if (appealableUntil !== undefined && today <= appealableUntil) return undefined
  return { code: 'ticket.too-late-to-appeal', facts: { appealableUntil } }
}

/** An appeal goes to a different person: whoever decided or advised may not judge it. */
function hadAPart({ handledBy }: Ticket, actor: Actor<Role>): Refusal | undefined {
  return handledBy?.includes(actor.accountId) ? { code: 'ticket.had-a-part' } : undefined
}

/** The citizen may close at once; the clock only after the time to contest is over. */
function canStillBeContested({ contestableUntil, today }: Ticket, actor: Actor<Role>): Refusal | undefined {
  if (actor.role === 'citizen' || contestableUntil === undefined || today > contestableUntil) return undefined
  return { code: 'ticket.can-still-be-contested', facts: { contestableUntil } }
}

type Objection = (ticket: Ticket, actor: Actor<Role>) => Refusal | undefined

function either(first: Objection, second: Objection): Objection {
  return (ticket, actor) => first(ticket, actor) ?? second(ticket, actor)
}
