import {
  type AccountActKind,
  type AccountActStatus,
  accountActKinds,
  accountActStatuses,
  type Role,
  roles,
} from '@tanggap/core/access'
import { localDay } from '@tanggap/core/calendar'
import { z } from 'zod'
import type { Acting } from '../../plumbing/acting.ts'

const accountRow = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  closed: z.boolean(),
  has_second_factor: z.boolean(),
  is_setting_up: z.boolean(),
  is_asked: z.boolean(),
  last_sign_in: z.date().nullable(),
  version: z.number(),
})
export type AccountRow = z.infer<typeof accountRow>

const shown = `a.id, a.username, a.name, a.disabled_at is not null as closed,
  a.totp_sealed is not null as has_second_factor, a.version,
  exists (select from account_set_up u where u.regency_code = $1 and u.account_id = a.id and u.ended_at is null
    and u.expires_at > $2) as is_setting_up,
  exists (select from account_act k where k.regency_code = $1 and k.account_id = a.id and k.status = 'asked') as is_asked,
  (select max(s.created_at) from session s where s.regency_code = $1 and s.account_id = a.id) as last_sign_in`

export interface AccountFilter {
  readonly q?: string | undefined
  readonly role?: Role | undefined
  readonly status?: 'open' | 'closed' | undefined
  readonly asked?: boolean | undefined
}

export async function selectAccounts(
  { tx, office, now }: Acting,
  filter: AccountFilter,
  window: { readonly limit: number; readonly offset: number },
): Promise<{ rows: AccountRow[]; total: number }> {
  const values = [
    office.regency,
    now,
    filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null,
    filter.role ?? null,
    localDay(now),
    filter.status === undefined ? null : filter.status === 'closed',
    filter.asked ?? false,
  ]
  const from = `from account a where a.regency_code = $1 and $2::timestamptz is not null
    and ($3::text is null or a.name ilike $3 or a.username ilike $3)
    and ($4::text is null or exists (select from office o where o.regency_code = $1 and o.account_id = a.id
      and o.role = $4 and o.valid_from <= $5 and (o.valid_to is null or o.valid_to >= $5)))
    and ($6::boolean is null or (a.disabled_at is not null) = $6)
    and (not $7::boolean or exists (select from account_act k where k.regency_code = $1 and k.account_id = a.id
      and k.status = 'asked'))`
  const { total } = await tx.one(
    z.object({ total: z.number() }),
    `select count(*)::int as total ${from}`,
    values,
  )
  const rows = await tx.all(accountRow, `select ${shown} ${from} order by a.name, a.id limit $8 offset $9`, [
    ...values,
    window.limit,
    window.offset,
  ])
  return { rows, total }
}

export function findAccountById({ tx, office, now }: Acting, id: string): Promise<AccountRow | undefined> {
  return tx.find(accountRow, `select ${shown} from account a where a.regency_code = $1 and a.id = $3`, [
    office.regency,
    now,
    id,
  ])
}

/** Acts on accounts come one after the other, so that two never close the last two administrators at once. */
export async function holdAccounts({ tx, office }: Acting): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 26))', [office.regency])
}

const officeRow = z.object({
  id: z.uuid(),
  account_id: z.uuid(),
  role: z.enum(roles),
  region_code: z.string(),
  region_name: z.string(),
  valid_from: z.string(),
  valid_to: z.string().nullable(),
  is_held: z.boolean(),
})
export type OfficeRow = z.infer<typeof officeRow>

/** Every office these persons hold or held, those of today first. */
export function officesOf({ tx, office, now }: Acting, accountIds: readonly string[]): Promise<OfficeRow[]> {
  return tx.all(
    officeRow,
    `select o.id, o.account_id, o.role, o.region_code, coalesce(r.name, o.region_code) as region_name, o.valid_from,
            o.valid_to, o.valid_from <= $3 and (o.valid_to is null or o.valid_to >= $3) as is_held
       from office o left join region r on r.code = o.region_code
      where o.regency_code = $1 and o.account_id = any($2)
      order by is_held desc, o.valid_from desc, o.role, o.id`,
    [office.regency, accountIds, localDay(now)],
  )
}

/** Open accounts that hold this office today. */
export async function holdersOf({ tx, office, now }: Acting, role: Role): Promise<string[]> {
  const rows = await tx.all(
    z.object({ account_id: z.uuid() }),
    `select distinct o.account_id from office o
       join account a on a.regency_code = $1 and a.id = o.account_id and a.disabled_at is null
      where o.regency_code = $1 and o.role = $2 and o.valid_from <= $3 and (o.valid_to is null or o.valid_to >= $3)`,
    [office.regency, role, localDay(now)],
  )
  return rows.map(({ account_id }) => account_id)
}

export async function findRegion({ tx }: Acting, code: string): Promise<string | undefined> {
  const row = await tx.find(z.object({ name: z.string() }), 'select name from region where code = $1', [code])
  return row?.name
}

const wishSchema = z.object({
  officeId: z.uuid().optional(),
  role: z.enum(roles).optional(),
  region: z.string().optional(),
})
export type Wish = z.infer<typeof wishSchema>

const actRow = z.object({
  id: z.uuid(),
  account_id: z.uuid(),
  kind: z.enum(accountActKinds),
  status: z.enum(accountActStatuses),
  wish: wishSchema,
  reason: z.string(),
  asked_by: z.uuid(),
  asked_by_name: z.string(),
  asked_at: z.date(),
  decided_by_name: z.string().nullable(),
  decided_at: z.date().nullable(),
  note: z.string().nullable(),
  version: z.number(),
})
export type ActRow = z.infer<typeof actRow>

const actColumns = `id, account_id, kind, status, wish, reason, asked_by, asked_by_name, asked_at, decided_by_name,
  decided_at, note, version`

export function actsOf({ tx, office }: Acting, accountId: string): Promise<ActRow[]> {
  return tx.all(
    actRow,
    `select ${actColumns} from account_act where regency_code = $1 and account_id = $2 order by asked_at desc, id desc`,
    [office.regency, accountId],
  )
}

export function findAct({ tx, office }: Acting, id: string): Promise<ActRow | undefined> {
  return tx.find(actRow, `select ${actColumns} from account_act where regency_code = $1 and id = $2`, [
    office.regency,
    id,
  ])
}

export interface NewAct {
  readonly accountId: string
  readonly kind: AccountActKind
  readonly status: AccountActStatus
  readonly wish: Wish
  readonly reason: string
}

export async function insertAct(acting: Acting, act: NewAct): Promise<string> {
  const { tx, office, now } = acting
  const id = acting.id()
  const isDone = act.status === 'done'
  await tx.insert('account_act', [
    {
      regency_code: office.regency,
      id,
      account_id: act.accountId,
      kind: act.kind,
      status: act.status,
      wish: act.wish,
      reason: act.reason,
      asked_by: office.accountId,
      asked_by_name: office.name,
      asked_at: now,
      decided_by: isDone ? office.accountId : null,
      decided_by_name: isDone ? office.name : null,
      decided_at: isDone ? now : null,
      version: 1,
    },
  ])
  return id
}

/** False when somebody decided about it first. */
export async function decideAct(
  { tx, office, now }: Acting,
  act: { readonly id: string; readonly version: number },
  status: AccountActStatus,
  note: string,
): Promise<boolean> {
  const rows = await tx.run(
    `update account_act set status = $4, decided_by = $5, decided_by_name = $6, decided_at = $7, note = $8,
            version = version + 1
      where regency_code = $1 and id = $2 and version = $3`,
    [office.regency, act.id, act.version, status, office.accountId, office.name, now, note.trim() || null],
  )
  return rows === 1
}

export async function writeClosed({ tx, office, now }: Acting, id: string, isClosed: boolean): Promise<void> {
  await tx.run(
    'update account set disabled_at = $3, version = version + 1 where regency_code = $1 and id = $2',
    [office.regency, id, isClosed ? now : null],
  )
}

/** Nobody knows the new password: it is chosen with a set-up code. The authenticator of before counts no more. */
export async function forgetMeans({ tx, office }: Acting, id: string, passwordHash: string): Promise<void> {
  await tx.run(
    `update account set password_hash = $3, totp_sealed = null, totp_last_step = null, version = version + 1
      where regency_code = $1 and id = $2`,
    [office.regency, id, passwordHash],
  )
}

export async function endSessionsOf({ tx, office, now }: Acting, accountId: string): Promise<void> {
  await tx.run(
    'update session set ended_at = $3 where regency_code = $1 and account_id = $2 and ended_at is null',
    [office.regency, accountId, now],
  )
}

/** Held until yesterday, so that it is not held at the next request; what was done in it keeps its name. */
export async function endOffice({ tx, office, now }: Acting, id: string): Promise<void> {
  const yesterday = localDay(new Date(now.getTime() - 24 * 3_600_000))
  await tx.run('update office set valid_to = $3 where regency_code = $1 and id = $2', [
    office.regency,
    id,
    yesterday,
  ])
}

export async function giveOffice(
  acting: Acting,
  accountId: string,
  role: Role,
  region: string,
): Promise<void> {
  const { tx, office, now } = acting
  await tx.insert('office', [
    {
      regency_code: office.regency,
      id: acting.id(),
      account_id: accountId,
      role,
      region_code: region,
      valid_from: localDay(now),
    },
  ])
}

export async function touchAccount({ tx, office }: Acting, id: string): Promise<void> {
  await tx.run('update account set version = version + 1 where regency_code = $1 and id = $2', [
    office.regency,
    id,
  ])
}

/** What waits for a second hand that may be this person's. */
export async function countAsked({ tx, office }: Acting): Promise<number> {
  const { count } = await tx.one(
    z.object({ count: z.number() }),
    `select count(*)::int as count from account_act
      where regency_code = $1 and status = 'asked' and asked_by <> $2 and account_id <> $2`,
    [office.regency, office.accountId],
  )
  return count
}
