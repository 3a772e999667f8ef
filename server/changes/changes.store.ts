import { type ChangeKind, type ChangeStatus, changeKinds, changeStatuses, doors } from '@tanggap/core/changes'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const kinds = Object.keys(changeKinds) as ChangeKind[]
const bytes = z.instanceof(Uint8Array)
export const parts = [
  'proposed',
  'visited',
  'reviewed',
  'confirmed',
  'checked',
  'verified',
  'ratified',
] as const

export const storedItem = z.object({
  position: z.number(),
  subject: z.enum(['family', 'member']),
  personId: z.string().optional(),
  subjectName: z.string(),
  question: z.string(),
  from: z.unknown(),
  to: z.unknown(),
  sensitivity: z.enum(['general', 'identity', 'specific']),
})
export type StoredItem = z.infer<typeof storedItem>

const changeRow = z.object({
  id: z.uuid(),
  number: z.string(),
  village_code: z.string(),
  family_id: z.uuid().nullable(),
  person_id: z.uuid().nullable(),
  head_name: z.string(),
  kind: z.enum(kinds),
  door: z.enum(doors),
  source_id: z.uuid(),
  items: z.array(storedItem),
  items_sealed: bytes.nullable(),
  explanation: z.string(),
  content_salt: bytes,
  content_hash: bytes,
  status: z.enum(changeStatuses),
  field_confirmed: z.boolean(),
  participants: z.array(z.object({ accountId: z.string(), part: z.enum(parts) })),
  proposed_at: z.date(),
  step_entered_at: z.date(),
  due_at: z.date().nullable(),
  version: z.number(),
})
export type ChangeRow = z.infer<typeof changeRow>

const columns = `id, number, village_code, family_id, person_id, head_name, kind, door, source_id, items, items_sealed,
  explanation, content_salt, content_hash, status, field_confirmed, participants, proposed_at, step_entered_at, due_at,
  version`

export function findChange(tx: Tx, regency: string, id: string): Promise<ChangeRow | undefined> {
  return tx.find(changeRow, `select ${columns} from change where regency_code = $1 and id = $2`, [
    regency,
    id,
  ])
}

export function findChanges(tx: Tx, regency: string, ids: readonly string[]): Promise<ChangeRow[]> {
  return tx.all(changeRow, `select ${columns} from change where regency_code = $1 and id = any($2)`, [
    regency,
    ids,
  ])
}

/** Holds the change until the transaction ends, so that two people never decide on it at once. */
export function holdChange(tx: Tx, regency: string, id: string): Promise<ChangeRow | undefined> {
  return tx.find(
    changeRow,
    `select ${columns} from change where regency_code = $1 and id = $2 for no key update`,
    [regency, id],
  )
}

const openStatuses = changeStatuses.filter(
  (status) => !['rejected', 'withdrawn', 'ministry_accepted', 'ministry_returned', 'ranked'].includes(status),
)

/** Proposals of one village come one after the other, so that the second sees the first. */
export async function holdProposals(tx: Tx, villageCode: string): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 11))', [villageCode])
}

/** Changes of this kind about this family (and member) that have not come to their end. */
export function findOpenTwins(
  tx: Tx,
  regency: string,
  twin: {
    readonly villageCode: string
    readonly familyId: string | null
    readonly personId: string | null
    readonly kind: ChangeKind
  },
): Promise<ChangeRow[]> {
  return tx.all(
    changeRow,
    `select ${columns} from change
      where regency_code = $1 and village_code = $2 and family_id is not distinct from $3 and kind = $4
        and person_id is not distinct from $5 and status = any($6) order by id limit 200`,
    [regency, twin.villageCode, twin.familyId, twin.kind, twin.personId, openStatuses],
  )
}

export interface ListFilter {
  readonly status?: ChangeStatus | undefined
  readonly kind?: ChangeKind | undefined
  readonly door?: string | undefined
  readonly village?: string | undefined
  readonly familyId?: string | undefined
  readonly overdue?: boolean | undefined
  readonly text?: string | undefined
  /** Kinds this office never sees. */
  readonly withoutKinds: readonly ChangeKind[]
  /** Pairs `status door` that lie at a desk, and whose hand must not be in it. */
  readonly desk?: { readonly places: readonly string[]; readonly notBy: string } | undefined
  readonly after?: { readonly due: string; readonly id: string } | undefined
  readonly limit: number
  readonly now: Date
}

/** What has no deadline sorts last, as if it were due at the end of time. */
const dueKey = `coalesce(due_at, timestamptz '9999-01-01 00:00:00+00')`

/** Oldest deadline first. */
export function selectChanges(tx: Tx, regency: string, filter: ListFilter): Promise<ChangeRow[]> {
  const { where, values } = conditions(regency, filter)
  if (filter.after) {
    values.push(filter.after.due, filter.after.id)
    where.push(`(${dueKey}, id) > ($${values.length - 1}::timestamptz, $${values.length}::uuid)`)
  }
  values.push(filter.limit)
  return tx.all(
    changeRow,
    `select ${columns} from change where ${where.join(' and ')} order by ${dueKey}, id limit $${values.length}`,
    values,
  )
}

export function countChanges(
  tx: Tx,
  regency: string,
  filter: ListFilter,
): Promise<{ status: ChangeStatus; count: number; overdue: number }[]> {
  const { where, values } = conditions(regency, filter)
  values.push(filter.now)
  return tx.all(
    z.object({ status: z.enum(changeStatuses), count: z.number(), overdue: z.number() }),
    `select status, count(*) as count, count(*) filter (where due_at < $${values.length}) as overdue
       from change where ${where.join(' and ')} group by status`,
    values,
  )
}

export async function countStatus(tx: Tx, regency: string, status: ChangeStatus): Promise<number> {
  const { count } = await tx.one(
    z.object({ count: z.number() }),
    'select count(*) as count from change where regency_code = $1 and status = $2',
    [regency, status],
  )
  return count
}

function conditions(regency: string, filter: ListFilter): { where: string[]; values: unknown[] } {
  const values: unknown[] = [regency]
  const where = ['regency_code = $1']
  const and = (condition: (place: string) => string, value: unknown) => {
    if (value === undefined) return
    values.push(value)
    where.push(condition(`$${values.length}`))
  }
  and((p) => `status = ${p}`, filter.status)
  and((p) => `kind = ${p}`, filter.kind)
  and((p) => `door = ${p}`, filter.door)
  and((p) => `village_code = ${p}`, filter.village)
  and((p) => `family_id = ${p}`, filter.familyId)
  and((p) => `due_at < ${p}`, filter.overdue ? filter.now : undefined)
  and((p) => `(number ilike ${p} or head_name ilike ${p})`, filter.text && `%${escaped(filter.text)}%`)
  and((p) => `not (kind = any(${p}))`, filter.withoutKinds.length ? filter.withoutKinds : undefined)
  if (filter.desk) {
    and((p) => `(status || ' ' || door) = any(${p})`, filter.desk.places)
    and((p) => `not (participants @> ${p}::jsonb)`, JSON.stringify([{ accountId: filter.desk.notBy }]))
  }
  return { where, values }
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

export interface NewChange {
  readonly id: string
  readonly number: string
  readonly villageCode: string
  readonly familyId: string | null
  readonly personId: string | null
  readonly headName: string
  readonly kind: ChangeKind
  readonly door: string
  readonly sourceId: string
  readonly items: readonly StoredItem[]
  readonly itemsSealed: Uint8Array | null
  readonly explanation: string
  readonly salt: Uint8Array
  readonly hash: Uint8Array
  readonly status: ChangeStatus
  readonly fieldConfirmed: boolean
  readonly participants: readonly { readonly accountId: string; readonly part: string }[]
  readonly proposedBy: string | null
  readonly at: Date
  readonly dueAt: Date | null
}

export async function insertChange(tx: Tx, regency: string, change: NewChange): Promise<void> {
  await tx.insert('change', [
    {
      regency_code: regency,
      id: change.id,
      number: change.number,
      village_code: change.villageCode,
      family_id: change.familyId,
      person_id: change.personId,
      head_name: change.headName,
      kind: change.kind,
      door: change.door,
      source_id: change.sourceId,
      items: change.items,
      items_sealed: change.itemsSealed,
      explanation: change.explanation,
      content_salt: change.salt,
      content_hash: change.hash,
      status: change.status,
      field_confirmed: change.fieldConfirmed,
      participants: change.participants,
      proposed_by: change.proposedBy,
      proposed_at: change.at,
      step_entered_at: change.at,
      due_at: change.dueAt,
      version: 1,
    },
  ])
}

export interface StepWritten {
  readonly id: string
  readonly version: number
  readonly status: ChangeStatus
  readonly participants: readonly { readonly accountId: string; readonly part: string }[]
  readonly at: Date
  readonly dueAt: Date | null
}

/** Moves the change on from the version that was seen; touches nothing when that is not the newest. */
export async function writeStep(tx: Tx, regency: string, step: StepWritten): Promise<boolean> {
  const rows = await tx.run(
    `update change set status = $4, participants = $5, step_entered_at = $6, due_at = $7, version = version + 1
      where regency_code = $1 and id = $2 and version = $3`,
    [regency, step.id, step.version, step.status, JSON.stringify(step.participants), step.at, step.dueAt],
  )
  return rows === 1
}

/** Other content than a visit has borne out: whatever field visit there was, this one needs its own. */
export async function writeContent(
  tx: Tx,
  regency: string,
  id: string,
  content: {
    readonly items: readonly StoredItem[]
    readonly itemsSealed: Uint8Array | null
    readonly salt: Uint8Array
    readonly hash: Uint8Array
  },
): Promise<void> {
  await tx.run(
    `update change set items = $3, items_sealed = $4, content_salt = $5, content_hash = $6, field_confirmed = false
      where regency_code = $1 and id = $2`,
    [regency, id, JSON.stringify(content.items), content.itemsSealed, content.salt, content.hash],
  )
}

export async function markFieldConfirmed(
  tx: Tx,
  regency: string,
  id: string,
  participants: unknown,
): Promise<void> {
  await tx.run(
    `update change set field_confirmed = true, participants = $3 where regency_code = $1 and id = $2`,
    [regency, id, JSON.stringify(participants)],
  )
}

const eventRow = z.object({
  id: z.uuid(),
  change_id: z.uuid(),
  action: z.string(),
  from_status: z.string().nullable(),
  to_status: z.enum(changeStatuses),
  role: z.string(),
  actor_name: z.string(),
  reason: z.string().nullable(),
  content_hash: bytes,
  at: z.date(),
})
export type EventRow = z.infer<typeof eventRow>

export async function insertEvent(tx: Tx, event: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.insert('change_event', [event])
}

/** Of each change in the order things happened. */
export function selectEvents(tx: Tx, regency: string, changeIds: readonly string[]): Promise<EventRow[]> {
  return tx.all(
    eventRow,
    `select id, change_id, action, from_status, to_status, role, actor_name, reason, content_hash, at
       from change_event where regency_code = $1 and change_id = any($2) order by change_id, version, at, id`,
    [regency, changeIds],
  )
}

/** The hash of what was verified last; what is ratified must be the same. */
export async function findVerifiedHash(
  tx: Tx,
  regency: string,
  changeId: string,
): Promise<Uint8Array | undefined> {
  const row = await tx.find(
    z.object({ content_hash: bytes }),
    `select content_hash from change_event
      where regency_code = $1 and change_id = $2 and action = 'verify' order by version desc limit 1`,
    [regency, changeId],
  )
  return row?.content_hash
}

/** Changes the ministry has accepted, by id, from after one on. */
export function selectAcceptedAfter(
  tx: Tx,
  regency: string,
  after: string | undefined,
  limit: number,
): Promise<ChangeRow[]> {
  return tx.all(
    changeRow,
    `select ${columns} from change
      where regency_code = $1 and status = 'ministry_accepted' and ($2::uuid is null or id > $2)
      order by id limit $3`,
    [regency, after ?? null, limit],
  )
}

/** Changes past their deadline that nobody has been told of yet. */
export function selectUntoldOverdue(tx: Tx, regency: string, now: Date, limit: number): Promise<ChangeRow[]> {
  return tx.all(
    changeRow,
    `select ${columns} from change
      where regency_code = $1 and due_at < $2 and escalated_due_at is distinct from due_at
      order by due_at, id limit $3 for no key update skip locked`,
    [regency, now, limit],
  )
}

export async function markEscalated(tx: Tx, regency: string, id: string): Promise<void> {
  await tx.run(`update change set escalated_due_at = due_at where regency_code = $1 and id = $2`, [
    regency,
    id,
  ])
}

/** The values of a village's changes of values between two moments, with what they were. General values only. */
export function selectGeneralValues(
  tx: Tx,
  regency: string,
  villageCode: string,
  from: Date,
  until: Date,
): Promise<{ familyId: string | null; question: string; from?: unknown }[]> {
  return tx.all(
    z.object({ familyId: z.uuid().nullable(), question: z.string(), from: z.unknown() }),
    `select c.family_id as "familyId", item ->> 'question' as question, item -> 'from' as "from"
       from change c cross join lateral jsonb_array_elements(c.items) as item
      where c.regency_code = $1 and c.village_code = $2 and c.kind = 'correct_values'
        and c.proposed_at > $3 and c.proposed_at <= $4 and c.status not in ('withdrawn', 'rejected')`,
    [regency, villageCode, from, until],
  )
}
