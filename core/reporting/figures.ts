import { localDay } from '../calendar/index.ts'
import {
  type FamilyFinding,
  familyFindingKeys,
  type MemberPresence,
  memberPresenceKeys,
} from '../instrument/index.ts'
import { type Overlap, overlapsOfLookAlikes } from '../targeting/index.ts'
import { type CitizenFigures, citizenFigures } from './citizen-figures.ts'
import { type FrozenCases, type FrozenReport, isCollected, totalOf } from './frozen.ts'
import { type Pace, paceOf } from './pace.ts'
import { type DoorFigures, proposalFigures } from './proposal-figures.ts'

/** Families of the frozen frame, by how far they have come. Collected and approved are never one figure. */
export interface Progress {
  readonly target: number
  readonly assigned: number
  /** waiting + returned + approved */
  readonly collected: number
  readonly waiting: number
  readonly returned: number
  /** unchanged + climbing + ratified + declined */
  readonly approved: number
  readonly unchanged: number
  readonly climbing: number
  readonly ratified: number
  readonly declined: number
}

export type Findings = Readonly<Record<FamilyFinding, number>>

export interface GroupFigures {
  /** Code of the village, or id of the facilitator's account; empty for families nobody was assigned to. */
  readonly key: string
  readonly progress: Progress
  /** Of approved visits; sums to `progress.approved`. */
  readonly findings: Findings
}

export interface VariableFigure {
  readonly question: string
  readonly families: number
}

export interface Figures {
  readonly progress: Progress
  readonly findings: Findings
  readonly villages: readonly GroupFigures[]
  readonly facilitators: readonly GroupFigures[]
  readonly members: Readonly<Record<MemberPresence, number>>
  readonly familiesChanged: number
  /** Corrected: other than the register had it. Most families first. */
  readonly variables: readonly VariableFigure[]
  /** Found where the register held nothing. Most families first. */
  readonly firstRecorded?: { readonly families: number; readonly variables: readonly VariableFigure[] }
  readonly proposals: readonly DoorFigures[]
  readonly meetings: {
    readonly held: number
    readonly signed: number
    readonly villages: number
    readonly villagesWithSigned: number
  }
  readonly coverage: readonly Overlap[]
  readonly pace: Pace
  readonly certified: number
  /** Facilitators with at least one collected visit. */
  readonly active: number
  readonly citizens: CitizenFigures
}

/**
 * Every figure of a report from its frozen counts: no clock, no database, so whoever has the frozen counts gets
 * the same figures. The definitions stand in `definitions.ts`.
 */
export function figuresOf(frozen: FrozenReport): Figures {
  const { cases, firstRecorded } = frozen
  const facilitators = groups(cases, ({ facilitator }) => facilitator ?? '')
  return {
    progress: progressOf(cases),
    findings: findingsOf(cases),
    villages: frozen.villages
      .map(({ code }) =>
        groupOf(
          code,
          cases.filter(({ village }) => village === code),
        ),
      )
      .filter(({ progress }) => progress.target > 0),
    facilitators,
    members: tally(memberPresenceKeys, frozen.members, ({ presence }) => presence),
    familiesChanged: frozen.familiesChanged,
    variables: mostFirst(frozen.variables),
    ...(firstRecorded && {
      firstRecorded: { families: firstRecorded.families, variables: mostFirst(firstRecorded.variables) },
    }),
    proposals: proposalFigures(frozen.changes, frozen.asOf),
    meetings: meetingFigures(frozen),
    coverage: overlapsOfLookAlikes(frozen.rules, frozen.coverage),
    pace: paceOf(frozen.campaigns, cases, localDay(new Date(frozen.asOf))),
    certified: frozen.certified,
    active: facilitators.filter(({ key, progress }) => key !== '' && progress.collected > 0).length,
    citizens: citizenFigures(frozen.tickets),
  }
}

function mostFirst(variables: readonly VariableFigure[]): VariableFigure[] {
  return variables.toSorted((a, b) => b.families - a.families || a.question.localeCompare(b.question))
}

function progressOf(cases: readonly FrozenCases[]): Progress {
  const where = (holds: (cell: FrozenCases) => boolean) => totalOf(cases.filter(holds))
  return {
    target: totalOf(cases),
    assigned: where(({ stage }) => stage !== 'planned'),
    collected: where(isCollected),
    waiting: where(({ stage }) => stage === 'waiting'),
    returned: where(({ stage }) => stage === 'returned'),
    approved: where(({ stage }) => stage === 'approved'),
    unchanged: where(({ outcome }) => outcome === 'unchanged'),
    climbing: where(({ outcome }) => outcome === 'climbing'),
    ratified: where(({ outcome }) => outcome === 'ratified'),
    declined: where(({ outcome }) => outcome === 'declined'),
  }
}

function findingsOf(cases: readonly FrozenCases[]): Findings {
  const approved = cases.filter(({ stage }) => stage === 'approved')
  return tally(familyFindingKeys, approved, ({ finding }) => finding)
}

function groupOf(key: string, cases: readonly FrozenCases[]): GroupFigures {
  return { key, progress: progressOf(cases), findings: findingsOf(cases) }
}

function groups(cases: readonly FrozenCases[], keyOf: (cell: FrozenCases) => string): GroupFigures[] {
  return [...Map.groupBy(cases, keyOf)]
    .map(([key, own]) => groupOf(key, own))
    .toSorted((a, b) => b.progress.collected - a.progress.collected || a.key.localeCompare(b.key))
}

function meetingFigures({ meetings, villages }: FrozenReport): Figures['meetings'] {
  const signed = meetings.filter((cell) => cell.signed)
  return {
    held: totalOf(meetings.filter(({ held }) => held)),
    signed: totalOf(signed),
    villages: villages.length,
    villagesWithSigned: new Set(signed.map(({ village }) => village)).size,
  }
}

/** How often each key occurs, every key named. */
function tally<Key extends string, Cell extends { readonly count: number }>(
  keys: readonly Key[],
  cells: readonly Cell[],
  keyOf: (cell: Cell) => Key | null,
): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>
  for (const cell of cells) {
    const key = keyOf(cell)
    if (key !== null) counts[key] += cell.count
  }
  return counts
}
