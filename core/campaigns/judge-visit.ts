import type { Role } from '../access/index.ts'
import { type Fields, mergeEdits } from '../sync/index.ts'
import { type Actor, decide, type Refusal } from '../workflow/index.ts'
import { type CaseStatus, caseWorkflow } from './case-workflow.ts'

/** A case of the office, at the moment a visit to it arrives. */
export interface VisitedCase {
  readonly status: CaseStatus
  readonly version: number
  readonly assigneeId: string | undefined
}

/** What was handed in before, by the version its taking gave the case; oldest first. */
export interface KeptVisit {
  readonly version: number
  readonly fields: Fields
}

export interface ArrivingVisit {
  /** The case's version the phone began from. */
  readonly basedOnVersion: number
  readonly fields: Fields
  /** A supervisor has looked at it and lets it stand, although its case has moved on since. */
  readonly letStand: boolean
}

/** What ran beside a visit: kept with it, and shown to whoever reviews it. */
export interface Parallel {
  readonly sinceVersion: number
  /** Names of the fields that others changed meanwhile and that were kept. */
  readonly theirs: readonly string[]
  /** Names of the fields that this visit changed. */
  readonly ours: readonly string[]
}

export type Judged =
  | { readonly ok: true; readonly to: CaseStatus; readonly parallel: Parallel | null }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Decides what becomes of a finished visit that arrives. Based on the version that stands, it is taken. Based on
 * another one, what ran beside it is merged field by field; a field that both changed goes to a person, and
 * nothing is overwritten in silence (trust rules §1). Who is set over the facilitators may let it stand.
 *
 * @param errorsAfter how many errors the questionnaire finds once `ours` of this visit are laid over what stands;
 *   null: the visit is taken as it is
 */
export function judgeVisit(
  visit: VisitedCase,
  arriving: ArrivingVisit,
  history: readonly KeptVisit[],
  actor: Actor<Role>,
  errorsAfter: (ours: readonly string[] | null) => number,
): Judged {
  if (visit.assigneeId !== actor.accountId && !arriving.letStand)
    return { ok: false, refusal: { code: 'visit.assigned-to-another' } }
  const beside = whatRanBeside(visit, arriving, history)
  if (beside.is === 'clash' && !arriving.letStand)
    return { ok: false, refusal: { code: 'visit.same-answer-changed', facts: { count: beside.count } } }
  const parallel = beside.is === 'clash' ? null : beside.parallel
  const decision = decide(
    caseWorkflow,
    'submit',
    {
      status: visit.status,
      // Whose it is was settled above, by assignment or by a supervisor.
      assigneeId: actor.accountId,
      assigneeIsCertified: true,
      openErrors: errorsAfter(parallel && parallel.theirs.length > 0 ? parallel.ours : null),
      photosAreComplete: false,
    },
    actor,
  )
  return decision.ok ? { ok: true, to: decision.to, parallel } : decision
}

function whatRanBeside(
  visit: VisitedCase,
  { basedOnVersion, fields }: ArrivingVisit,
  history: readonly KeptVisit[],
):
  | { readonly is: 'clash'; readonly count: number }
  | { readonly is: 'merged'; readonly parallel: Parallel | null } {
  if (basedOnVersion === visit.version) return { is: 'merged', parallel: null }
  const current = history.at(-1)
  // An office that was set back by a backup knows fewer versions than the phone: then it began from the newest.
  const base = history.findLast(({ version }) => version <= basedOnVersion)
  const none = { sinceVersion: basedOnVersion, theirs: [], ours: [] }
  if (!current || current === base) return { is: 'merged', parallel: none }
  const merge = mergeEdits(base?.fields ?? {}, current.fields, fields)
  if (merge.is === 'clash') return { is: 'clash', count: merge.fields.length }
  return { is: 'merged', parallel: { sinceVersion: basedOnVersion, theirs: merge.theirs, ours: merge.ours } }
}
