import { type ChangeKind, changeKinds, doors } from '@tanggap/core/changes'
import { familyFindingKeys } from '@tanggap/core/instrument'
import * as z from 'zod/mini'
import { shownMember } from './registry.ts'
import { route } from './route.ts'

const uuid = z.uuid()
const instant = z.iso.datetime({ offset: true })
const named = z.object({ id: uuid, name: z.string() })
const kinds = Object.keys(changeKinds) as ChangeKind[]

/** One value that changed. Without sides where it is sealed or this office may not see it. */
const changedField = z.object({
  key: z.string(),
  from: z.optional(z.unknown()),
  to: z.optional(z.unknown()),
  hidden: z.boolean(),
})
export type ShownField = z.infer<typeof changedField>

/** What can be said of a decile that moved; the regency never computes one. */
const decile = z.object({
  kind: z.enum(['values_changed', 'ranking_moved', 'first_ranked', 'no_longer_ranked']),
  from: z.nullable(z.number()),
  to: z.nullable(z.number()),
  /** Keys of what changed at home in the same snapshot, and how many came or are no longer named. */
  fields: z.array(z.string()),
  members: z.number(),
})
export type ShownDecile = z.infer<typeof decile>

const common = {
  key: z.string(),
  /** When it was recorded here. */
  at: instant,
  /** The day it describes, where that is another matter. */
  asOf: z.nullable(z.string()),
  /** Persons it is about; empty for the family as a whole. */
  persons: z.array(named),
  /** Who did it, by name, where this office may know. */
  by: z.nullable(z.string()),
}

export const lineEvent = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('first'), sourceName: z.string() }),
  z.object({
    ...common,
    kind: z.literal('snapshot'),
    intakeId: uuid,
    snapshot: z.string(),
    /** `gone`, `returned`, `split`, `merged`: what happened to the family as a whole. */
    kinds: z.array(z.string()),
    fields: z.array(changedField),
    members: z.array(z.object({ ...named.shape, kinds: z.array(z.string()), fields: z.array(changedField) })),
    decile: z.nullable(decile),
    /** Specific values changed that this office is not told of, not even which. */
    specific: z.boolean(),
  }),
  z.object({
    ...common,
    kind: z.literal('change'),
    changeId: uuid,
    number: z.string(),
    about: z.enum(kinds),
    door: z.enum(doors),
    why: z.string(),
    items: z.array(z.object({ ...changedField.shape, subjectName: z.string() })),
    steps: z.array(
      z.object({
        action: z.string(),
        role: z.string(),
        by: z.string(),
        reason: z.nullable(z.string()),
        at: instant,
      }),
    ),
  }),
  z.object({
    ...common,
    kind: z.literal('reply'),
    changeId: uuid,
    number: z.string(),
    about: z.enum(kinds),
    answer: z.enum(['accepted', 'returned']),
  }),
  z.object({
    ...common,
    kind: z.literal('visit'),
    caseId: uuid,
    campaign: z.string(),
    finding: z.enum(familyFindingKeys),
    status: z.string(),
  }),
  z.object({
    ...common,
    kind: z.literal('member'),
    what: z.enum(['came', 'left']),
    reason: z.nullable(z.string()),
    /** Where the person came from or went to, if it is known and within the range of the office. */
    otherFamily: z.nullable(named),
  }),
  z.object({
    ...common,
    kind: z.literal('card'),
    /** Last four digits. */
    before: z.string(),
    after: z.string(),
  }),
  z.object({ ...common, kind: z.literal('move'), from: placed(), to: placed() }),
  z.object({
    ...common,
    kind: z.literal('aid'),
    programmeCode: z.string(),
    period: z.string(),
    state: z.string(),
  }),
])
export type LineEvent = z.infer<typeof lineEvent>

function placed() {
  return z.object({ code: z.string(), name: z.string() })
}

export const getFamilyLine = route({
  method: 'GET',
  path: '/api/registry/families/:id/line',
  summary: 'What changed of a family, when, why and by whom, newest first',
  params: z.object({ id: uuid }),
  answer: z.object({ events: z.array(lineEvent) }),
})

export const getPersonLine = route({
  method: 'GET',
  path: '/api/registry/persons/:id/line',
  summary: 'What changed of a person and of where they belong, newest first',
  params: z.object({ id: uuid }),
  answer: z.object({ events: z.array(lineEvent) }),
})

/** A time in which somebody belonged to a family. */
const belonging = z.object({
  familyId: uuid,
  headName: z.string(),
  villageName: z.string(),
  personId: uuid,
  name: z.string(),
  relationship: z.string(),
  from: z.string(),
  to: z.nullable(z.string()),
  endedReason: z.nullable(z.string()),
  status: z.enum(['active', 'deceased', 'left']),
})
export type Belonging = z.infer<typeof belonging>

export const getFamilyCourse = route({
  method: 'GET',
  path: '/api/registry/families/:id/course',
  summary: 'Cards, members and villages of a family over time, and what waits for a later change',
  params: z.object({ id: uuid }),
  answer: z.object({
    cards: z.array(
      z.object({
        end: z.string(),
        from: z.string(),
        to: z.nullable(z.string()),
        source: z.enum(['intake', 'batch']),
      }),
    ),
    members: z.array(belonging),
    moves: z.array(z.object({ day: z.string(), from: placed(), to: placed() })),
    /** Families that members came from or went to: splits, merges, moves between cards. */
    related: z.array(z.object({ ...named.shape, persons: z.array(z.string()) })),
    open: z.array(
      z.object({
        /**
         * `not_named`: the newest snapshot does not name a member · `nowhere`: left by a split card and in no family
         * since · `returned`: the ministry returned a change of composition, which stands · `no_destination`: moved
         * within the regency, and nobody said where · `split_unsaid`: the card was split or joined, and nobody said who
         * went · `ended`: the family ended, and may be taken up again.
         */
        what: z.enum(['not_named', 'nowhere', 'returned', 'no_destination', 'split_unsaid', 'ended']),
        personId: z.nullable(uuid),
        name: z.nullable(z.string()),
        /** The kind of change that would settle it. */
        settledBy: z.array(z.enum(kinds)),
        source: z.nullable(z.string()),
        changeId: z.nullable(uuid),
      }),
    ),
  }),
})

export const getPerson = route({
  method: 'GET',
  path: '/api/registry/persons/:id',
  summary: 'A person as known today, with every family they belonged to',
  params: z.object({ id: uuid }),
  answer: z.object({ person: shownMember, belongings: z.array(belonging) }),
})

/** One time in which a value stood, in one layer. */
const era = z.object({
  layer: z.enum(['provider', 'ratified']),
  value: z.optional(z.unknown()),
  /** The layer no longer holds the value. */
  withdrawn: z.boolean(),
  from: z.string(),
  /** The newest version that still states it. */
  lastStated: z.string(),
  recordedAt: instant,
  sourceName: z.string(),
  changeId: z.nullable(uuid),
  current: z.boolean(),
})

const ofValue = {
  answer: z.object({ key: z.string(), hidden: z.boolean(), eras: z.array(era) }),
}
const valueKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,60}$/))

export const getFamilyValueHistory = route({
  method: 'GET',
  path: '/api/registry/families/:id/values/:key',
  summary: 'Every version of one value of a family, newest first',
  params: z.object({ id: uuid, key: valueKey }),
  ...ofValue,
})

export const getPersonValueHistory = route({
  method: 'GET',
  path: '/api/registry/persons/:id/values/:key',
  summary: 'Every version of one value of a person, newest first',
  params: z.object({ id: uuid, key: valueKey }),
  ...ofValue,
})
