import { z } from 'zod'
import type { Tx } from '../../plumbing/database/index.ts'

const sessionRow = z.object({
  id: z.uuid(),
  village_code: z.string(),
  family_id: z.uuid(),
  /** Opened by a code sent to the family's phone; by its slip otherwise. */
  by_phone: z.boolean(),
  /** Whom the session may see: those who belong to the family today. */
  members: z.array(z.uuid()),
  created_at: z.date(),
  expires_at: z.date(),
})
export type PortalSessionRow = z.infer<typeof sessionRow>

/**
 * A revoked slip closes the pages it has opened: the slip is asked again at every look. A page opened by the
 * family's phone has none, and ends by its time alone.
 */
export function findPortalSession(
  tx: Tx,
  regency: string,
  tokenHash: Buffer,
  now: Date,
): Promise<PortalSessionRow | undefined> {
  return tx.find(
    sessionRow,
    `select p.id, p.village_code, p.family_id, p.slip_id is null as by_phone,
            (select coalesce(array_agg(m.person_id), '{}') from membership m where m.regency_code = p.regency_code
                and m.family_id = p.family_id and m.to_date is null) as members,
            p.created_at, p.expires_at
       from portal_session p
       left join slip s on s.regency_code = p.regency_code and s.id = p.slip_id and s.status = 'bound'
        and s.family_id = p.family_id
      where p.regency_code = $1 and p.token_hash = $2 and p.ended_at is null and p.expires_at > $3
        and (s.id is not null or (p.slip_id is null and p.code_request_id is not null))`,
    [regency, tokenHash, now],
  )
}

export interface NewPortalSession {
  readonly id: string
  readonly tokenHash: Buffer
  readonly villageCode: string
  readonly familyId: string
  readonly slipId: string | null
  readonly codeRequestId: string | null
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
      code_request_id: session.codeRequestId,
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

const draftRow = z.object({
  id: z.uuid(),
  content_sealed: z.instanceof(Buffer).nullable(),
  photo_sealed: z.instanceof(Buffer).nullable(),
  voice_sealed: z.instanceof(Buffer).nullable(),
  number: z.string().nullable(),
  pin_hash: z.instanceof(Buffer).nullable(),
  ticket_id: z.uuid().nullable(),
  expires_at: z.date(),
})
export type DraftRow = z.infer<typeof draftRow>

const draftColumns = 'id, content_sealed, photo_sealed, voice_sealed, number, pin_hash, ticket_id, expires_at'

export function findDraft(
  tx: Tx,
  regency: string,
  tokenHash: Buffer,
  now: Date,
): Promise<DraftRow | undefined> {
  return tx.find(
    draftRow,
    `select ${draftColumns} from report_draft where regency_code = $1 and token_hash = $2 and expires_at > $3`,
    [regency, tokenHash, now],
  )
}

/** A draft that was kept for another device, still being written. */
export function findKeptDraft(
  tx: Tx,
  regency: string,
  number: string,
  now: Date,
): Promise<DraftRow | undefined> {
  return tx.find(
    draftRow,
    `select ${draftColumns} from report_draft
      where regency_code = $1 and number = $2 and ticket_id is null and expires_at > $3 limit 1`,
    [regency, number, now],
  )
}

export async function writeKeptDraft(
  tx: Tx,
  regency: string,
  id: string,
  kept: { readonly number: string; readonly pinHash: Buffer; readonly expiresAt: Date },
): Promise<void> {
  await tx.run(
    `update report_draft set number = $3, pin_hash = $4, expires_at = $5
      where regency_code = $1 and id = $2 and ticket_id is null`,
    [regency, id, kept.number, kept.pinHash, kept.expiresAt],
  )
}

/** From now on another browser holds the draft, and the one before it does not. */
export async function handDraftOn(tx: Tx, regency: string, id: string, tokenHash: Buffer): Promise<void> {
  await tx.run('update report_draft set token_hash = $3 where regency_code = $1 and id = $2', [
    regency,
    id,
    tokenHash,
  ])
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

export async function writeDraftVoice(
  tx: Tx,
  regency: string,
  id: string,
  voiceSealed: Buffer | null,
): Promise<void> {
  await tx.run(
    'update report_draft set voice_sealed = $3 where regency_code = $1 and id = $2 and ticket_id is null',
    [regency, id, voiceSealed],
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
    `update report_draft set content_sealed = null, photo_sealed = null, voice_sealed = null, ticket_id = coalesce($3, ticket_id),
            expires_at = coalesce($4, expires_at)
      where regency_code = $1 and id = $2`,
    [regency, id, left.ticketId ?? null, left.expiresAt ?? null],
  )
}

/** What nobody came back to is forgotten. */
export function forgetDrafts(tx: Tx, regency: string, now: Date): Promise<number> {
  return tx.run(
    `update report_draft set content_sealed = null, photo_sealed = null, voice_sealed = null
      where regency_code = $1 and expires_at < $2
        and (content_sealed is not null or photo_sealed is not null or voice_sealed is not null)`,
    [regency, now],
  )
}

const codeRequestRow = z.object({ id: z.uuid(), nik_sealed: z.instanceof(Buffer).nullable() })

/** A request that is still good, by its id for the job, by its token for the browser. */
export function findCodeRequest(
  tx: Tx,
  regency: string,
  by: { readonly id: string } | { readonly tokenHash: Buffer },
  now: Date,
): Promise<z.infer<typeof codeRequestRow> | undefined> {
  return tx.find(
    codeRequestRow,
    `select id, nik_sealed from code_request
      where regency_code = $1 and (id = $2 or token_hash = $3) and used_at is null and expires_at > $4`,
    [regency, 'id' in by ? by.id : null, 'id' in by ? null : by.tokenHash, now],
  )
}

export async function insertCodeRequest(
  tx: Tx,
  regency: string,
  request: {
    readonly id: string
    readonly tokenHash: Buffer
    readonly nikSealed: Buffer
    readonly at: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  await tx.insert('code_request', [
    {
      regency_code: regency,
      id: request.id,
      token_hash: request.tokenHash,
      nik_sealed: request.nikSealed,
      asked_at: request.at,
      expires_at: request.expiresAt,
    },
  ])
}

export async function spendCodeRequest(tx: Tx, regency: string, id: string, at: Date): Promise<void> {
  await tx.run(
    'update code_request set used_at = $3, nik_sealed = null where regency_code = $1 and id = $2',
    [regency, id, at],
  )
}

/** Who asked for a code is forgotten with the code. */
export function forgetCodeRequests(tx: Tx, regency: string, now: Date): Promise<number> {
  return tx.run(
    `update code_request set nik_sealed = null
      where regency_code = $1 and expires_at < $2 and nik_sealed is not null`,
    [regency, now],
  )
}
