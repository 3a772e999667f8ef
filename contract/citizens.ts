import { roles } from '@tanggap/core/access'
import { caseStatuses } from '@tanggap/core/campaigns'
import { type ChangeKind, changeKinds, changeStatuses } from '@tanggap/core/changes'
import {
  ageingBuckets,
  likenesses,
  type TicketAction,
  type TicketKind,
  ticketKinds,
  ticketStatuses,
  ticketWorkflow,
} from '@tanggap/core/citizens'
import * as z from 'zod/mini'
import { bilingual } from './refusal.ts'
import { route } from './route.ts'

/** The desk behind Jepara Tanggap: what citizens told, and what is done about it. */

const uuid = z.uuid()
const villageCode = z.string().check(z.regex(/^\d{10}$/))
const kind = z.enum(Object.keys(ticketKinds) as TicketKind[])
const changeKind = z.enum(Object.keys(changeKinds) as ChangeKind[])
const status = z.enum(ticketStatuses)
const action = z.enum(Object.keys(ticketWorkflow) as TicketAction[])
const version = z.number().check(z.int())
const id = z.object({ id: uuid })
const flag = z.optional(z.enum(['1']))
const text = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const ticketSummary = z.object({
  id: uuid,
  number: z.string(),
  kind,
  channel: z.enum(['portal', 'desk']),
  villageCode: z.string(),
  villageName: z.string(),
  status,
  receivedAt: z.string(),
  /** Of the present step: the desk's, or the change's once there is one. */
  dueAt: z.nullable(z.string()),
  overdue: z.boolean(),
  linked: z.boolean(),
  /** How near its deadline. */
  ageing: z.enum(ageingBuckets),
  /** The register or a visit brought something new about its family since the desk last looked. */
  dataChangedAt: z.nullable(z.string()),
  version,
})

export type TicketSummary = z.infer<typeof ticketSummary>

export const listTickets = route({
  method: 'GET',
  path: '/api/tickets',
  summary: 'Tickets within the range of the office, the most urgent and the oldest deadline first',
  query: z.object({
    status: z.optional(status),
    kind: z.optional(kind),
    village: z.optional(villageCode),
    /** Everything, also what is answered or closed. */
    all: flag,
    overdue: flag,
    /** Only those whose family has newer data than the desk has seen. */
    changed: flag,
    /** The number of a ticket, as far as it is known. */
    q: z.optional(z.string().check(z.maxLength(30))),
    page: z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1),
  }),
  answer: z.object({
    tickets: z.array(ticketSummary),
    total: z.number(),
    pageSize: z.number(),
    counts: z.object({
      open: z.number(),
      overdue: z.number(),
      byStatus: z.record(z.string(), z.number()),
      ageing: z.record(z.string(), z.number()),
    }),
  }),
})

export const candidate = z.object({
  id: uuid,
  headName: z.string(),
  /** The member by whom it was found, when that is not the head. */
  foundName: z.nullable(z.string()),
  hamlet: z.string(),
  rt: z.string(),
  rw: z.string(),
  villageName: z.string(),
  members: z.number(),
  status: z.enum(['active', 'ended']),
})

export type Candidate = z.infer<typeof candidate>

const ticketDetail = z.object({
  ...ticketSummary.shape,
  /** The citizen's words: question and answer. */
  answers: z.array(z.object({ key: z.string(), label: bilingual, value: bilingual })),
  headName: z.nullable(z.string()),
  where: z.nullable(z.string()),
  /** The last four digits of the NIK that was given, if one was. */
  nikTail: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  photos: z.array(z.object({ sha256: z.string() })),
  /** There is a spoken report to listen to. */
  voice: z.boolean(),
  family: z.nullable(
    z.object({
      id: uuid,
      headName: z.string(),
      hamlet: z.string(),
      rt: z.string(),
      rw: z.string(),
      members: z.array(z.object({ personId: uuid, name: z.string() })),
    }),
  ),
  change: z.nullable(
    z.object({
      id: uuid,
      number: z.string(),
      kind: changeKind,
      status: z.enum(changeStatuses),
      dueAt: z.nullable(z.string()),
    }),
  ),
  /** What happened to it and to the change it opened, newest first, as the citizen reads it. */
  lines: z.array(
    z.object({
      key: z.string(),
      at: z.string(),
      title: bilingual,
      text: z.nullable(bilingual),
      note: z.nullable(z.string()),
      role: z.enum(roles),
    }),
  ),
  allowed: z.array(action),
  /** The change this kind usually opens, with what the citizen said already filled in. */
  proposal: z.nullable(
    z.object({
      kind: changeKind,
      stated: z.record(z.string(), z.string()),
      explanation: z.string(),
      /** The member the citizen named, when exactly one of the family fits. */
      personId: z.nullable(uuid),
      /** What the report itself changes, from the register's value to what was told, in words. */
      items: z.array(z.object({ subjectName: z.string(), label: bilingual, from: bilingual, to: bilingual })),
    }),
  ),
  contestableUntil: z.nullable(z.string()),
  appealableUntil: z.nullable(z.string()),
  /** By when the law wants the citizen to hear something meanwhile. */
  interimDueAt: z.nullable(z.string()),
  /** Many reports from one place within an hour: worth a look, and nothing follows from it. */
  patterns: z.array(z.object({ by: z.enum(['phone', 'origin', 'village']), count: z.number() })),
})

export type TicketDetail = z.infer<typeof ticketDetail>

export const getTicket = route({
  method: 'GET',
  path: '/api/tickets/:id',
  summary: 'One ticket: what was said, what happened, what may be done',
  params: id,
  answer: ticketDetail,
})

export const ticketPhoto = route({
  method: 'GET',
  path: '/api/tickets/:id/photos/:sha256',
  summary: 'A photo the citizen added',
  params: z.object({ id: uuid, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
  answer: z.unknown(),
})

export const ticketVoice = route({
  method: 'GET',
  path: '/api/tickets/:id/voice',
  summary: 'What the citizen told by voice; played at the desk, kept nowhere else',
  params: id,
  answer: z.unknown(),
})

const similarMattersShape = z.object({
  tickets: z.array(
    z.object({
      id: uuid,
      number: z.string(),
      kind,
      status,
      receivedAt: z.string(),
      /** What they have in common. */
      why: z.array(z.enum(likenesses)),
      headName: z.nullable(z.string()),
      where: z.nullable(z.string()),
      answers: z.array(z.object({ key: z.string(), label: bilingual, value: bilingual })),
    }),
  ),
  changes: z.array(
    z.object({
      id: uuid,
      number: z.string(),
      kind: changeKind,
      status: z.enum(changeStatuses),
      headName: z.string(),
    }),
  ),
  cases: z.array(
    z.object({
      id: uuid,
      number: z.number(),
      status: z.enum(caseStatuses),
      headName: z.string(),
      campaign: z.string(),
    }),
  ),
})

export type SimilarMatters = z.infer<typeof similarMattersShape>

export const similarTickets = route({
  method: 'GET',
  path: '/api/tickets/:id/similar',
  summary: 'What may be the same matter: other reports, visits and changes under way',
  params: id,
  answer: similarMattersShape,
})

export const seeNewData = route({
  method: 'POST',
  path: '/api/tickets/:id/seen',
  summary: 'Notes that the desk has looked at what is new about the family',
  params: id,
  body: z.object({ version }),
  answer: ticketDetail,
})

export const ticketTrail = route({
  method: 'GET',
  path: '/api/tickets/:id/trail',
  summary: 'Who read and did what about the family of a request over its own data',
  params: id,
  answer: z.object({
    looks: z.array(z.object({ day: z.string(), role: z.enum(roles), action: z.string(), times: z.number() })),
    total: z.number(),
  }),
})

/** By POST, because an address is written down in places where a NIK must not be. */
export const findCandidates = route({
  method: 'POST',
  path: '/api/tickets/:id/candidates',
  summary: 'Families of the village the ticket may be about',
  params: id,
  body: z.object({
    /** A name, or sixteen digits of a NIK or card. Absent: what the citizen gave. */
    q: z.optional(z.string().check(z.maxLength(100))),
  }),
  answer: z.object({
    /** `nik`: by the number the citizen gave, so almost certain. */
    by: z.enum(['nik', 'name', 'nothing']),
    families: z.array(
      z.object({
        ...candidate.shape,
        /** How well what was told agrees with the register. */
        evidence: z.object({
          nik: z.nullable(z.boolean()),
          name: z.enum(['same', 'alike', 'other', 'untold']),
          place: z.enum(['same', 'other', 'untold']),
          certain: z.boolean(),
        }),
      }),
    ),
    /** What the citizen told, to lay beside it. */
    told: z.object({ headName: z.string(), where: z.string() }),
  }),
})

export const linkTicket = route({
  method: 'POST',
  path: '/api/tickets/:id/link',
  summary: 'Says which family of the register a ticket is about',
  params: id,
  body: z.object({ familyId: uuid, version }),
  answer: ticketDetail,
})

export const startFollowUp = route({
  method: 'POST',
  path: '/api/tickets/:id/follow-up',
  summary:
    'Takes a ticket up: opens the change it reports, or begins work that changes nothing in the register',
  params: id,
  body: z.object({
    version,
    proposal: z.nullable(
      z.object({
        kind: changeKind,
        personId: z.nullable(uuid),
        stated: z.record(z.string(), z.string().check(z.maxLength(300))),
        explanation: z.string().check(z.trim(), z.minLength(10), z.maxLength(2000)),
      }),
    ),
  }),
  answer: ticketDetail,
})

export const stepTicket = route({
  method: 'POST',
  path: '/api/tickets/:id/steps',
  summary:
    'Asks for more, tells meanwhile, answers, redirects, marks a duplicate, notes what was told, reopens, appeals, or judges an appeal',
  params: id,
  body: z.object({
    action: z.enum([
      'askForMore',
      'giveMore',
      'interim',
      'answer',
      'redirect',
      'markDuplicate',
      'reopen',
      'appeal',
      'upholdAnswer',
      'overturnAnswer',
    ]),
    version,
    /** What the citizen will read. */
    note: text(2000),
  }),
  answer: ticketDetail,
})

export const reportForCitizen = route({
  method: 'POST',
  path: '/api/tickets',
  summary: 'Writes down at the desk what a citizen tells',
  body: z.object({
    /** Made by the screen when the form opens: sending it twice makes one ticket. */
    draftId: uuid,
    kind,
    villageCode,
    answers: z.record(z.string(), z.string().check(z.maxLength(2000))),
    headName: z.string().check(z.maxLength(120)),
    where: z.string().check(z.maxLength(200)),
    nik: z.string().check(z.maxLength(40)),
    phone: z.string().check(z.maxLength(40)),
  }),
  answer: z.object({
    id: uuid,
    number: z.string(),
    pin: z.string(),
    verifyBy: z.string(),
    followUpBy: z.string(),
  }),
})
