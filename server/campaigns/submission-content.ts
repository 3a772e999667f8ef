import { type FinishContent, finishContent } from '@tanggap/contract/sync'
import { localDay } from '@tanggap/core/calendar'
import { z } from 'zod'
import type { Vault } from '../plumbing/keys/index.ts'

const keptContent = z.object({
  content: finishContent,
  /** What became of the slip's serial; a serial that could not be bound does not hold up the visit. */
  slip: z.object({ serial: z.string(), bound: z.boolean(), refusal: z.string().nullable() }).nullable(),
})

/** What is kept of a visit: what the phone said, and what the office did with its slip. */
export interface KeptContent {
  readonly content: FinishContent
  readonly slip: {
    readonly serial: string
    readonly bound: boolean
    readonly refusal: string | null
  } | null
}

export function sealSubmission(vault: Vault, id: string, kept: KeptContent): Buffer {
  return vault.seal(placeOf(id), JSON.stringify(kept))
}

export function openSubmission(vault: Vault, id: string, sealed: Uint8Array): KeptContent {
  return keptContent.parse(JSON.parse(vault.open(placeOf(id), sealed).toString('utf8')))
}

/**
 * The day a visit is judged by (ISO date, Western Indonesian Time): the one the phone's own clock gave it.
 * Skips and ages depend on the day; judged by another day than on the phone, a finished visit could turn
 * unfinished on its way. A clock that is off is shown to the reviewer instead.
 */
export function dayOf(content: Pick<FinishContent, 'finishedAt'>): string {
  return localDay(new Date(content.finishedAt))
}

function placeOf(id: string): string {
  return `visit_submission.content_sealed/${id}`
}
