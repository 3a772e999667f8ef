import { custodySchema, envelopeSchema, receiptSchema } from '@tanggap/contract/sync'
import { z } from 'zod'
import { isOfTheMoment, rowsOf, type Tx, type Writer } from '../plumbing/database/index.ts'
import type { Settled, Tried } from './settle-command.ts'

const instant = z.date().transform((date) => date.toISOString())
const fate = z.enum(['applied', 'quarantined', 'held'])
const reason = z.object({ code: z.string(), id: z.string(), en: z.string() })

const deviceRow = z
  .object({
    id: z.uuid(),
    label: z.string(),
    assignee_id: z.uuid(),
    next_sequence: z.number(),
    clock_offset_ms: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    label: row.label,
    accountId: row.assignee_id,
    nextSequence: row.next_sequence,
    clockOffsetMs: row.clock_offset_ms,
  }))
export type DeviceRecord = z.output<typeof deviceRow>

const deviceColumns = 'id, label, assignee_id, next_sequence, clock_offset_ms'

export function findDevice(tx: Tx, regency: string, id: string): Promise<DeviceRecord | undefined> {
  return tx.find(deviceRow, `select ${deviceColumns} from device where regency_code = $1 and id = $2`, [
    regency,
    id,
  ])
}

/** Held until the transaction ends: one device's commands are settled one after the other. */
export function lockDevice(tx: Tx, regency: string, id: string): Promise<DeviceRecord | undefined> {
  return tx.find(
    deviceRow,
    `select ${deviceColumns} from device where regency_code = $1 and id = $2 for update`,
    [regency, id],
  )
}

export interface Greeting {
  readonly id: string
  readonly accountId: string
  readonly label: string
  readonly appVersion: string
  readonly clockOffsetMs: number
  readonly at: Date
}

const nothingYet = {
  made: 0,
  waiting: 0,
  sent: 0,
  acknowledged: 0,
  needsAttention: 0,
  photosWaiting: 0,
}

/** Makes a phone known, or notes that it was heard again. Its owner never changes. */
export async function greetDevice(tx: Tx, regency: string, greeting: Greeting): Promise<void> {
  await tx.run(
    `insert into device (regency_code, id, assignee_id, label, app_version, registered_at, last_contact_at,
            clock_offset_ms, next_sequence, custody)
     values ($1, $2, $3, $4, $5, $6, $6, $7, 1, $8)
     on conflict (regency_code, id) do update set label = excluded.label, app_version = excluded.app_version,
       last_contact_at = excluded.last_contact_at, clock_offset_ms = excluded.clock_offset_ms`,
    [
      regency,
      greeting.id,
      greeting.accountId,
      greeting.label,
      greeting.appVersion,
      greeting.at,
      Math.round(greeting.clockOffsetMs),
      JSON.stringify(nothingYet),
    ],
  )
}

/** Notes contact, clock and custody counters. */
export async function noteContact(
  tx: Tx,
  regency: string,
  contact: {
    readonly id: string
    readonly at: Date
    readonly clockOffsetMs: number
    readonly custody: unknown
    readonly appVersion: string | undefined
  },
): Promise<void> {
  await tx.run(
    `update device set last_contact_at = $3, clock_offset_ms = $4, custody = $5, app_version = coalesce($6, app_version)
      where regency_code = $1 and id = $2`,
    [
      regency,
      contact.id,
      contact.at,
      Math.round(contact.clockOffsetMs),
      JSON.stringify(contact.custody),
      contact.appVersion ?? null,
    ],
  )
}

export async function expectNext(
  tx: Tx,
  regency: string,
  deviceId: string,
  nextSequence: number,
): Promise<void> {
  await tx.run(
    `update device set next_sequence = greatest(next_sequence, $3::bigint) where regency_code = $1 and id = $2`,
    [regency, deviceId, nextSequence],
  )
}

const commandRow = z
  .object({
    id: z.uuid(),
    device_id: z.uuid(),
    assignee_id: z.uuid(),
    sequence: z.number(),
    type: z.string(),
    content_hash: z.string(),
    envelope: envelopeSchema,
    fate,
    reason: reason.nullable(),
    receipt: receiptSchema,
    received_at: instant,
  })
  .transform((row) => ({
    id: row.id,
    deviceId: row.device_id,
    accountId: row.assignee_id,
    sequence: row.sequence,
    type: row.type,
    hash: row.content_hash,
    envelope: row.envelope,
    fate: row.fate,
    reason: row.reason,
    receipt: row.receipt,
    receivedAt: row.received_at,
  }))
export type CommandRecord = z.output<typeof commandRow>

const commandColumns =
  'id, device_id, assignee_id, sequence, type, content_hash, envelope, fate, reason, receipt, received_at'

export function findCommand(tx: Tx, regency: string, id: string): Promise<CommandRecord | undefined> {
  return tx.find(commandRow, `select ${commandColumns} from command where regency_code = $1 and id = $2`, [
    regency,
    id,
  ])
}

/** The same for commands that come together. */
export async function findCommands(
  tx: Tx,
  regency: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CommandRecord>> {
  const rows = await tx.all(
    commandRow,
    `select ${commandColumns} from command where regency_code = $1 and id = any ($2)`,
    [regency, ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

export function lockCommand(tx: Tx, regency: string, id: string): Promise<CommandRecord | undefined> {
  return tx.find(
    commandRow,
    `select ${commandColumns} from command where regency_code = $1 and id = $2 for update`,
    [regency, id],
  )
}

/** The next command of a device that waited for the ones before it and waits no longer. */
export async function findReleased(
  tx: Tx,
  regency: string,
  deviceId: string,
  nextSequence: number,
): Promise<z.output<typeof envelopeSchema> | undefined> {
  const released = await tx.find(
    z.object({ envelope: envelopeSchema }),
    `select envelope from command
      where regency_code = $1 and device_id = $2 and fate = 'held' and sequence <= $3
      order by sequence limit 1`,
    [regency, deviceId, nextSequence],
  )
  return released?.envelope
}

interface Kept {
  readonly regency: string
  readonly settled: Settled
}

const commandTypes =
  'text uuid uuid uuid bigint text text jsonb text jsonb jsonb timestamptz timestamptz timestamptz'.split(' ')

const commandWriter: Writer<Kept> = {
  write: (tx, rows) =>
    tx.run(
      `insert into command (regency_code, id, device_id, assignee_id, sequence, type, content_hash, envelope, fate, reason,
              receipt, device_time, received_at, settled_at)
       values ${rowsOf(commandTypes, rows.length)}
       on conflict (regency_code, id) do update set fate = excluded.fate, reason = excluded.reason,
         receipt = excluded.receipt, settled_at = excluded.settled_at
         where command.fate <> 'applied' and command.content_hash = excluded.content_hash
           and command.assignee_id = excluded.assignee_id`,
      rows.flatMap(({ regency, settled }) => {
        const { envelope } = settled
        return [
          regency,
          envelope.id,
          envelope.deviceId,
          settled.accountId,
          envelope.sequence,
          envelope.type,
          envelope.hash,
          JSON.stringify(envelope),
          settled.fate,
          settled.reason && JSON.stringify(settled.reason),
          JSON.stringify(settled.receipt),
          envelope.madeAt,
          settled.receivedAt,
          settled.settledAt,
        ]
      }),
    ),
}

/** Keeps a command with its receipt, or brings a held one to its end. False when another officer's bears the name. */
export function keepCommand(tx: Tx, regency: string, settled: Settled): Promise<boolean> {
  return tx.later(commandWriter, { regency, settled })
}

/** Receipts of commands that were kept aside at first and came to their end after a moment, newest first. */
export async function receiptsSettledLater(
  tx: Tx,
  regency: string,
  deviceId: string,
  since: Date,
  limit: number,
): Promise<z.output<typeof receiptSchema>[]> {
  const rows = await tx.all(
    z.object({ receipt: receiptSchema }),
    `select receipt from command
      where regency_code = $1 and device_id = $2 and settled_at > received_at and settled_at >= $3
      order by settled_at desc limit $4`,
    [regency, deviceId, since, limit],
  )
  return rows.map((row) => row.receipt)
}

/**
 * Tries a piece of work that may be undone alone while the transaction goes on: what it refused or failed at
 * leaves no trace, and the command can still be kept aside. What is of the moment is thrown on.
 */
export async function tryApart<T extends { readonly ok: boolean }>(
  tx: Tx,
  work: () => Promise<T>,
): Promise<Tried<T>> {
  await tx.run('savepoint apart')
  try {
    const outcome = await work()
    await tx.run(outcome.ok ? 'release savepoint apart' : 'rollback to savepoint apart')
    return outcome
  } catch (fault) {
    if (isOfTheMoment(fault)) throw fault
    await tx.run('rollback to savepoint apart')
    return { ok: false, fault }
  }
}

const overseenRow = z
  .object({
    id: z.uuid(),
    label: z.string(),
    assignee_id: z.uuid(),
    name: z.string(),
    app_version: z.string(),
    registered_at: instant,
    last_contact_at: instant,
    clock_offset_ms: z.number(),
    custody: custodySchema,
    applied: z.number(),
    quarantined: z.number(),
    held: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    label: row.label,
    officer: { accountId: row.assignee_id, name: row.name },
    appVersion: row.app_version,
    registeredAt: row.registered_at,
    lastContactAt: row.last_contact_at,
    clockOffsetMs: row.clock_offset_ms,
    custody: row.custody,
    applied: row.applied,
    quarantined: row.quarantined,
    held: row.held,
  }))

interface Window {
  readonly limit: number
  readonly offset: number
}

/** One page of the phones, the one heard longest ago first. Only the page's commands are counted. */
export function overseenDevices(tx: Tx, regency: string, window: Window) {
  return tx.all(
    overseenRow,
    `select d.id, d.label, d.assignee_id, a.name, d.app_version, d.registered_at, d.last_contact_at, d.clock_offset_ms,
            d.custody, c.applied, c.quarantined, c.held
       from (select * from device where regency_code = $1 order by last_contact_at, id limit $2 offset $3) d
       join account a on a.regency_code = d.regency_code and a.id = d.assignee_id
       cross join lateral (
         select count(*) filter (where fate = 'applied') as applied,
                count(*) filter (where fate = 'quarantined') as quarantined,
                count(*) filter (where fate = 'held') as held
           from command where regency_code = d.regency_code and device_id = d.id) c
      order by d.last_contact_at, d.id`,
    [regency, window.limit, window.offset],
  )
}

export async function countDevices(tx: Tx, regency: string): Promise<number> {
  const { count } = await tx.one(
    z.object({ count: z.number() }),
    'select count(*)::int as count from device where regency_code = $1',
    [regency],
  )
  return count
}

const keptAsideRow = z.object({
  id: z.uuid(),
  fate: z.enum(['quarantined', 'held']),
  type: z.string(),
  label: z.string(),
  officer: z.string(),
  sequence: z.number(),
  next_sequence: z.number(),
  device_time: instant,
  received_at: z.date(),
  reason: reason.nullable(),
  envelope: envelopeSchema,
})

export async function countKeptAside(tx: Tx, regency: string): Promise<number> {
  const { count } = await tx.one(
    z.object({ count: z.number() }),
    `select count(*)::int as count from command where regency_code = $1 and fate in ('quarantined', 'held')`,
    [regency],
  )
  return count
}

/** One page of what could not be applied yet, oldest first. */
export function keptAside(tx: Tx, regency: string, window: Window) {
  return tx.all(
    keptAsideRow,
    `select c.id, c.fate, c.type, d.label, a.name as officer, c.sequence, d.next_sequence, c.device_time, c.received_at,
            c.reason, c.envelope
       from command c
       join device d on d.regency_code = c.regency_code and d.id = c.device_id
       join account a on a.regency_code = c.regency_code and a.id = c.assignee_id
      where c.regency_code = $1 and c.fate in ('quarantined', 'held') order by c.received_at, c.id limit $2 offset $3`,
    [regency, window.limit, window.offset],
  )
}

/**
 * What a person must settle: everything in quarantine, and what waits for its predecessor longer than it may. Overdue
 * is what came in before `since`.
 */
export function countToSettle(
  tx: Tx,
  regency: string,
  since: Date,
): Promise<{ count: number; overdue: number }> {
  return tx.one(
    z.object({ count: z.number(), overdue: z.number() }),
    `select count(*)::int as count, (count(*) filter (where received_at <= $2))::int as overdue from command
      where regency_code = $1 and (fate = 'quarantined' or (fate = 'held' and received_at <= $2))`,
    [regency, since],
  )
}

/** Who made a command, and whether they still are a facilitator on this day (ISO date). */
export function officerOf(
  tx: Tx,
  regency: string,
  accountId: string,
  day: string,
): Promise<{ name: string; inOffice: boolean }> {
  return tx.one(
    z
      .object({ name: z.string(), in_office: z.boolean() })
      .transform((row) => ({ name: row.name, inOffice: row.in_office })),
    `select a.name, a.disabled_at is null and exists (
            select 1 from office o where o.regency_code = a.regency_code and o.account_id = a.id
               and o.role = 'facilitator' and o.valid_from <= $3::date and (o.valid_to is null or o.valid_to >= $3::date))
            as in_office
       from account a where a.regency_code = $1 and a.id = $2`,
    [regency, accountId, day],
  )
}

/** Which time a held command was told of: late, or so late that a person may take it. */
export type HeldMark = 'alarmed_at' | 'opened_at'

/** Held commands that were received before and not told of yet, the longest waiting first; held until told. */
export async function heldToTell(
  tx: Tx,
  regency: string,
  mark: HeldMark,
  receivedBefore: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tx.all(
    z.object({ id: z.uuid() }),
    `select id from command
      where regency_code = $1 and fate = 'held' and ${mark} is null and received_at <= $2
      order by received_at limit $3 for update`,
    [regency, receivedBefore, limit],
  )
  return rows.map(({ id }) => id)
}

export async function markHeld(
  tx: Tx,
  regency: string,
  mark: HeldMark,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await tx.run(`update command set ${mark} = $3 where regency_code = $1 and id = any ($2)`, [
    regency,
    ids,
    at,
  ])
}

/** Quarantined commands of these types that the office did not know when they came, oldest first. */
export async function nowUnderstood(
  tx: Tx,
  regency: string,
  types: readonly string[],
  limit: number,
): Promise<string[]> {
  const rows = await tx.all(
    z.object({ id: z.uuid() }),
    `select id from command where regency_code = $1 and fate = 'quarantined' and type = any ($2)
        and reason->>'code' = 'sync.unknown-type' order by received_at limit $3`,
    [regency, types, limit],
  )
  return rows.map(({ id }) => id)
}

const holderRow = z
  .object({
    account_id: z.uuid(),
    name: z.string(),
    cases: z.number(),
    last_contact_at: instant.nullable(),
    heard_since: z.boolean(),
    custody: z.nullable(custodySchema),
  })
  .transform((row) => ({
    officer: { accountId: row.account_id, name: row.name },
    cases: row.cases,
    lastContactAt: row.last_contact_at,
    mayHoldWork: row.heard_since,
    waiting: row.custody?.waiting ?? 0,
    drafts: row.custody?.drafts ?? null,
  }))

/** Who holds these cases, and what the phone of theirs that was heard last told. */
export function holdersOf(tx: Tx, regency: string, caseIds: readonly string[]) {
  return tx.all(
    holderRow,
    `select v.assignee_id as account_id, a.name, count(*)::int as cases, d.last_contact_at,
            coalesce(d.last_contact_at >= min(v.assigned_at), false) as heard_since, d.custody
       from visit_case v
       join account a on a.regency_code = v.regency_code and a.id = v.assignee_id
       left join lateral (select last_contact_at, custody from device
                where regency_code = v.regency_code and assignee_id = v.assignee_id
                order by last_contact_at desc limit 1) d on true
      where v.regency_code = $1 and v.id = any ($2) and v.status in ('assigned', 'returned')
      group by v.assignee_id, a.name, d.last_contact_at, d.custody order by a.name`,
    [regency, caseIds],
  )
}
