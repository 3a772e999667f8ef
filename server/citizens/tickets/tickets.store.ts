import { servicePromise, type TicketKind, ticketKinds, ticketStatuses } from '@tanggap/core/citizens'
import { z } from 'zod'
import type { Tx } from '../../plumbing/database/index.ts'

const bytes = z.instanceof(Buffer)
const status = z.enum(ticketStatuses)
const kinds = Object.keys(ticketKinds) as TicketKind[]

const ticketRow = z.object({
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
  contestable_until: z.string().nullable(),
  version: z.number(),
})
export type TicketRow = z.infer<typeof ticketRow>

/**
 * By when the next step is due. Once a ticket has opened a change, the desk has done its part: the change's own
 * step counts, none while the ministry has it, and at its end the citizen is owed an answer within three days.
 */
const dueAt = `(case when t.status <> 'under_way' or t.change_id is null then t.due_at else (
    select case when c.status in ('ranked', 'rejected', 'withdrawn')
                then greatest(t.due_at, c.step_entered_at + interval '${servicePromise.interimAnswerHours} hours')
                else c.due_at end
      from change c where c.regency_code = t.regency_code and c.id = t.change_id) end)`

const columns = `t.id, t.number, t.pin_hash, t.kind, t.channel, t.village_code,
  coalesce((select r.name from region r where r.code = t.village_code), t.village_code) as village_name,
  t.status, t.content_sealed, t.family_id, t.change_id, t.received_by, t.received_at,
  ${dueAt} as due_at, t.contestable_until, t.version`

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
      version: 1,
    },
  ])
}

/** Two sendings of one report wait for each other here, so that the second finds the first one's ticket. */
export async function holdReport(tx: Tx, draftId: string): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 7))', [draftId])
}

export function findTicket(tx: Tx, regency: string, id: string): Promise<TicketRow | undefined> {
  return tx.find(ticketRow, `select ${columns} from ticket t where t.regency_code = $1 and t.id = $2`, [
    regency,
    id,
  ])
}

export function holdTicket(tx: Tx, regency: string, id: string): Promise<TicketRow | undefined> {
  return tx.find(
    ticketRow,
    `select ${columns} from ticket t where t.regency_code = $1 and t.id = $2 for update of t`,
    [regency, id],
  )
}

export function findTicketByNumber(tx: Tx, regency: string, number: string): Promise<TicketRow | undefined> {
  return tx.find(ticketRow, `select ${columns} from ticket t where t.regency_code = $1 and t.number = $2`, [
    regency,
    number,
  ])
}

export function ticketsOfFamily(tx: Tx, regency: string, familyId: string): Promise<TicketRow[]> {
  return tx.all(
    ticketRow,
    `select ${columns} from ticket t where t.regency_code = $1 and t.family_id = $2 order by t.received_at desc`,
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
    `select ${columns}, count(*) over () as total from ticket t
      where t.regency_code = $1 and t.kind = any($2) and t.status = any($3)
        and ($4::text is null or t.village_code = $4) and ($5::text is null or t.number like '%' || $5 || '%')
        and ($6::timestamptz is null or ${dueAt} < $6)
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
  readonly familyId?: string | undefined
  readonly changeId?: string | undefined
}

/** Whatever is not given stays as it is. */
export async function writeMove(tx: Tx, regency: string, move: TicketMove): Promise<void> {
  await tx.run(
    `update ticket set status = $4, due_at = $5, version = version + 1,
            contestable_until = coalesce($6, contestable_until), family_id = coalesce($7, family_id),
            change_id = coalesce($8, change_id)
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
      where regency_code = $1 and status in ('answered', 'out_of_authority', 'duplicate')
        and (contestable_until is null or contestable_until < $2)
      order by id limit 2000`,
    [regency, today],
  )
  return rows.map(({ id }) => id)
}
