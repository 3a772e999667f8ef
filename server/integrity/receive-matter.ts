import { endOfLocalDay, localDay, nationalHolidays } from '@tanggap/core/calendar'
import { pinFrom, ticketNumberFrom } from '@tanggap/core/citizens'
import { matterDueOn, matterKindRule } from '@tanggap/core/integrity'
import type { Acting } from '../plumbing/acting.ts'
import { findMatter, holdDraft, insertMatter, writeSealedDraft } from './integrity.store.ts'
import { type MatterWords, sealWords } from './matter-words.ts'
import { writeMatterEvent } from './move-matter.ts'

export interface MatterReceipt {
  readonly number: string
  readonly pin: string
  readonly receivedAt: Date
  readonly openBy: string
}

/** How long the browser that sent it can show its receipt again. */
const receiptMinutes = 30

/**
 * Receives what a reporter wrote, seals it and gives it a number like every ticket's: a paper with it on tells
 * nobody what was told. Nothing that was typed is looked up, so every receipt comes about alike. Safe to repeat:
 * number and PIN follow from the draft, and no table holds the PIN.
 */
export async function receiveMatter(
  acting: Acting,
  draftId: string,
  words: MatterWords,
): Promise<MatterReceipt> {
  const { tx, office, now, vault } = acting
  await holdDraft(tx, draftId)
  const before = await findMatter(tx, office.regency, draftId)
  const receipt = matterReceipt(acting, draftId, before?.received_at ?? now)
  if (before) return receipt
  await insertMatter(tx, office.regency, {
    id: draftId,
    number: receipt.number,
    pin_hash: vault.index('pin', `${receipt.number} ${receipt.pin}`),
    urgent: matterKindRule(words.kind).urgent,
    words_sealed: sealWords(vault, draftId, words),
    received_at: now,
    due_at: endOfLocalDay(receipt.openBy),
  })
  await writeMatterEvent(acting, draftId, 'receive', 'received')
  await writeSealedDraft(tx, office.regency, draftId, {
    sealed: null,
    matterId: draftId,
    expiresAt: new Date(now.getTime() + receiptMinutes * 60_000),
  })
  // Neither kind nor village: the audit is read by others than the desk.
  await acting.record({ action: 'matter.receive', subject: 'matter', ids: [draftId] })
  return receipt
}

/** For the browser that sent it, as long as it holds its token. */
export async function findReceipt(acting: Acting, matterId: string): Promise<MatterReceipt | undefined> {
  const row = await findMatter(acting.tx, acting.office.regency, matterId)
  return row && matterReceipt(acting, row.id, row.received_at)
}

/** Number, PIN and promise, the same whenever they are asked for. */
function matterReceipt({ vault }: Acting, matterId: string, receivedAt: Date): MatterReceipt {
  const day = localDay(receivedAt)
  return {
    number: ticketNumberFrom(vault.index('row', `ticket number sealed ${matterId}`)),
    pin: pinFrom(vault.index('pin', `ticket sealed ${matterId}`)),
    receivedAt,
    openBy: matterDueOn('received', day, nationalHolidays) ?? day,
  }
}
