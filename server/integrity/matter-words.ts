import { isMatterKind, type MatterKind } from '@tanggap/core/integrity'
import { z } from 'zod'
import type { Vault } from '../plumbing/keys/index.ts'
import { openForDesk, sealForDesk, type Warrant } from './desk-seal.ts'

/** Everything the reporter wrote. It stands nowhere but under both seals. */
export const matterWords = z.object({
  kind: z.custom<MatterKind>((kind) => typeof kind === 'string' && isMatterKind(kind)),
  village: z.string(),
  /** By the key of the kind's question; what was left empty is the empty text. */
  answers: z.record(z.string(), z.string()),
})
export type MatterWords = z.infer<typeof matterWords>

export function sealWords(vault: Vault, matterId: string, words: MatterWords): Buffer {
  return sealForDesk(vault, 'integrity_matter.words_sealed', matterId, JSON.stringify(words))
}

export function openWords(vault: Vault, warrant: Warrant, sealed: Uint8Array): MatterWords {
  return matterWords.parse(JSON.parse(openForDesk(vault, 'integrity_matter.words_sealed', warrant, sealed)))
}

export function sealNote(vault: Vault, matterId: string, eventId: string, note: string): Buffer {
  return sealForDesk(vault, `integrity_event.note_sealed/${eventId}`, matterId, note)
}

export function openNote(vault: Vault, warrant: Warrant, eventId: string, sealed: Uint8Array): string {
  return openForDesk(vault, `integrity_event.note_sealed/${eventId}`, warrant, sealed)
}

/** Which family is meant, and which visit was ordered for it: for the desk's own work, shown to the two who read. */
export function sealLink(vault: Vault, what: 'family' | 'recheck', matterId: string, id: string): Buffer {
  return vault.seal(`integrity_matter.${what}_sealed/${matterId}`, id)
}

export function openLink(
  vault: Vault,
  what: 'family' | 'recheck',
  matterId: string,
  sealed: Buffer | null,
): string | undefined {
  return sealed
    ? vault.open(`integrity_matter.${what}_sealed/${matterId}`, sealed).toString('utf8')
    : undefined
}
