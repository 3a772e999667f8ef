import type { TicketKind } from '@tanggap/core/citizens'
import { ticketKinds } from '@tanggap/core/citizens'
import { z } from 'zod'
import { hashToken } from '../../../access/index.ts'
import type { Acting } from '../../../plumbing/acting.ts'
import type { CleanPhoto } from '../../../plumbing/images/index.ts'
import { noContent, ticketContent } from '../../tickets/ticket-content.ts'
import type { VoiceNote } from '../../voice/voice-note.ts'
import { findDraft, insertDraft, writeDraft, writeDraftPhoto, writeDraftVoice } from '../portal.store.ts'

/** A report as far as it is written. A key that is absent was not asked yet; an empty text was left empty. */
export const draftContent = z.object({
  ...ticketContent.shape,
  group: z.string(),
  kind: z.enum(Object.keys(ticketKinds) as TicketKind[]).nullable(),
  subdistrict: z.string(),
  village: z.string(),
  /** Steps that were answered, also with nothing. */
  seen: z.array(z.string()),
  /** Begun from the family's own page: which family, and by what the page was opened. */
  own: z
    .object({ familyId: z.uuid(), provenBy: z.enum(['slip', 'phone']) })
    .nullable()
    .default(null),
  /** The step that was last answered wrongly: what was typed, and what is wrong with it. */
  wrong: z
    .object({
      step: z.string(),
      sent: z.record(z.string(), z.string()),
      errors: z.array(z.object({ field: z.string(), message: z.object({ id: z.string(), en: z.string() }) })),
    })
    .nullable()
    .default(null),
})
export type DraftContent = z.infer<typeof draftContent>

export interface Draft {
  readonly id: string
  readonly content: DraftContent
  readonly hasPhoto: boolean
  readonly hasVoice: boolean
  /** Set once it was sent. */
  readonly ticketId: string | null
}

/** A market day: long enough to walk home for the family card. */
const draftHours = 12

export const emptyDraftContent: DraftContent = {
  ...noContent,
  answers: {},
  group: '',
  kind: null,
  subdistrict: '',
  village: '',
  seen: [],
  own: null,
  wrong: null,
}

/** Begins a draft; the token is for the browser's cookie. */
export async function beginDraft(
  acting: Acting,
  content: DraftContent,
): Promise<{ token: string; expiresAt: Date }> {
  const { tx, office, chance, now } = acting
  const id = acting.id()
  const token = chance.bytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + draftHours * 3_600_000)
  const contentSealed = seal(acting, id, content)
  await insertDraft(tx, office.regency, {
    id,
    tokenHash: hashToken(token),
    contentSealed,
    at: now,
    expiresAt,
  })
  return { token, expiresAt }
}

export async function readDraft(acting: Acting, token: string | undefined): Promise<Draft | undefined> {
  if (!token) return undefined
  const row = await findDraft(acting.tx, acting.office.regency, hashToken(token), acting.now)
  if (!row) return undefined
  if (row.ticket_id)
    return {
      id: row.id,
      content: emptyDraftContent,
      hasPhoto: false,
      hasVoice: false,
      ticketId: row.ticket_id,
    }
  if (!row.content_sealed) return undefined
  const text = acting.vault.open(contentPlace(row.id), row.content_sealed).toString('utf8')
  return {
    id: row.id,
    content: draftContent.parse(JSON.parse(text)),
    hasPhoto: row.photo_sealed !== null,
    hasVoice: row.voice_sealed !== null,
    ticketId: null,
  }
}

export function keepDraft(acting: Acting, id: string, content: DraftContent): Promise<void> {
  return writeDraft(acting.tx, acting.office.regency, id, seal(acting, id, content))
}

export function keepDraftPhoto(acting: Acting, id: string, photo: CleanPhoto | null): Promise<void> {
  const sealed = photo && acting.vault.seal(photoPlace(id), photo.bytes)
  return writeDraftPhoto(acting.tx, acting.office.regency, id, sealed)
}

export async function readDraftPhoto(acting: Acting, token: string): Promise<Buffer | undefined> {
  const row = await findDraft(acting.tx, acting.office.regency, hashToken(token), acting.now)
  return row?.photo_sealed ? acting.vault.open(photoPlace(row.id), row.photo_sealed) : undefined
}

export function keepDraftVoice(acting: Acting, id: string, voice: VoiceNote | null): Promise<void> {
  const sealed = voice && acting.vault.seal(voicePlace(id), voice.bytes)
  return writeDraftVoice(acting.tx, acting.office.regency, id, sealed)
}

export async function readDraftVoice(acting: Acting, token: string): Promise<Buffer | undefined> {
  const row = await findDraft(acting.tx, acting.office.regency, hashToken(token), acting.now)
  return row?.voice_sealed ? acting.vault.open(voicePlace(row.id), row.voice_sealed) : undefined
}

function seal(acting: Acting, id: string, content: DraftContent): Buffer {
  return acting.vault.seal(contentPlace(id), JSON.stringify(content))
}

const contentPlace = (id: string) => `report_draft.content_sealed/${id}`
const voicePlace = (id: string) => `report_draft.voice_sealed/${id}`
const photoPlace = (id: string) => `report_draft.photo_sealed/${id}`
