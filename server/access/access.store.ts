import { type Role, roles } from '@tanggap/core/access'
import { localDay } from '@tanggap/core/calendar'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const sessionRow = z.object({
  session_id: z.uuid(),
  expires_at: z.date(),
  account_id: z.uuid(),
  office_id: z.uuid(),
  name: z.string(),
  role: z.enum(roles),
  region_code: z.string(),
})

export interface SessionOffice {
  readonly sessionId: string
  readonly expiresAt: Date
  readonly accountId: string
  readonly officeId: string
  readonly name: string
  readonly role: Role
  readonly region: string
}

/**
 * The office a session acts in, if session, account and office are all good at `now`: a right that is
 * taken away bites at the next request. A session opens the door it was made at and no other, since the
 * phone's lives for weeks.
 */
export async function findSessionOffice(
  tx: Tx,
  regency: string,
  tokenHash: Uint8Array,
  door: string,
  now: Date,
): Promise<SessionOffice | undefined> {
  const row = await tx.find(
    sessionRow,
    `select s.id as session_id, s.expires_at, a.id as account_id, o.id as office_id, a.name, o.role, o.region_code
       from session s
       join account a on a.regency_code = s.regency_code and a.id = s.account_id
       join office o on o.regency_code = s.regency_code and o.id = s.office_id and o.account_id = a.id
      where s.regency_code = $1 and s.token_hash = $2 and s.door = $4 and s.ended_at is null and s.expires_at > $3
        and a.disabled_at is null and o.valid_from <= $5 and (o.valid_to is null or o.valid_to >= $5)`,
    [regency, tokenHash, now, door, localDay(now)],
  )
  return row
    ? {
        sessionId: row.session_id,
        expiresAt: row.expires_at,
        accountId: row.account_id,
        officeId: row.office_id,
        name: row.name,
        role: row.role,
        region: row.region_code,
      }
    : undefined
}

export async function countTry(tx: Tx, regency: string, keyHash: Uint8Array, start: Date): Promise<number> {
  const row = await tx.one(
    z.object({ tries: z.number() }),
    `insert into throttle (regency_code, key_hash, window_start, tries) values ($1, $2, $3, 1)
     on conflict (regency_code, key_hash, window_start) do update set tries = throttle.tries + 1
     returning tries`,
    [regency, keyHash, start],
  )
  return row.tries
}

export async function triesSoFar(tx: Tx, regency: string, keyHash: Uint8Array, start: Date): Promise<number> {
  const row = await tx.find(
    z.object({ tries: z.number() }),
    'select tries from throttle where regency_code = $1 and key_hash = $2 and window_start = $3',
    [regency, keyHash, start],
  )
  return row?.tries ?? 0
}

const accountRow = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  password_hash: z.string(),
  totp_sealed: z.instanceof(Buffer).nullable(),
  totp_last_step: z.number().nullable(),
})
export type Account = z.infer<typeof accountRow>

export function findAccount(tx: Tx, regency: string, username: string): Promise<Account | undefined> {
  return tx.find(
    accountRow,
    `select id, username, name, password_hash, totp_sealed, totp_last_step from account
      where regency_code = $1 and username = $2 and disabled_at is null`,
    [regency, username],
  )
}

export async function useTotpStep(
  tx: Tx,
  regency: string,
  accountId: string,
  step: number,
): Promise<boolean> {
  const used = await tx.run(
    `update account set totp_last_step = $3
      where regency_code = $1 and id = $2 and coalesce(totp_last_step, 0) < $3`,
    [regency, accountId, step],
  )
  return used === 1
}

const heldOffice = z.object({
  office_id: z.uuid(),
  account_id: z.uuid(),
  name: z.string(),
  role: z.enum(roles),
  region_code: z.string(),
  region_name: z.string(),
  /** The person has an authenticator, and so has shown its code when they signed in. */
  has_second_factor: z.boolean(),
})
export type HeldOffice = z.infer<typeof heldOffice>

/** The offices that are good at `now`, of one person or of all. */
export function listOffices(tx: Tx, regency: string, now: Date, accountId?: string): Promise<HeldOffice[]> {
  return tx.all(
    heldOffice,
    `select o.id as office_id, a.id as account_id, a.name, o.role, o.region_code,
            coalesce(r.name, o.region_code) as region_name, a.totp_sealed is not null as has_second_factor
       from office o
       join account a on a.regency_code = o.regency_code and a.id = o.account_id and a.disabled_at is null
       left join region r on r.code = o.region_code
      where o.regency_code = $1 and ($3::uuid is null or o.account_id = $3)
        and o.valid_from <= $2 and (o.valid_to is null or o.valid_to >= $2)
      order by o.role, r.name, a.name`,
    [regency, localDay(now), accountId ?? null],
  )
}

export async function findRegionName(tx: Tx, code: string): Promise<string> {
  const row = await tx.find(z.object({ name: z.string() }), 'select name from region where code = $1', [code])
  return row?.name ?? code
}

export async function endSession(tx: Tx, regency: string, sessionId: string, now: Date): Promise<void> {
  await tx.run('update session set ended_at = $3 where regency_code = $1 and id = $2 and ended_at is null', [
    regency,
    sessionId,
    now,
  ])
}

/** Ends every session at the office's door; tells how many there were. */
export function endOfficeSessions(tx: Tx, regency: string, now: Date): Promise<number> {
  return tx.run(
    `update session set ended_at = $2
      where regency_code = $1 and door = 'office' and ended_at is null and expires_at > $2`,
    [regency, now],
  )
}

export async function moveSession(
  tx: Tx,
  regency: string,
  sessionId: string,
  officeId: string,
): Promise<void> {
  await tx.run('update session set office_id = $3 where regency_code = $1 and id = $2', [
    regency,
    sessionId,
    officeId,
  ])
}

/** Who holds an office of this kind today, and every region they have held any office in, also in the past. */
export function officersInRole(tx: Tx, regency: string, role: Role, today: string) {
  return tx.all(
    z.object({ account_id: z.uuid(), name: z.string(), regions: z.array(z.string()) }),
    `select a.id as account_id, a.name, array_agg(distinct held.region_code) as regions
       from account a
       join office o on o.regency_code = a.regency_code and o.account_id = a.id and o.role = $2
        and o.valid_from <= $3 and (o.valid_to is null or o.valid_to >= $3)
       join office held on held.regency_code = a.regency_code and held.account_id = a.id
      where a.regency_code = $1 and a.disabled_at is null
      group by a.id, a.name
      order by a.name, a.id`,
    [regency, role, today],
  )
}
