import { parseSlipSerial } from '@tanggap/core/citizens'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import {
  holdSlip,
  holdSlipBySerial,
  revokeOtherSlips,
  type SlipRow,
  writeBinding,
  writeRevocation,
} from './slips.store.ts'

/** How a slip reached the family: left at a visit, handed over at a desk, or in a sealed batch through the RT. */
export type SlipVia = 'visit' | 'desk' | 'batch'

export interface Binding {
  /** As typed or scanned. */
  readonly serial: string
  readonly familyId: string
  readonly via: SlipVia
  /** At a desk: how the official knew whom they had before them. */
  readonly identityCheck?: string | undefined
}

/**
 * Binds a slip to a family; from now on its code and a NIK of the family open the family's page, and the
 * family's earlier slip no longer does. Safe to repeat. Refusals: `slip.serial-format`, `slip.serial-typo`,
 * `slip.unknown`, `slip.bound-to-another`, `slip.revoked`.
 */
export async function bindSlip(acting: Acting, binding: Binding): Promise<Done<{ slipId: string }>> {
  const { tx, office, now } = acting
  const serial = parseSlipSerial(binding.serial)
  if (!serial.ok) return refused(serial.refusal.code)
  const slip = await holdSlipBySerial(tx, office.regency, serial.serial)
  if (!slip) return refused('slip.unknown', { serial: serial.serial })
  if (slip.status === 'revoked') return refused('slip.revoked', { serial: slip.serial })
  if (slip.status === 'bound')
    return slip.family_id === binding.familyId
      ? done({ slipId: slip.id })
      : refused('slip.bound-to-another', { serial: slip.serial })
  // Carried to one family's door, it is not for another's hand.
  if (slip.status === 'dispatched' && slip.family_id !== binding.familyId)
    return refused('slip.bound-to-another', { serial: slip.serial })
  const { familyId, via } = binding
  await writeBinding(tx, office.regency, slip.id, { familyId, accountId: office.accountId, via, at: now })
  const replaced = await revokeOtherSlips(tx, office.regency, familyId, slip.id, 'Diganti slip baru', now)
  await acting.record({
    action: 'slip.bind',
    subject: 'family',
    ids: [familyId, slip.id, ...replaced],
    village: slip.village_code,
    reason: binding.identityCheck,
    detail: { serial: slip.serial, via, replaced: replaced.length },
  })
  return done({ slipId: slip.id })
}

/** Takes a slip out of use: lost, seen by others, or handed to the wrong family. Its open pages close too. */
export async function revokeSlip(
  acting: Acting,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Done<SlipRow>> {
  const { tx, office, now } = acting
  const slip = await holdSlip(tx, office.regency, id)
  if (!slip) return refused('request.not-found')
  if (slip.status === 'revoked') return done(slip)
  await writeRevocation(tx, office.regency, id, reason, now)
  await acting.record({
    action: 'slip.revoke',
    subject: slip.family_id ? 'family' : 'slip',
    ids: [...(slip.family_id ? [slip.family_id] : []), slip.id],
    village: slip.village_code,
    reason,
    detail: { serial: slip.serial },
  })
  return done({ ...slip, status: 'revoked', revoked_at: now, revoked_reason: reason })
}
