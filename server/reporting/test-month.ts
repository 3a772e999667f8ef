import type { ChangeStatus } from '@tanggap/core/changes'
import type { FamilyFinding } from '@tanggap/core/instrument'

import { type Acting, type Office, systemOffice } from '../plumbing/acting.ts'
import type { TestOffice } from '../plumbing/test-office.ts'

/** What happened in an invented month, as a list anybody can count by hand. */
export interface Happened {
  readonly at: string
  readonly what: 'visit' | 'approve' | 'return' | 'propose' | 'move'
  readonly caseId: string
  readonly village: string
  readonly facilitator: string
  readonly finding: FamilyFinding
  readonly presences: Readonly<Record<string, number>>
  readonly changed: readonly string[]
  readonly recorded: readonly string[]
  readonly changeId?: string
  readonly to?: ChangeStatus
}

/** A coin that falls the same way on every machine. */
export function coins(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

const findings: readonly FamilyFinding[] = [
  'found',
  'found',
  'found',
  'found',
  'moved_out',
  'family_not_found',
]
const variables = ['floorMaterial', 'wallMaterial', 'toilet']
const ends: readonly ChangeStatus[] = ['ratified', 'rejected', 'verification', 'ratified']

/** Visits, reviews and changes of a month in one campaign, written as rows with their times. */
export async function liveThroughMonth(
  office: TestOffice,
  campaign: { readonly village: string; readonly cases: readonly string[] },
  facilitators: readonly Office[],
  seed: number,
): Promise<Happened[]> {
  const coin = coins(seed)
  const events: Happened[] = []
  for (const [index, caseId] of campaign.cases.entries()) {
    const facilitator = facilitators[index % facilitators.length]
    if (!facilitator || coin() < 0.2) continue
    await office.act(systemOffice('3320', 'uji'), (acting) =>
      liveThroughCase(
        acting,
        { caseId, village: campaign.village, facilitator: facilitator.accountId },
        coin,
        events,
      ),
    )
  }
  return events
}

async function liveThroughCase(
  acting: Acting,
  about: { readonly caseId: string; readonly village: string; readonly facilitator: string },
  coin: () => number,
  events: Happened[],
): Promise<void> {
  const day = (from: number, to: number) =>
    new Date(Date.UTC(2025, 2, from + Math.floor(coin() * (to - from)), 3))
  const finding = findings[Math.floor(coin() * findings.length)] ?? 'found'
  const found = {
    ...about,
    finding,
    presences: finding === 'found' ? { lives_here: 2, deceased: coin() < 0.2 ? 1 : 0 } : {},
    changed: finding === 'found' ? variables.filter(() => coin() < 0.3) : [],
    // What the extract never carried is found in every house.
    recorded: finding === 'found' ? ['workedLastWeek'] : [],
  }
  const visited = day(3, 12)
  const first = await visit(acting, found, 1, visited)
  events.push({ ...found, what: 'visit', at: visited.toISOString() })
  if (coin() < 0.3) return
  if (coin() < 0.3) {
    const returned = day(12, 14)
    await review(acting, found, first, 'returned', returned)
    events.push({ ...found, what: 'return', at: returned.toISOString() })
    if (coin() < 0.5) return
    const again = day(14, 16)
    const second = await visit(acting, found, 2, again)
    events.push({ ...found, what: 'visit', at: again.toISOString() })
    if (coin() < 0.5) return
    await approve(acting, found, second, day(16, 18), coin, events)
    return
  }
  await approve(acting, found, first, day(12, 18), coin, events)
}

type Found = Omit<Happened, 'at' | 'what' | 'changeId' | 'to'>

async function approve(
  acting: Acting,
  found: Found,
  submission: string,
  at: Date,
  coin: () => number,
  events: Happened[],
): Promise<void> {
  await review(acting, found, submission, 'approved', at)
  events.push({ ...found, what: 'approve', at: at.toISOString() })
  for (let left = Math.floor(coin() * 3); left > 0; left--) {
    const changeId = acting.id()
    await propose(acting, found, changeId, at)
    events.push({ ...found, what: 'propose', at: at.toISOString(), changeId, to: 'completeness_check' })
    if (coin() < 0.3) continue
    const settled = new Date(at.getTime() + (1 + Math.floor(coin() * 9)) * 86_400_000)
    const to = ends[Math.floor(coin() * ends.length)] ?? 'ratified'
    await changeEvent(acting, found, changeId, { from: 'completeness_check', to, version: 2, at: settled })
    events.push({ ...found, what: 'move', at: settled.toISOString(), changeId, to })
  }
}

async function visit({ tx, office, ...acting }: Acting, found: Found, sequence: number, at: Date) {
  const id = acting.id()
  await tx.insert('visit_submission', [
    {
      regency_code: office.regency,
      id,
      case_id: found.caseId,
      village_code: found.village,
      assignee_id: found.facilitator,
      sequence,
      based_on_version: sequence,
      finding: found.finding,
      content_sealed: Buffer.from('uji'),
      content_salt: Buffer.from('uji'),
      content_hash: Buffer.from('uji'),
      finished_at: at,
      received_at: at,
      clock_offset_ms: 0,
    },
  ])
  return id
}

async function review(
  { tx, office, ...acting }: Acting,
  found: Found,
  submission: string,
  decision: 'approved' | 'returned',
  at: Date,
): Promise<void> {
  const isApproved = decision === 'approved'
  await tx.insert('visit_review', [
    {
      regency_code: office.regency,
      id: acting.id(),
      case_id: found.caseId,
      submission_id: submission,
      village_code: found.village,
      assignee_id: found.facilitator,
      decision,
      notes: [],
      presences: isApproved ? found.presences : {},
      changed_questions: isApproved ? found.changed : [],
      first_recorded_questions: isApproved ? found.recorded : [],
      content_hash: Buffer.from('uji'),
      reviewer_id: acting.id(),
      reviewed_at: at,
    },
  ])
}

async function propose(acting: Acting, found: Found, changeId: string, at: Date): Promise<void> {
  const { tx, office } = acting
  await tx.insert('change', [
    {
      regency_code: office.regency,
      id: changeId,
      number: `UJI-${changeId}`,
      village_code: found.village,
      head_name: 'Warsito',
      kind: 'correct_values',
      door: 'ground_check',
      source_id: found.caseId,
      items: [],
      explanation: 'uji',
      content_salt: Buffer.from('uji'),
      content_hash: Buffer.from('uji'),
      // What stands here is what it came to; a report of an earlier moment must not look at it.
      status: 'ranked',
      field_confirmed: false,
      participants: [],
      proposed_at: at,
      step_entered_at: at,
      version: 1,
    },
  ])
  await changeEvent(acting, found, changeId, { from: null, to: 'completeness_check', version: 1, at })
}

async function changeEvent(
  { tx, office, ...acting }: Acting,
  found: Found,
  changeId: string,
  step: {
    readonly from: ChangeStatus | null
    readonly to: ChangeStatus
    readonly version: number
    readonly at: Date
  },
): Promise<void> {
  await tx.insert('change_event', [
    {
      regency_code: office.regency,
      id: acting.id(),
      change_id: changeId,
      village_code: found.village,
      action: 'uji',
      from_status: step.from,
      to_status: step.to,
      role: 'system',
      actor_name: 'uji',
      content_hash: Buffer.from('uji'),
      version: step.version,
      at: step.at,
    },
  ])
}
