import {
  attemptContent,
  type Envelope,
  finishContent,
  metFamilyContent,
  practiceContent,
} from '@tanggap/contract/sync'
import { commandTypes } from '@tanggap/core/sync'
import type { Refusal } from '@tanggap/core/workflow'
import type { z } from 'zod/mini'
import { type BindSlip, type Delivery, takeAttempt, takeMetFamily, takeVisit } from '../campaigns/index.ts'
import { type Acting, type Done, refused } from '../plumbing/acting.ts'
import { isStorable } from '../plumbing/storable.ts'
import { takePractice } from '../training/index.ts'

/** Which visit a sealed command is about, as far as its seal opens. */
export function caseIdIn(acting: Acting, envelope: Envelope): string | undefined {
  return caseIdOf(openSeal(acting, envelope))
}

export function caseIdOf(opened: Opened): string | undefined {
  if (!opened.ok || typeof opened.value !== 'object' || opened.value === null) return undefined
  return 'caseId' in opened.value && typeof opened.value.caseId === 'string' ? opened.value.caseId : undefined
}

/** What a seal held; a refusal when it does not open. */
export type Opened = Done<unknown>

/**
 * Opens a command and does what it says, in the acting officer's name. A refusal is why it is kept aside.
 *
 * @param ahead what its seal held, where it was opened before
 */
export async function applyCommand(
  acting: Acting,
  envelope: Envelope,
  delivery: Delivery,
  bindSlip: BindSlip,
  ahead?: Opened,
): Promise<Done<unknown>> {
  const type = commandTypes.find((known) => known === envelope.type)
  if (type === undefined) return refused('sync.unknown-type', { type: envelope.type })
  const opened = ahead ?? openSeal(acting, envelope)
  if (!opened.ok) return opened
  switch (type) {
    case 'visit.attempt': {
      const content = read(attemptContent, opened.value)
      return content.ok ? takeAttempt(acting, content.value, delivery) : content
    }
    case 'visit.finish': {
      const content = read(finishContent, opened.value)
      return content.ok ? takeVisit(acting, content.value, delivery, bindSlip) : content
    }
    case 'family.met': {
      const content = read(metFamilyContent, opened.value)
      return content.ok ? takeMetFamily(acting, content.value, delivery) : content
    }
    case 'practice.finish': {
      const content = read(practiceContent, opened.value)
      return content.ok ? takePractice(acting, content.value, delivery.commandId) : content
    }
  }
}

export function openSeal({ vault }: Acting, envelope: Envelope): Opened {
  let text: string
  try {
    text = vault.openFromPhone(envelope.seal, envelope.id).toString('utf8')
  } catch {
    // Sealed to a key this office does not hold, for another command, or a byte was changed.
    return refused('sync.seal-broken')
  }
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value }
  } catch {
    return refused('sync.not-readable')
  }
}

function read<Schema extends z.ZodMiniType>(schema: Schema, content: unknown): Done<z.output<Schema>> {
  // One text that no table can hold would stop the visit long after it was taken.
  if (!isStorable(content)) return refused('sync.not-readable')
  const parsed = schema.safeParse(content)
  if (parsed.success) return { ok: true, value: parsed.data }
  const where = parsed.error.issues[0]?.path.join('.')
  const refusal: Refusal = { code: 'sync.not-readable', ...(where ? { facts: { where } } : {}) }
  return { ok: false, refusal }
}
