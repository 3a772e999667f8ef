import { servicePromise, type TicketKind, ticketKinds, ticketStatuses } from '@tanggap/core/citizens'
import { z } from 'zod'
import type { Tx } from '../../plumbing/database/index.ts'

const bytes = z.instanceof(Buffer)
const status = z.enum(ticketStatuses)
const kinds = Object.keys(ticketKinds) as TicketKind[]

export const ticketRow = z.object({
  id: z.uuid(),
  number: z.string(),
  pin_hash: bytes,
  kind: z.enum(kinds),
  channel: z.enum(['portal', 'desk']),
  village_code: z.string(),
  village_name: z.string(),
  status,
  content_sealed: bytes,
  family_id: z.uuid().nullable(),
  change_id: z.uuid().nullable(),
  received_by: z.uuid().nullable(),
  received_at: z.date(),
  due_at: z.date().nullable(),
  /** Of the ticket's own step, without the change's and the law's. */
  step_due_at: z.date().nullable(),
  contestable_until: z.string().nullable(),
  appealable_until: z.string().nullable(),
  interim_due_at: z.date().nullable(),
  data_changed_at: z.date().nullable(),
  nik_index: bytes.nullable(),
  phone_index: bytes.nullable(),
  origin_index: bytes.nullable(),
  unconfirmed: z.boolean(),
  version: z.number(),
})
export type TicketRow = z.infer<typeof ticketRow>

/**
 * By when the next step is due. Once a ticket has opened a change, the desk has done its part: the change's own
 * step counts, none while the ministry has it, and at its end the citizen is owed an answer within three days.
 */
const stepDueAt = `(case when t.status <> 'under_way' or t.change_id is null then t.due_at else (
    select case when c.status in ('ranked', 'rejected', 'withdrawn')
                then greatest(t.due_at, c.step_entered_at + interval '${servicePromise.interimAnswerHours} hours')
                else c.due_at end
      from change c where c.regency_code = t.regency_code and c.id = t.change_id) end)`

/** Where the law wants an answer meanwhile, its clock counts when it is the nearer one. */
const dueAt = `least(${stepDueAt}, t.interim_due_at)`

/** When the register or a visit brought something new about the linked family since the desk last looked. */
const dataChangedAt = `(case when t.family_id is null or t.data_seen_at is null then null else greatest(
    (select f.updated_at from family f where f.regency_code = t.regency_code and f.id = t.family_id
        and f.updated_at > t.data_seen_at),
    (select max(v.submitted_at) from visit_case v where v.regency_code = t.regency_code and v.family_id = t.family_id
        and v.submitted_at > t.data_seen_at)) end)`

export const ticketColumns = `t.id, t.number, t.pin_hash, t.kind, t.channel, t.village_code,
  coalesce((select r.name from region r where r.code = t.village_code), t.village_code) as village_name,
  t.status, t.content_sealed, t.family_id, t.change_id, t.received_by, t.received_at,
  ${dueAt} as due_at, t.due_at as step_due_at, t.contestable_until, t.appealable_until, t.interim_due_at,
  ${dataChangedAt} as data_changed_at, t.nik_index, t.phone_index, t.origin_index,
  (t.kind = 'no_longer_needed' and exists (select 1 from renunciation n where n.regency_code = t.regency_code
    and n.ticket_id = t.id and n.confirmed_at is null)) as unconfirmed, t.version`

export interface NewTicket {
  readonly id: string
  readonly number: string
  readonly pinHash: Buffer
  readonly kind: TicketKind
  readonly channel: 'portal' | 'desk'
  readonly villageCode: string
  readonly contentSealed: Buffer
  readonly receivedBy: string | null
  readonly at: Date
  readonly dueAt: Date
  readonly interimDueAt: Date | undefined
  readonly nikIndex: Buffer | null
  readonly phoneIndex: Buffer | null
  readonly originIndex: Buffer | null
}

export async function insertTicket(tx: Tx, regency: string, ticket: NewTicket): Promise<void> {
  await tx.insert('ticket', [
    {
      regency_code: regency,
      id: ticket.id,
      number: ticket.number,
      pin_hash: ticket.pinHash,
      kind: ticket.kind,
      channel: ticket.channel,
      village_code: ticket.villageCode,
      status: 'received',
      content_sealed: ticket.contentSealed,
      received_by: ticket.receivedBy,
      received_at: ticket.at,
      due_at: ticket.dueAt,
      interim_due_at: ticket.interimDueAt,
      nik_index: ticket.nikIndex,
      phone_index: ticket.phoneIndex,
      origin_index: ticket.originIndex,
      version: 1,
    },
  ])
}

/** Two sendings of one report wait for each other here, so that the second finds the first one's ticket. */
export async function holdReport(tx: Tx, draftId: string): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 7))', [draftId])
}

export function findTicket(tx: Tx, regency: string, id: string): Promise<TicketRow | undefined> {
  return tx.find(ticketRow, `select ${ticketColumns} from ticket t where t.regency_code = $1 and t.id = $2`, [
    regency,
    id,
  ])
}

export function holdTicket(tx: Tx, regency: string, id: string): Promise<TicketRow | undefined> {
  return tx.find(
    ticketRow,
    `select ${ticketColumns} from ticket t where t.regency_code = $1 and t.id = $2 for update of t`,
    [regency, id],
  )
}

export function findTicketByNumber(tx: Tx, regency: string, number: string): Promise<TicketRow | undefined> {
  return tx.find(
    ticketRow,
    `select ${ticketColumns} from ticket t where t.regency_code = $1 and t.number = $2`,
    [regency, number],
  )
}

export function ticketsOfFamily(tx: Tx, regency: string, familyId: string): Promise<TicketRow[]> {
  return tx.all(
    ticketRow,
    `select ${ticketColumns} from ticket t where t.regency_code = $1 and t.family_id = $2 order by t.received_at desc`,
    [regency, familyId],
  )
}

export interface TicketFilter {
  /** Only kinds that this desk handles. */
  readonly kinds: readonly TicketKind[]
  readonly statuses: readonly string[]
  readonly village?: string | undefined
  readonly number?: string | undefined
  readonly overdueAt?: Date | undefined
  /** Only those whose family has newer data than the desk has seen. */
  readonly changed?: boolean | undefined
  /** Kinds that stand before the others. */
  readonly first: readonly TicketKind[]
  readonly limit: number
  readonly offset: number
}

const listedRow = ticketRow.extend({ total: z.number() })

export function selectTickets(
  tx: Tx,
  regency: string,
  filter: TicketFilter,
): Promise<z.infer<typeof listedRow>[]> {
  return tx.all(
    listedRow,
    `select ${ticketColumns}, count(*) over () as total from ticket t
      where t.regency_code = $1 and t.kind = any($2) and t.status = any($3)
        and ($4::text is null or t.village_code = $4) and ($5::text is null or t.number like '%' || $5 || '%')
        and ($6::timestamptz is null or ${dueAt} < $6) and (not $10::boolean or ${dataChangedAt} is not null)
      order by (${dueAt} is null), (t.kind <> all($7)), ${dueAt}, t.received_at desc, t.id
      limit $8 offset $9`,
    [
      regency,
      filter.kinds,
      filter.statuses,
      filter.village ?? null,
      filter.number ?? null,
      filter.overdueAt ?? null,
      filter.first,
      filter.limit,
      filter.offset,
      filter.changed ?? false,
    ],
  )
}

export function countTickets(tx: Tx, regency: string, of: readonly TicketKind[], now: Date) {
  return tx.all(
    z.object({ status, count: z.number(), overdue: z.number() }),
    `select status, count(*) as count, count(*) filter (where ${dueAt} < $3) as overdue
       from ticket t where regency_code = $1 and kind = any($2) group by status`,
    [regency, of, now],
  )
}

export interface TicketMove {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly dueAt: Date | null
  readonly contestableUntil?: string | undefined
  readonly appealableUntil?: string | undefined
  readonly interimDueAt: Date | null
  /** The desk has taken the family's data into account now. */
  readonly seenAt?: Date | undefined
  readonly familyId?: string | undefined
  readonly changeId?: string | undefined
}

/** Whatever is not given stays as it is. */
export async function writeMove(tx: Tx, regency: string, move: TicketMove): Promise<void> {
  await tx.run(
    `update ticket set status = $4, due_at = $5, version = version + 1,
            contestable_until = coalesce($6, contestable_until), family_id = coalesce($7, family_id),
            change_id = coalesce($8, change_id), appealable_until = coalesce($9, appealable_until),
            interim_due_at = $10, data_seen_at = coalesce($11, data_seen_at)
      where regency_code = $1 and id = $2 and version = $3`,
    [
      regency,
      move.id,
      move.version,
      move.status,
      move.dueAt,
      move.contestableUntil ?? null,
      move.familyId ?? null,
      move.changeId ?? null,
      move.appealableUntil ?? null,
      move.interimDueAt,
      move.seenAt ?? null,
    ],
  )
}

const eventRow = z.object({
  id: z.uuid(),
  action: z.string(),
  to_status: status,
  note_sealed: bytes.nullable(),
  role: z.string(),
  at: z.date(),
})
export type TicketEventRow = z.infer<typeof eventRow>

export function selectEvents(tx: Tx, regency: string, ticketId: string): Promise<TicketEventRow[]> {
  return tx.all(
    eventRow,
    `select id, action, to_status, note_sealed, role, at from ticket_event
      where regency_code = $1 and ticket_id = $2 order by at, id`,
    [regency, ticketId],
  )
}

export async function insertEvent(tx: Tx, event: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.insert('ticket_event', [event])
}

const photoRow = z.object({ sha256: z.string(), media_type: z.string(), bytes: z.number() })
export type TicketPhotoRow = z.infer<typeof photoRow>

export function selectPhotos(tx: Tx, regency: string, ticketId: string): Promise<TicketPhotoRow[]> {
  return tx.all(
    photoRow,
    'select sha256, media_type, bytes from ticket_photo where regency_code = $1 and ticket_id = $2 order by added_at',
    [regency, ticketId],
  )
}

export async function insertPhoto(
  tx: Tx,
  regency: string,
  photo: TicketPhotoRow & { readonly ticketId: string; readonly villageCode: string; readonly at: Date },
): Promise<void> {
  await tx.insert('ticket_photo', [
    {
      regency_code: regency,
      ticket_id: photo.ticketId,
      sha256: photo.sha256,
      village_code: photo.villageCode,
      media_type: photo.media_type,
      bytes: photo.bytes,
      added_at: photo.at,
    },
  ])
}

/** Tickets whose time to contest is over on a day. */
export async function uncontestedTickets(tx: Tx, regency: string, today: string): Promise<string[]> {
  const rows = await tx.all(
    z.object({ id: z.uuid() }),
    `select id from ticket
      where regency_code = $1 and status in ('answered', 'out_of_authority', 'duplicate', 'appeal_answered')
        and (contestable_until is null or contestable_until < $2)
      order by id limit 2000`,
    [regency, today],
  )
  return rows.map(({ id }) => id)
}

/** Under way, with a change that climbs, and the law wants the citizen to hear something by now. */
export async function ticketsOwedNews(tx: Tx, regency: string, now: Date): Promise<string[]> {
  const rows = await tx.all(
    z.object({ id: z.uuid() }),
    `select id from ticket
      where regency_code = $1 and interim_due_at <= $2 and status = 'under_way' and change_id is not null
      order by id limit 2000`,
    [regency, now],
  )
  return rows.map(({ id }) => id)
}

/** Answered, not yet said to be settled, and the last day to say so is this one. */
export async function ticketsUnsettled(tx: Tx, regency: string, lastDay: string): Promise<string[]> {
  const rows = await tx.all(
    z.object({ id: z.uuid() }),
    `select id from ticket where regency_code = $1 and status = 'answered' and contestable_until = $2
      order by id limit 2000`,
    [regency, lastDay],
  )
  return rows.map(({ id }) => id)
}

/** Who took a step that decided or advised; writing a report down for somebody does neither. */
export async function handlersOf(tx: Tx, regency: string, ticketId: string): Promise<string[]> {
  const rows = await tx.all(
    z.object({ account_id: z.uuid() }),
    `select distinct account_id from ticket_event
      where regency_code = $1 and ticket_id = $2 and account_id is not null
        and action not in ('receive', 'giveMore', 'appeal', 'reopen')`,
    [regency, ticketId],
  )
  return rows.map(({ account_id }) => account_id)
}

/** Ages of the open tickets of a desk: how many are due by when, the oldest first. */
export function openDueTimes(
  tx: Tx,
  regency: string,
  of: { readonly kinds: readonly TicketKind[]; readonly statuses: readonly string[] },
): Promise<{ due_at: Date | null; count: number }[]> {
  return tx.all(
    z.object({ due_at: z.date().nullable(), count: z.number() }),
    `select due_at, count(*) as count from (
       select date_trunc('hour', ${dueAt}) as due_at from ticket t
        where t.regency_code = $1 and t.kind = any($2) and t.status = any($3)) d group by due_at`,
    [regency, of.kinds, of.statuses],
  )
}

/** The desk looked at what is new about the family, and goes on. */
export async function writeSeen(tx: Tx, regency: string, id: string, at: Date): Promise<void> {
  await tx.run('update ticket set data_seen_at = $3 where regency_code = $1 and id = $2', [regency, id, at])
}
