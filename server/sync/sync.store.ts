import { custodySchema, envelopeSchema, receiptSchema } from '@tanggap/contract/sync'
import type { CommandFate } from '@tanggap/core/sync'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const instant = z.date().transform((date) => date.toISOString())
const fate = z.enum(['applied', 'quarantined', 'held'])
const reason = z.object({ code: z.string(), id: z.string(), en: z.string() })

const deviceRow = z
  .object({ id: z.uuid(), assignee_id: z.uuid(), next_sequence: z.number(), clock_offset_ms: z.number() })
  .transform((row) => ({
    id: row.id,
    accountId: row.assignee_id,
    nextSequence: row.next_sequence,
    clockOffsetMs: row.clock_offset_ms,
  }))
export type DeviceRecord = z.output<typeof deviceRow>

const deviceColumns = 'id, assignee_id, next_sequence, clock_offset_ms'

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

export async function expectAfter(
  tx: Tx,
  regency: string,
  deviceId: string,
  sequence: number,
): Promise<void> {
  await tx.run(
    `update device set next_sequence = greatest(next_sequence, $3::bigint + 1) where regency_code = $1 and id = $2`,
    [regency, deviceId, sequence],
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

export function lockCommand(tx: Tx, regency: string, id: string): Promise<CommandRecord | undefined> {
  return tx.find(
    commandRow,
    `select ${commandColumns} from command where regency_code = $1 and id = $2 for update`,
    [regency, id],
  )
}

/** The next command of a device that waited for the ones before it and waits no longer. */
export function findReleased(
  tx: Tx,
  regency: string,
  deviceId: string,
): Promise<{ id: string; envelope: z.output<typeof envelopeSchema> } | undefined> {
  return tx.find(
    z.object({ id: z.uuid(), envelope: envelopeSchema }),
    `select c.id, c.envelope from command c join device d on d.regency_code = c.regency_code and d.id = c.device_id
      where c.regency_code = $1 and c.device_id = $2 and c.fate = 'held' and c.sequence <= d.next_sequence
      order by c.sequence limit 1`,
    [regency, deviceId],
  )
}

export interface Settled {
  readonly envelope: z.output<typeof envelopeSchema>
  readonly accountId: string
  readonly fate: CommandFate
  readonly reason: z.output<typeof reason> | null
  readonly receipt: z.output<typeof receiptSchema>
  readonly receivedAt: string
  readonly settledAt: Date | null
}

/** Keeps a command with its receipt, or brings a held one to its end. False when another officer's bears the name. */
export async function keepCommand(tx: Tx, regency: string, settled: Settled): Promise<boolean> {
  const { envelope } = settled
  const kept = await tx.run(
    `insert into command (regency_code, id, device_id, assignee_id, sequence, type, content_hash, envelope, fate, reason,
            receipt, device_time, received_at, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (regency_code, id) do update set fate = excluded.fate, reason = excluded.reason,
       receipt = excluded.receipt, settled_at = excluded.settled_at
       where command.fate <> 'applied' and command.content_hash = excluded.content_hash
         and command.assignee_id = excluded.assignee_id`,
    [
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
    ],
  )
  return kept === 1
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
 * leaves no trace, and the command can still be kept aside.
 */
export async function tryApart<T extends { readonly ok: boolean }>(
  tx: Tx,
  work: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly fault: unknown }> {
  await tx.run('savepoint apart')
  try {
    const outcome = await work()
    await tx.run(outcome.ok ? 'release savepoint apart' : 'rollback to savepoint apart')
    return outcome
  } catch (fault) {
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

/** Every phone, the one heard longest ago first. */
export function overseenDevices(tx: Tx, regency: string) {
  return tx.all(
    overseenRow,
    `select d.id, d.label, d.assignee_id, a.name, d.app_version, d.registered_at, d.last_contact_at, d.clock_offset_ms,
            d.custody, count(c.id) filter (where c.fate = 'applied') as applied,
            count(c.id) filter (where c.fate = 'quarantined') as quarantined,
            count(c.id) filter (where c.fate = 'held') as held
       from device d join account a on a.regency_code = d.regency_code and a.id = d.assignee_id
       left join command c on c.regency_code = d.regency_code and c.device_id = d.id
      where d.regency_code = $1 group by d.regency_code, d.id, a.name order by d.last_contact_at`,
    [regency],
  )
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

/** What could not be applied yet, oldest first. */
export function keptAside(tx: Tx, regency: string, limit: number) {
  return tx.all(
    keptAsideRow,
    `select c.id, c.fate, c.type, d.label, a.name as officer, c.sequence, d.next_sequence, c.device_time, c.received_at,
            c.reason, c.envelope
       from command c
       join device d on d.regency_code = c.regency_code and d.id = c.device_id
       join account a on a.regency_code = c.regency_code and a.id = c.assignee_id
      where c.regency_code = $1 and c.fate in ('quarantined', 'held') order by c.received_at limit $2`,
    [regency, limit],
  )
}

export async function officerName(tx: Tx, regency: string, accountId: string): Promise<string> {
  const { name } = await tx.one(
    z.object({ name: z.string() }),
    'select name from account where regency_code = $1 and id = $2',
    [regency, accountId],
  )
  return name
}
