import { decisions, type MeetingKind, meetingKinds, meetingStatuses } from '@tanggap/core/deliberations'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const kinds = Object.keys(meetingKinds) as MeetingKind[]
const bytes = z.instanceof(Uint8Array)

export const annexShape = z.object({
  since: z.string(),
  until: z.string(),
  rows: z.array(z.object({ question: z.string(), values: z.number(), families: z.number() })),
  /** Minutes signed before this was counted apart say nothing of it. */
  firstRecorded: z.number().default(0),
})
export type Annex = z.infer<typeof annexShape>

const meetingRow = z.object({
  id: z.uuid(),
  village_code: z.string(),
  number: z.string(),
  kind: z.enum(kinds),
  held_at: z.date(),
  place: z.string(),
  chair: z.string(),
  invited: z.number(),
  present: z.number(),
  quorum: z.number(),
  attendance: z.array(z.object({ name: z.string(), capacity: z.string() })),
  status: z.enum(meetingStatuses),
  annex: annexShape.nullable(),
  notes: z.string(),
  minutes_salt: bytes.nullable(),
  minutes_hash: bytes.nullable(),
  recorded_by: z.uuid(),
  recorded_by_name: z.string(),
  signed_by_name: z.string().nullable(),
  signed_at: z.date().nullable(),
  version: z.number(),
})
export type MeetingRow = z.infer<typeof meetingRow>

const columns = `id, village_code, number, kind, held_at, place, chair, invited, present, quorum, attendance, status,
  annex, notes, minutes_salt, minutes_hash, recorded_by, recorded_by_name, signed_by_name, signed_at, version`

export function findMeeting(tx: Tx, regency: string, id: string): Promise<MeetingRow | undefined> {
  return tx.find(meetingRow, `select ${columns} from meeting where regency_code = $1 and id = $2`, [
    regency,
    id,
  ])
}

/** Holds the meeting until the transaction ends, so that two recorders never overwrite each other. */
export function holdMeeting(tx: Tx, regency: string, id: string): Promise<MeetingRow | undefined> {
  return tx.find(
    meetingRow,
    `select ${columns} from meeting where regency_code = $1 and id = $2 for no key update`,
    [regency, id],
  )
}

const listedRow = z.object({
  id: z.uuid(),
  village_code: z.string(),
  number: z.string(),
  kind: z.enum(kinds),
  held_at: z.date(),
  place: z.string(),
  status: z.enum(meetingStatuses),
  items: z.number(),
  undecided: z.number(),
  present: z.number(),
  quorum: z.number(),
  version: z.number(),
})
export type ListedMeeting = z.infer<typeof listedRow>

export function selectMeetings(tx: Tx, regency: string, status?: string): Promise<ListedMeeting[]> {
  return tx.all(
    listedRow,
    `select m.id, m.village_code, m.number, m.kind, m.held_at, m.place, m.status, m.present, m.quorum, m.version,
            count(i.change_id) as items, count(i.change_id) filter (where i.decision is null) as undecided
       from meeting m
       left join meeting_item i on i.regency_code = m.regency_code and i.meeting_id = m.id and i.removed_at is null
      where m.regency_code = $1 and ($2::text is null or m.status = $2)
      group by m.regency_code, m.id
      order by m.held_at desc, m.id limit 200`,
    [regency, status ?? null],
  )
}

export async function findPlannedAt(
  tx: Tx,
  regency: string,
  villageCode: string,
  heldAt: Date,
): Promise<{ number: string } | undefined> {
  const [first] = await tx.all(
    z.object({ number: z.string() }),
    `select number from meeting
      where regency_code = $1 and village_code = $2 and held_at = $3 and status = 'planned' limit 1`,
    [regency, villageCode, heldAt],
  )
  return first
}

export async function insertMeeting(tx: Tx, meeting: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.insert('meeting', [meeting])
}

const itemRow = z.object({
  change_id: z.uuid(),
  position: z.number(),
  content_hash: bytes,
  decision: z.enum(decisions).nullable(),
  reason: z.string().nullable(),
})
export type ItemRow = z.infer<typeof itemRow>

export function selectItems(tx: Tx, regency: string, meetingId: string): Promise<ItemRow[]> {
  return tx.all(
    itemRow,
    `select change_id, position, content_hash, decision, reason from meeting_item
      where regency_code = $1 and meeting_id = $2 and removed_at is null order by position, change_id`,
    [regency, meetingId],
  )
}

/** A change that was taken off may come back, with what it says now. */
export async function writeItem(
  tx: Tx,
  regency: string,
  item: {
    readonly meetingId: string
    readonly changeId: string
    readonly villageCode: string
    readonly position: number
    readonly contentHash: Uint8Array
  },
): Promise<void> {
  await tx.run(
    `insert into meeting_item (regency_code, meeting_id, change_id, village_code, position, content_hash)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (regency_code, meeting_id, change_id) do update
       set position = excluded.position, content_hash = excluded.content_hash, decision = null, reason = null,
           removed_at = null`,
    [regency, item.meetingId, item.changeId, item.villageCode, item.position, item.contentHash],
  )
}

export async function removeItem(
  tx: Tx,
  regency: string,
  meetingId: string,
  changeId: string,
  at: Date,
): Promise<boolean> {
  const rows = await tx.run(
    `update meeting_item set removed_at = $4, decision = null
      where regency_code = $1 and meeting_id = $2 and change_id = $3 and removed_at is null`,
    [regency, meetingId, changeId, at],
  )
  return rows === 1
}

export async function writeDecision(
  tx: Tx,
  regency: string,
  meetingId: string,
  item: { readonly changeId: string; readonly decision: string | null; readonly reason: string | null },
): Promise<boolean> {
  const rows = await tx.run(
    `update meeting_item set decision = $4, reason = $5
      where regency_code = $1 and meeting_id = $2 and change_id = $3 and removed_at is null`,
    [regency, meetingId, item.changeId, item.decision, item.reason],
  )
  return rows === 1
}

export async function writeRecord(
  tx: Tx,
  regency: string,
  id: string,
  record: {
    readonly status: string
    readonly present: number
    readonly attendance: unknown
    readonly notes: string
    readonly by: string
    readonly byName: string
  },
): Promise<void> {
  await tx.run(
    `update meeting set status = $3, present = $4, attendance = $5, notes = $6, recorded_by = $7,
            recorded_by_name = $8, version = version + 1
      where regency_code = $1 and id = $2`,
    [
      regency,
      id,
      record.status,
      record.present,
      JSON.stringify(record.attendance),
      record.notes,
      record.by,
      record.byName,
    ],
  )
}

export async function raiseVersion(tx: Tx, regency: string, id: string): Promise<void> {
  await tx.run('update meeting set version = version + 1 where regency_code = $1 and id = $2', [regency, id])
}

export async function writeStatus(tx: Tx, regency: string, id: string, status: string): Promise<void> {
  await tx.run('update meeting set status = $3, version = version + 1 where regency_code = $1 and id = $2', [
    regency,
    id,
    status,
  ])
}

export async function writeSignature(
  tx: Tx,
  regency: string,
  id: string,
  signature: {
    readonly annex: Annex
    readonly salt: Uint8Array
    readonly hash: Uint8Array
    readonly by: string
    readonly byName: string
    readonly at: Date
    readonly status: string
  },
): Promise<void> {
  await tx.run(
    `update meeting set status = $3, annex = $4, minutes_salt = $5, minutes_hash = $6, signed_by = $7,
            signed_by_name = $8, signed_at = $9, version = version + 1
      where regency_code = $1 and id = $2`,
    [
      regency,
      id,
      signature.status,
      JSON.stringify(signature.annex),
      signature.salt,
      signature.hash,
      signature.by,
      signature.byName,
      signature.at,
    ],
  )
}

/** When the village last acknowledged corrected values, or nothing when it never has. */
export async function lastSignedAt(tx: Tx, regency: string, villageCode: string): Promise<Date | undefined> {
  const row = await tx.find(
    z.object({ signed_at: z.date() }),
    `select signed_at from meeting
      where regency_code = $1 and village_code = $2 and status = 'signed' order by signed_at desc limit 1`,
    [regency, villageCode],
  )
  return row?.signed_at
}
