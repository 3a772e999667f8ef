import { z } from 'zod'
import type { Tx } from '../../plumbing/database/index.ts'

const sessionRow = z.object({
  id: z.uuid(),
  village_code: z.string(),
  family_id: z.uuid(),
  created_at: z.date(),
  expires_at: z.date(),
})
export type PortalSessionRow = z.infer<typeof sessionRow>

/** A revoked slip closes the pages it has opened: the slip is asked again at every look. */
export function findPortalSession(
  tx: Tx,
  regency: string,
  tokenHash: Buffer,
  now: Date,
): Promise<PortalSessionRow | undefined> {
  return tx.find(
    sessionRow,
    `select p.id, p.village_code, p.family_id, p.created_at, p.expires_at
       from portal_session p
       join slip s on s.regency_code = p.regency_code and s.id = p.slip_id and s.status = 'bound'
        and s.family_id = p.family_id
      where p.regency_code = $1 and p.token_hash = $2 and p.ended_at is null and p.expires_at > $3`,
    [regency, tokenHash, now],
  )
}

export interface NewPortalSession {
  readonly id: string
  readonly tokenHash: Buffer
  readonly villageCode: string
  readonly familyId: string
  readonly slipId: string
  readonly at: Date
  readonly expiresAt: Date
}

export async function insertPortalSession(tx: Tx, regency: string, session: NewPortalSession): Promise<void> {
  await tx.insert('portal_session', [
    {
      regency_code: regency,
      id: session.id,
      token_hash: session.tokenHash,
      village_code: session.villageCode,
      family_id: session.familyId,
      slip_id: session.slipId,
      created_at: session.at,
      expires_at: session.expiresAt,
    },
  ])
}

export async function endPortalSession(tx: Tx, regency: string, tokenHash: Buffer, now: Date): Promise<void> {
  await tx.run(
    'update portal_session set ended_at = $3 where regency_code = $1 and token_hash = $2 and ended_at is null',
    [regency, tokenHash, now],
  )
}

/** Whom a family's own session may see: those who belong to it today. Asked in the scope of that family. */
export async function memberIds(tx: Tx, regency: string, familyId: string): Promise<string[]> {
  const rows = await tx.all(
    z.object({ person_id: z.uuid() }),
    'select person_id from membership where regency_code = $1 and family_id = $2 and to_date is null',
    [regency, familyId],
  )
  return rows.map(({ person_id }) => person_id)
}

const draftRow = z.object({
  id: z.uuid(),
  content_sealed: z.instanceof(Buffer).nullable(),
  photo_sealed: z.instanceof(Buffer).nullable(),
  ticket_id: z.uuid().nullable(),
  expires_at: z.date(),
})
export type DraftRow = z.infer<typeof draftRow>

export function findDraft(
  tx: Tx,
  regency: string,
  tokenHash: Buffer,
  now: Date,
): Promise<DraftRow | undefined> {
  return tx.find(
    draftRow,
    `select id, content_sealed, photo_sealed, ticket_id, expires_at from report_draft
      where regency_code = $1 and token_hash = $2 and expires_at > $3`,
    [regency, tokenHash, now],
  )
}

export async function insertDraft(
  tx: Tx,
  regency: string,
  draft: {
    readonly id: string
    readonly tokenHash: Buffer
    readonly contentSealed: Buffer
    readonly at: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  await tx.insert('report_draft', [
    {
      regency_code: regency,
      id: draft.id,
      token_hash: draft.tokenHash,
      content_sealed: draft.contentSealed,
      created_at: draft.at,
      expires_at: draft.expiresAt,
    },
  ])
}

export async function writeDraft(tx: Tx, regency: string, id: string, contentSealed: Buffer): Promise<void> {
  await tx.run(
    'update report_draft set content_sealed = $3 where regency_code = $1 and id = $2 and ticket_id is null',
    [regency, id, contentSealed],
  )
}

export async function writeDraftPhoto(
  tx: Tx,
  regency: string,
  id: string,
  photoSealed: Buffer | null,
): Promise<void> {
  await tx.run(
    'update report_draft set photo_sealed = $3 where regency_code = $1 and id = $2 and ticket_id is null',
    [regency, id, photoSealed],
  )
}

/** Empties a draft: it was sent (and names its ticket) or given up. */
export async function emptyDraft(
  tx: Tx,
  regency: string,
  id: string,
  left: { readonly ticketId?: string; readonly expiresAt?: Date },
): Promise<void> {
  await tx.run(
    `update report_draft set content_sealed = null, photo_sealed = null, ticket_id = coalesce($3, ticket_id),
            expires_at = coalesce($4, expires_at)
      where regency_code = $1 and id = $2`,
    [regency, id, left.ticketId ?? null, left.expiresAt ?? null],
  )
}

/** What nobody came back to is forgotten. */
export function forgetDrafts(tx: Tx, regency: string, now: Date): Promise<number> {
  return tx.run(
    `update report_draft set content_sealed = null, photo_sealed = null
      where regency_code = $1 and expires_at < $2 and (content_sealed is not null or photo_sealed is not null)`,
    [regency, now],
  )
}
