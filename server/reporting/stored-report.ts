import { changeStatuses, doors } from '@tanggap/core/changes'
import { type TicketKind, ticketKinds, ticketStatuses } from '@tanggap/core/citizens'
import { familyFindingKeys, memberPresenceKeys } from '@tanggap/core/instrument'
import { caseOutcomes, caseStages, type Figures, type FrozenReport } from '@tanggap/core/reporting'
import { z } from 'zod'

/** How a report lies in its row: what was frozen, and the figures as they were computed on the day. */

const count = z.int().nonnegative()
const text = z.string()
const bilingual = z.object({ id: text, en: text })
const exclusion = z.enum(['public_employee', 'not_found', 'all_deceased', 'moved_out'])
const programme = z.enum(['pkh', 'sembako', 'pbi-jk', 'blt-kesra'])
const kinds = Object.keys(ticketKinds) as TicketKind[]
const variable = z.object({ question: text, families: count })

const rule = z.object({
  key: text,
  programme,
  title: bilingual,
  unit: z.enum(['family', 'person']),
  validFrom: text,
  validUntil: z.exactOptional(text),
  source: bilingual,
  certainty: z.enum(['official', 'secondary', 'press']),
  deciles: z.object({ from: z.int(), to: z.int() }),
  needsComponent: z.boolean(),
  excludedBy: z.array(exclusion),
})

export const frozenReport: z.ZodType<FrozenReport> = z.object({
  definitionVersion: text,
  regency: z.object({ code: text, name: text }),
  asOf: text,
  campaigns: z.array(
    z.object({
      number: text,
      name: text,
      village: text,
      families: count,
      startsOn: text,
      endsOn: text,
      instrumentVersion: text,
      frameHash: text,
    }),
  ),
  villages: z.array(
    z.object({
      code: text,
      name: text,
      subdistrict: text,
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
    }),
  ),
  facilitators: z.array(z.object({ id: text, name: text })),
  cases: z.array(
    z.object({
      village: text,
      facilitator: text.nullable(),
      stage: z.enum(caseStages),
      finding: z.enum(familyFindingKeys).nullable(),
      collectedOn: text.nullable(),
      outcome: z.enum(caseOutcomes).nullable(),
      count,
    }),
  ),
  members: z.array(z.object({ presence: z.enum(memberPresenceKeys), count })),
  variables: z.array(variable),
  familiesChanged: count,
  firstRecorded: z.exactOptional(z.object({ families: count, variables: z.array(variable) })),
  changes: z.array(
    z.object({
      door: z.enum(doors),
      status: z.enum(changeStatuses),
      proposedOn: text,
      enteredOn: text,
      settledOn: text.nullable(),
      count,
    }),
  ),
  meetings: z.array(z.object({ village: text, held: z.boolean(), signed: z.boolean(), count })),
  rules: z.array(rule),
  coverage: z.array(
    z.object({
      ruleKey: text,
      decile: z.int().nullable(),
      component: z.enum(['present', 'unknown', 'absent']),
      exclusions: z.array(exclusion),
      receives: z.boolean(),
      count,
    }),
  ),
  certified: count,
  tickets: z.array(
    z.object({
      kind: z.enum(kinds),
      channel: z.enum(['portal', 'desk']),
      status: z.enum(ticketStatuses),
      receivedOn: text,
      respondedOn: text.nullable(),
      count,
    }),
  ),
})

const progress = z.object({
  target: count,
  assigned: count,
  collected: count,
  waiting: count,
  returned: count,
  approved: count,
  unchanged: count,
  climbing: count,
  ratified: count,
  declined: count,
})
const findings = z.record(z.enum(familyFindingKeys), count)
const group = z.object({ key: text, progress, findings })
const split = z.object({ inside: count, outside: count, unknown: count })
const share = z.object({ count, of: count, meaning: bilingual })

export const storedFigures: z.ZodType<Figures> = z.object({
  progress,
  findings,
  villages: z.array(group),
  facilitators: z.array(group),
  members: z.record(z.enum(memberPresenceKeys), count),
  familiesChanged: count,
  firstRecorded: z.exactOptional(z.object({ families: count, variables: z.array(variable) })),
  variables: z.array(variable),
  proposals: z.array(
    z.object({
      door: z.enum(doors),
      count,
      open: count,
      ratified: count,
      declined: count,
      overdue: count,
      medianDays: z.number().nullable(),
      statuses: z.array(z.object({ status: z.enum(changeStatuses), count })),
    }),
  ),
  meetings: z.object({ held: count, signed: count, villages: count, villagesWithSigned: count }),
  coverage: z.array(
    z.object({
      ruleKey: text,
      recipients: split,
      nonRecipients: split,
      inclusionSuspected: share,
      exclusionSuspected: share,
    }),
  ),
  pace: z.object({
    endsOn: text.nullable(),
    remaining: count,
    daysLeft: z.int(),
    neededPerDay: z.number().nullable(),
    recentPerDay: z.number(),
    forecastOn: text.nullable(),
  }),
  certified: count,
  active: count,
  citizens: z.object({
    count,
    portal: count,
    desk: count,
    kinds: z.array(z.object({ kind: z.enum(kinds), count })),
    responded: count,
    medianResponseDays: z.number().nullable(),
    respondedInTime: count,
    settled: count,
  }),
})
