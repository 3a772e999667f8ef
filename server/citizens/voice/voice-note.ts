import type { Refusal } from '@tanggap/core/workflow'
import type { Acting } from '../../plumbing/acting.ts'
import { insertVoice } from './voice.store.ts'

/** A spoken report, as it came from the phone: known by its own bytes, never by its name. */
export interface VoiceNote {
  readonly bytes: Buffer
  readonly mediaType: string
}

/** Two minutes, where the phone itself stops, as old phones record them (AMR to AAC), with room to spare. */
export const mostVoiceBytes = 2_000_000

export type VoiceCheck =
  | { readonly ok: true; readonly voice: VoiceNote }
  | { readonly ok: false; readonly refusal: Refusal }

/** Refusals: `voice.empty`, `voice.too-large`, `voice.not-a-recording`. */
export function checkVoice(bytes: Buffer): VoiceCheck {
  if (bytes.length === 0) return { ok: false, refusal: { code: 'voice.empty' } }
  if (bytes.length > mostVoiceBytes) return { ok: false, refusal: { code: 'voice.too-large' } }
  const mediaType = containerOf(bytes)
  if (!mediaType) return { ok: false, refusal: { code: 'voice.not-a-recording' } }
  return { ok: true, voice: { bytes, mediaType } }
}

export async function keepVoice(
  acting: Acting,
  report: { readonly draftId: string; readonly villageCode: string },
  { bytes, mediaType }: VoiceNote,
): Promise<void> {
  const sha256 = await acting.files.keep(bytes)
  await insertVoice(acting.tx, acting.office.regency, {
    ticket_id: report.draftId,
    village_code: report.villageCode,
    sha256,
    media_type: mediaType,
    bytes: bytes.length,
    added_at: acting.now,
  })
}

/** By the first bytes: WebM, Ogg, MP4/3GP, WAV, AMR, MP3. */
function containerOf(bytes: Buffer): string | undefined {
  const at = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (bytes.length < 64) return undefined
  if (bytes.readUInt32BE(0) === 0x1a45dfa3) return 'audio/webm'
  if (at(0, 4) === 'OggS') return 'audio/ogg'
  if (at(4, 8) === 'ftyp') return 'audio/mp4'
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WAVE') return 'audio/wav'
  if (at(0, 5) === '#!AMR') return 'audio/amr'
  if (at(0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return 'audio/mpeg'
  return undefined
}
