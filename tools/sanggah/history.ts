import type { Role } from '@tanggap/core/access'
import { type CaseAction, caseWorkflow, type VisitCase } from '@tanggap/core/campaigns'
import {
  type ChangeAction,
  type Climber,
  type FoundDifference,
  firstStatus,
  isSeenInField,
  type Participant,
  partOf,
  proposeFromFinding,
  staircase,
} from '@tanggap/core/changes'
import {
  type Matter,
  type MatterAction,
  matterWorkflow,
  type Opening,
  readersOf,
  refusesAsking,
  refusesConsent,
} from '@tanggap/core/integrity'
import { type Actor, actionsOf, allowedActions, decide } from '@tanggap/core/workflow'
import { Chance } from '../seed/people/chance.ts'

/** Everybody of one regency who could have a hand in an objection; each office twice, so that a second person exists. */
const people: readonly Actor<Role>[] = (
  [
    'integrity_officer',
    'facilitator',
    'field_supervisor',
    'village_operator',
    'village_head',
    'data_operator',
    'dinsos_verifier',
    'ratifier',
    'auditor',
  ] as const
).flatMap((role) => [1, 2].map((number) => ({ role, accountId: `${role} ${number}` })))
const reporter: Actor<Role> = { role: 'citizen', accountId: 'citizen' }
const clock: Actor<Role> = { role: 'system', accountId: 'system' }
const everyone = [...people, reporter, clock]
const desk = people.filter(({ role }) => role === 'integrity_officer')

/** A change with what really happened to it, which its own columns are not asked for. */
interface Climbing extends Climber {
  readonly visitedBy: string
  readonly reviewedBy: string
  readonly approvals: readonly { readonly by: string; readonly content: string }[]
}

export interface World {
  matter: Matter
  opening: Opening | undefined
  now: number
  visit: VisitCase | undefined
  changes: Climbing[]
  /** What the register says and who gets aid: counted up whenever either is touched. */
  register: number
  aid: number
}

export interface Told {
  steps: number
  taken: number
  rechecks: number
  ratified: number
  /** Changes of the register or of aid without a field check by another and two approvals of the same content. */
  violations: string[]
}

/** A rule broken on purpose, so that a run shows it would be noticed. */
export type Planted = 'objection-changes-the-register' | 'one-approval-is-enough' | 'unvisited-is-ratified'

/** One random history of one objection, by the real tables; nothing is taken that `decide` does not allow. */
export function playHistory(seed: number, steps: number, told: Told, planted?: Planted): void {
  const chance = new Chance('sanggah', seed)
  const world: World = {
    matter: freshMatter(chance.unit() < 0.8),
    opening: undefined,
    now: 0,
    visit: undefined,
    changes: [],
    register: 0,
    aid: 0,
  }
  for (let step = 0; step < steps; step += 1) {
    told.steps += 1
    world.now += Math.floor(chance.unit() * 3) * 60_000
    const before = { register: world.register, aid: world.aid }
    const turn = chance.unit()
    const what =
      turn < 0.2
        ? openOrShut(world, pick(desk, chance), chance)
        : turn < 0.6 && world.visit && world.visit.status !== 'approved'
          ? moveVisit(world, chance)
          : turn < 0.9 && world.changes.length
            ? moveChange(world, chance, told, planted)
            : moveMatter(world, chance, told, planted)
    if (what !== undefined) told.taken += 1
    const touched = world.register !== before.register || world.aid !== before.aid
    if (touched && !what?.startsWith('ratify')) told.violations.push(`${seed}: ${what} touched the register`)
  }
}

function freshMatter(concernsFamily: boolean): Matter {
  return {
    status: 'received',
    readers: [],
    formerDeciders: [],
    concernsFamily,
    linked: false,
    visitApproved: false,
    visitWithdrawn: false,
    familyReplied: false,
    today: '2025-03-10',
  }
}

function openOrShut(world: World, { role, accountId }: Actor<Role>, chance: Chance): string | undefined {
  if (role !== 'integrity_officer') return undefined
  const officer = { accountId, conflict: undefined }
  if (chance.unit() < 0.5 && !refusesAsking(world.opening, officer, world.now)) {
    world.opening = { askedBy: accountId, askedAt: world.now }
    return 'ask'
  }
  if (!world.opening || refusesConsent(world.opening, officer, world.now)) return undefined
  world.opening = { ...world.opening, consentedBy: accountId, consentedAt: world.now }
  return 'consent'
}

function moveMatter(
  world: World,
  chance: Chance,
  told: Told,
  planted: Planted | undefined,
): string | undefined {
  const subject: Matter = {
    ...world.matter,
    readers: readersOf(world.opening, world.now),
    visitApproved: world.visit?.status === 'approved',
    visitWithdrawn: world.visit?.status === 'withdrawn',
    familyReplied: chance.unit() < 0.3,
    replyUntil: world.visit ? '2025-03-14' : undefined,
  }
  const { actor, action } = chosen(matterWorkflow, subject, chance)
  if (isEarlyEnd(action, chance)) return undefined
  const outcome = decide(matterWorkflow, action, subject, actor, 'alasan')
  if (!outcome.ok) return undefined
  world.matter = { ...world.matter, status: outcome.to, linked: world.matter.linked || action === 'link' }
  if (action === 'orderRecheck') {
    world.visit = planned
    told.rechecks += 1
    if (planted === 'objection-changes-the-register') world.register += 1
  }
  return action satisfies MatterAction
}

const planned: VisitCase = {
  status: 'planned',
  assigneeId: undefined,
  assigneeIsCertified: true,
  openErrors: 0,
  photosAreComplete: true,
}

/** Facilitators mostly; a supervisor may hold that office too, and then not review what they made. */
const fieldPeople = people.filter(({ role }) => role === 'facilitator' || role === 'field_supervisor')

function moveVisit(world: World, chance: Chance): string | undefined {
  const { visit } = world
  if (!visit) return undefined
  const subject: VisitCase = {
    ...visit,
    assigneeIsCertified: chance.unit() < 0.8,
    openErrors: chance.unit() < 0.2 ? 1 : 0,
    photosAreComplete: chance.unit() < 0.9,
  }
  const { actor, action } = chosen(caseWorkflow, subject, chance)
  if (isEarlyEnd(action, chance)) return undefined
  const outcome = decide(caseWorkflow, action, subject, actor, 'alasan')
  if (!outcome.ok) return undefined
  const assigneeId = action === 'assign' ? pick(fieldPeople, chance).accountId : visit.assigneeId
  world.visit = { ...visit, status: outcome.to, assigneeId }
  if (action === 'approve') world.changes.push(...foundBy(world, visit, actor, chance))
  return action satisfies CaseAction
}

/** What the office makes of an approved visit: changes of the ground-check door, as `reviewVisit` proposes them. */
function foundBy(world: World, visit: VisitCase, reviewer: Actor<Role>, chance: Chance): Climbing[] {
  const participants: readonly Participant[] = [
    { accountId: visit.assigneeId ?? '', part: 'visited' },
    { accountId: reviewer.accountId, part: 'reviewed' },
  ]
  return proposeFromFinding(pick(findings, chance)).map(({ kind, items }, index) => ({
    status: firstStatus(kind),
    kind,
    door: 'ground_check',
    participants,
    contentHash: `${world.changes.length + index} ${items.length}`,
    fieldConfirmed: isSeenInField('ground_check'),
    linked: true,
    visitedBy: visit.assigneeId ?? '',
    reviewedBy: reviewer.accountId,
    approvals: [],
  }))
}

const value = (question: string, sensitivity: 'general' | 'specific' = 'general'): FoundDifference => ({
  about: 'value',
  subject: 'family',
  subjectName: 'KELUARGA',
  question,
  from: 'earth',
  to: 'ceramic',
  sensitivity,
})
const gone: FoundDifference = {
  about: 'composition',
  kind: 'family_moved_out',
  subjectName: 'KELUARGA',
  details: { leftDate: '2025-01-01' },
}
const findings: readonly (readonly FoundDifference[])[] = [
  [],
  [value('floorMaterial')],
  [value('floorMaterial'), value('disability', 'specific')],
  [gone],
]

const approving: readonly ChangeAction[] = [
  'confirmInVillage',
  'agreeInMeeting',
  'passCompleteness',
  'confirmInField',
  'verify',
  'ratify',
]

function moveChange(
  world: World,
  chance: Chance,
  told: Told,
  planted: Planted | undefined,
): string | undefined {
  const change = world.changes[Math.floor(chance.unit() * world.changes.length)]
  if (!change) return undefined
  const at = world.changes.indexOf(change)
  if (change.status === 'field_verification' && !change.fieldConfirmed && chance.unit() < 0.3) {
    world.changes[at] = seenAgain(change, pick(fieldPeople, chance).accountId)
    return 'visit'
  }
  const { actor, action } = chosen(staircase, change, chance)
  if (isEarlyEnd(action, chance)) return undefined
  const outcome = decide(staircase, action, change, actor, 'alasan')
  const isPlanted =
    (planted === 'one-approval-is-enough' && action === 'ratify' && change.status === 'completeness_check') ||
    (planted === 'unvisited-is-ratified' && action === 'ratify' && change.status === 'in_batch')
  if (!outcome.ok && !isPlanted) return undefined
  const corrected = action === 'resubmit' && chance.unit() < 0.5
  const part = partOf[action]
  const climbed: Climbing = {
    ...change,
    status: outcome.ok ? outcome.to : 'ratified',
    contentHash: corrected ? `${change.contentHash}'` : change.contentHash,
    // Corrected content no visit has borne out.
    fieldConfirmed: corrected ? false : change.fieldConfirmed,
    reviewedBy: action === 'confirmInField' ? actor.accountId : change.reviewedBy,
    visitedBy: planted === 'unvisited-is-ratified' ? actor.accountId : change.visitedBy,
    participants: part ? [...change.participants, { accountId: actor.accountId, part }] : change.participants,
    approvals: approving.includes(action)
      ? [...change.approvals, { by: actor.accountId, content: change.contentHash }]
      : change.approvals,
  }
  world.changes[at] = climbed
  if (action !== 'ratify') return action
  world.register += 1
  told.ratified += 1
  const wrong = whatIsMissing(climbed)
  if (wrong) told.violations.push(wrong)
  return 'ratify'
}

/** A visit ordered for corrected content bears it out: whoever made it has had a hand in the change. */
function seenAgain(change: Climbing, visitedBy: string): Climbing {
  const participants = [...change.participants, { accountId: visitedBy, part: 'visited' } as const]
  return { ...change, fieldConfirmed: true, visitedBy, participants }
}

/** Looked up in what happened, not in what the change says of itself. */
function whatIsMissing(change: Climbing): string | undefined {
  const own = [change.visitedBy, change.reviewedBy]
  if (!change.fieldConfirmed) return 'ratified without a field check of this content'
  if (change.visitedBy === '' || change.visitedBy === change.reviewedBy)
    return 'ratified on a visit nobody else reviewed'
  const approvers = new Set(
    change.approvals
      .filter(({ by, content }) => content === change.contentHash && !own.includes(by))
      .map(({ by }) => by),
  )
  return approvers.size >= 2 ? undefined : 'ratified without two approvals by others'
}

/** What ends something early makes short histories; few of them do. */
function isEarlyEnd(action: string, chance: Chance): boolean {
  const ends = ['withdraw', 'route', 'dismiss', 'reject', 'declineInMeeting', 'contradictInField']
  const backwards = ['sendBack', 'takeFromBatch', 'takeOffAgenda', 'postponeInMeeting', 'return']
  return [...ends, ...backwards].includes(action) && chance.unit() < 0.95
}

/** Mostly something that somebody could really do now, so that histories get far; sometimes anything by anybody. */
function chosen<Subject extends { readonly status: Status }, Status extends string, Action extends string>(
  workflow: Parameters<typeof decide<Subject, Status, Role, Action>>[0],
  subject: Subject,
  chance: Chance,
): { actor: Actor<Role>; action: Action } {
  const first = Math.floor(chance.unit() * everyone.length)
  const turned = [...everyone.slice(first), ...everyone.slice(0, first)]
  const isSensible = chance.unit() < 0.8
  for (const actor of isSensible ? turned : []) {
    const allowed = allowedActions(workflow, subject, actor)
    if (allowed.length) return { actor, action: pick(allowed, chance) }
  }
  return { actor: pick(everyone, chance), action: pick(actionsOf(workflow), chance) }
}

function pick<Item>(items: readonly Item[], chance: Chance): Item {
  const item = items[Math.floor(chance.unit() * items.length)]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}
