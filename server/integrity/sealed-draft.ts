import { isMatterKind, type MatterKind } from '@tanggap/core/integrity'
import { z } from 'zod'
import { hashToken } from '../access/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import { openDraft, sealDraft } from './desk-seal.ts'
import { findSealedDraft, insertSealedDraft, writeSealedDraft } from './integrity.store.ts'

/** What a reporter has written so far, one question a page. An empty text was left empty; an absent one not asked. */
export const sealedDraftContent = z.object({
  kind: z.nullable(z.custom<MatterKind>((kind) => typeof kind === 'string' && isMatterKind(kind))),
  subdistrict: z.string(),
  village: z.string(),
  answers: z.record(z.string(), z.string()),
  seen: z.array(z.string()),
})
export type SealedDraftContent = z.infer<typeof sealedDraftContent>

export interface SealedDraft {
  readonly id: string
  readonly content: SealedDraftContent
  /** Set once it was sent. */
  readonly matterId: string | null
}

const emptyContent: SealedDraftContent = { kind: null, subdistrict: '', village: '', answers: {}, seen: [] }

/** Shorter than that of an ordinary report: a phone that is taken away should not hold it for long. */
export const sealedDraftMinutes = 120

export async function beginSealedDraft(acting: Acting): Promise<string> {
  const { tx, office, chance, now } = acting
  const id = acting.id()
  const token = chance.bytes(32).toString('base64url')
  await insertSealedDraft(tx, office.regency, {
    id,
    tokenHash: hashToken(token),
    sealed: sealDraft(token, id, JSON.stringify(emptyContent)),
    at: now,
    expiresAt: new Date(now.getTime() + sealedDraftMinutes * 60_000),
  })
  return token
}

export async function readSealedDraft(
  { tx, office, now }: Acting,
  token: string | undefined,
): Promise<SealedDraft | undefined> {
  if (!token) return undefined
  const row = await findSealedDraft(tx, office.regency, hashToken(token), now)
  if (!row) return undefined
  if (row.matter_id) return { id: row.id, content: emptyContent, matterId: row.matter_id }
  if (!row.content_sealed) return undefined
  const text = openDraft(token, row.id, row.content_sealed)
  return { id: row.id, content: sealedDraftContent.parse(JSON.parse(text)), matterId: null }
}

export function keepSealedDraft(
  { tx, office }: Acting,
  token: string,
  id: string,
  content: SealedDraftContent,
): Promise<void> {
  return writeSealedDraft(tx, office.regency, id, { sealed: sealDraft(token, id, JSON.stringify(content)) })
}

/** Nothing typed stays behind; whoever takes the phone next finds an empty page. */
export async function giveUpSealedDraft(acting: Acting, token: string | undefined): Promise<void> {
  const draft = await readSealedDraft(acting, token)
  if (draft)
    await writeSealedDraft(acting.tx, acting.office.regency, draft.id, {
      sealed: null,
      expiresAt: acting.now,
    })
}
