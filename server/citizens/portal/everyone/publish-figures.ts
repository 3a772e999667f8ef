import { type PublicFigures, publicFigures } from '@tanggap/contract/public-figures'
import { addDays, addWorkingDays, localDay, nationalHolidays } from '@tanggap/core/calendar'
import {
  type AnsweredReport,
  answerTimes,
  servicePromise,
  suppressSmall,
  type TicketKind,
  ticketKindRule,
  ticketKinds,
} from '@tanggap/core/citizens'
import { publicParts } from '@tanggap/core/reporting'
import type { Acting } from '../../../plumbing/acting.ts'
import { familiesByVillage, insertFigures, newestFigures, reportsSince } from './figures.store.ts'

/** Long enough to hold the seasons of aid, short enough that what an office learnt shows. */
const windowDays = 365

/**
 * Publishes the figures everyone may read: once a month, so that two publications never differ by the one
 * family that came or went between them. Safe to repeat.
 */
export async function publishFigures(acting: Acting): Promise<void> {
  const { tx, office, now } = acting
  const before = await newestFigures(tx, office.regency)
  const month = (moment: Date) => localDay(moment).slice(0, 7)
  if (before && month(before.as_of) === month(now)) return
  const content = await figuresOf(acting)
  await insertFigures(tx, office.regency, { id: acting.id(), asOf: now, content })
  await acting.record({ action: 'portal.publish-figures', subject: 'regency', ids: [office.regency] })
}

export async function readFigures(acting: Acting): Promise<PublicFigures | null> {
  const newest = await newestFigures(acting.tx, acting.office.regency)
  return newest ? publicFigures.parse(newest.content) : null
}

async function figuresOf({ tx, office, now }: Acting): Promise<PublicFigures> {
  const today = localDay(now)
  const families = await familiesByVillage(tx, office.regency)
  const since = addDays(today, -windowDays)
  const rows = await reportsSince(tx, office.regency, new Date(`${since}T00:00:00Z`))
  const reports = rows.map((row) => ({ ...row, ...clocked(row, today) }))
  // What only the integrity desk reads is counted in no village: a count there could point at who spoke.
  const open = reports.filter(({ kind }) => isKind(kind) && ticketKindRule(kind).desk !== 'integrity')
  const inVillage = Map.groupBy(open, (report) => report.village_code)
  return {
    asOf: now.toISOString(),
    since,
    families: publicParts(
      families.map(({ village_code, families: all, listed }) => ({
        key: village_code,
        part: listed,
        rest: all - listed,
      })),
    ),
    reports: publicParts(
      [...inVillage].map(([key, some]) => {
        const answered = some.filter(({ days }) => days !== null).length
        return { key, part: answered, rest: some.length - answered }
      }),
    ),
    kinds: (Object.keys(ticketKinds) as TicketKind[]).flatMap((kind): PublicFigures['kinds'] => {
      const times = answerTimes(reports.filter((report) => report.kind === kind))
      const received = suppressSmall(times.received)
      if (times.received === 0) return []
      // Of few reports nothing is told: a median of three is the story of three families.
      return 'fewerThan' in received ? [{ kind, received }] : [{ kind, received, times: fastOf(times) }]
    }),
    all: reports.length >= 10 ? fastOf(answerTimes(reports)) : null,
  }
}

function fastOf({ received, answered, late, median, p90 }: ReturnType<typeof answerTimes>) {
  return { answered: (answered / received) * 100, late: (late / received) * 100, median, p90 }
}

function clocked(row: { received_at: Date; answered_at: Date | null }, today: string): AnsweredReport {
  const { verifyWithin, followUpWithin } = servicePromise
  const days = row.answered_at ? (row.answered_at.getTime() - row.received_at.getTime()) / 86_400_000 : null
  const promised = addWorkingDays(localDay(row.received_at), verifyWithin + followUpWithin, nationalHolidays)
  return { days, late: days === null && promised < today }
}

function isKind(kind: string): kind is TicketKind {
  return kind in ticketKinds
}
