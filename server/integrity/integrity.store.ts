import { type AuthorityName, authorities, matterStatuses } from '@tanggap/core/integrity'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const bytes = z.instanceof(Buffer)
const status = z.enum(matterStatuses)
const accounts = z.array(z.string())

const matterRow = z.object({
  id: z.uuid(),
  number: z.string(),
  pin_hash: bytes,
  status,
  urgent: z.boolean(),
  pressed_at: z.date().nullable(),
  words_sealed: bytes,
  family_sealed: bytes.nullable(),
  recheck_sealed: bytes.nullable(),
  deciders: accounts,
  former_deciders: accounts,
  received_at: z.date(),
  due_at: z.date().nullable(),
  contestable_until: z.string().nullable(),
  version: z.number(),
})
export type MatterRow = z.infer<typeof matterRow>

const columns = `id, number, pin_hash, status, urgent, pressed_at, words_sealed, family_sealed, recheck_sealed,
  deciders, former_deciders, received_at, due_at, contestable_until, version`

/** Two sendings of one draft wait for each other here, so that the second finds the first one's matter. */
export async function holdDraft(tx: Tx, draftId: string): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 17))', [draftId])
}

export async function insertMatter(
  tx: Tx,
  regency: string,
  matter: Pick<
    MatterRow,
    'id' | 'number' | 'pin_hash' | 'urgent' | 'words_sealed' | 'received_at' | 'due_at'
  >,
): Promise<void> {
  await tx.insert('integrity_matter', [
    {
      regency_code: regency,
      ...matter,
      status: 'received',
      deciders: [],
      former_deciders: [],
      version: 1,
    },
  ])
}

export function findMatter(tx: Tx, regency: string, id: string): Promise<MatterRow | undefined> {
  return tx.find(matterRow, `select ${columns} from integrity_matter where regency_code = $1 and id = $2`, [
    regency,
    id,
  ])
}

/** Held until the transaction ends: who acts on one matter comes one after the other. */
export function holdMatter(tx: Tx, regency: string, id: string): Promise<MatterRow | undefined> {
  return tx.find(
    matterRow,
    `select ${columns} from integrity_matter where regency_code = $1 and id = $2 for update`,
    [regency, id],
  )
}

export function findMatterByNumber(tx: Tx, regency: string, number: string): Promise<MatterRow | undefined> {
  return tx.find(
    matterRow,
    `select ${columns} from integrity_matter where regency_code = $1 and number = $2`,
    [regency, number],
  )
}

/** Who is pressed first, then what is urgent, then the oldest promise. */
export function selectMatters(
  tx: Tx,
  regency: string,
  wish: { readonly statuses: readonly string[]; readonly limit: number; readonly offset: number },
) {
  return tx.all(
    matterRow.extend({ total: z.number() }),
    `select ${columns}, count(*) over () as total from integrity_matter
      where regency_code = $1 and status = any($2)
      order by (pressed_at is null), (not urgent), due_at nulls last, received_at, id
      limit $3 offset $4`,
    [regency, wish.statuses, wish.limit, wish.offset],
  )
}

export function mattersIn(tx: Tx, regency: string, statuses: readonly string[]): Promise<MatterRow[]> {
  return tx.all(
    matterRow,
    `select ${columns} from integrity_matter where regency_code = $1 and status = any($2) order by id limit 2000`,
    [regency, statuses],
  )
}

export interface MatterMove {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly dueAt: Date | null
  readonly contestableUntil?: string | undefined
  readonly deciders?: readonly string[] | undefined
  readonly formerDeciders?: readonly string[] | undefined
  readonly familySealed?: Buffer | undefined
  /** A visit ordered anew takes the place of the one before. */
  readonly forgetsRecheck?: boolean | undefined
}

/** Whatever is not given stays as it is. */
export async function writeMatterMove(tx: Tx, regency: string, move: MatterMove): Promise<void> {
  await tx.run(
    `update integrity_matter
        set status = $4, due_at = $5, version = version + 1, contestable_until = coalesce($6, contestable_until),
            deciders = coalesce($7::jsonb, deciders), former_deciders = coalesce($8::jsonb, former_deciders),
            family_sealed = coalesce($9, family_sealed),
            recheck_sealed = case when $10 then null else recheck_sealed end
      where regency_code = $1 and id = $2 and version = $3`,
    [
      regency,
      move.id,
      move.version,
      move.status,
      move.dueAt,
      move.contestableUntil ?? null,
      move.deciders ? JSON.stringify(move.deciders) : null,
      move.formerDeciders ? JSON.stringify(move.formerDeciders) : null,
      move.familySealed ?? null,
      move.forgetsRecheck ?? false,
    ],
  )
}

export function countMatters(tx: Tx, regency: string, statuses: readonly string[], now: Date) {
  return tx.one(
    z.object({ open: z.number(), overdue: z.number(), pressed: z.number() }),
    `select count(*) as open, count(*) filter (where due_at < $3) as overdue, count(pressed_at) as pressed
       from integrity_matter where regency_code = $1 and status = any($2)`,
    [regency, statuses, now],
  )
}

/** The visit is written down after the step that asked for it; the step itself does not move. */
export async function writeRecheckLink(tx: Tx, regency: string, id: string, sealed: Buffer): Promise<void> {
  await tx.run('update integrity_matter set recheck_sealed = $3 where regency_code = $1 and id = $2', [
    regency,
    id,
    sealed,
  ])
}

export async function writePressed(tx: Tx, regency: string, id: string, at: Date): Promise<void> {
  await tx.run(
    'update integrity_matter set pressed_at = coalesce(pressed_at, $3), version = version + 1 where regency_code = $1 and id = $2',
    [regency, id, at],
  )
}

const eventRow = z.object({
  id: z.uuid(),
  action: z.string(),
  to_status: status,
  note_sealed: bytes.nullable(),
  authority: z.enum(Object.keys(authorities) as AuthorityName[]).nullable(),
  role: z.string(),
  at: z.date(),
})
export type MatterEventRow = z.infer<typeof eventRow>

export function selectMatterEvents(tx: Tx, regency: string, matterId: string): Promise<MatterEventRow[]> {
  return tx.all(
    eventRow,
    `select id, action, to_status, note_sealed, authority, role, at from integrity_event
      where regency_code = $1 and matter_id = $2 order by at, id`,
    [regency, matterId],
  )
}

export async function insertMatterEvent(tx: Tx, event: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.insert('integrity_event', [event])
}

const draftRow = z.object({
  id: z.uuid(),
  content_sealed: bytes.nullable(),
  matter_id: z.uuid().nullable(),
  expires_at: z.date(),
})

export function findSealedDraft(tx: Tx, regency: string, tokenHash: Buffer, now: Date) {
  return tx.find(
    draftRow,
    `select id, content_sealed, matter_id, expires_at from integrity_draft
      where regency_code = $1 and token_hash = $2 and expires_at > $3`,
    [regency, tokenHash, now],
  )
}

export async function insertSealedDraft(
  tx: Tx,
  regency: string,
  draft: { id: string; tokenHash: Buffer; sealed: Buffer; at: Date; expiresAt: Date },
): Promise<void> {
  await tx.insert('integrity_draft', [
    {
      regency_code: regency,
      id: draft.id,
      token_hash: draft.tokenHash,
      content_sealed: draft.sealed,
      created_at: draft.at,
      expires_at: draft.expiresAt,
    },
  ])
}

/** Keeps what is written so far, or empties it: sent, given up, or forgotten. */
export async function writeSealedDraft(
  tx: Tx,
  regency: string,
  id: string,
  left: { readonly sealed: Buffer | null; readonly matterId?: string; readonly expiresAt?: Date },
): Promise<void> {
  await tx.run(
    `update integrity_draft set content_sealed = $3, matter_id = coalesce($4, matter_id),
            expires_at = coalesce($5, expires_at)
      where regency_code = $1 and id = $2 and matter_id is null`,
    [regency, id, left.sealed, left.matterId ?? null, left.expiresAt ?? null],
  )
}

export function forgetSealedDrafts(tx: Tx, regency: string, now: Date): Promise<number> {
  return tx.run(
    `update integrity_draft set content_sealed = null
      where regency_code = $1 and expires_at < $2 and content_sealed is not null`,
    [regency, now],
  )
}
