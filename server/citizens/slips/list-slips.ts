import type { Slip } from '@tanggap/contract/slips'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { getFamilyRecord, headNamesOf } from '../../registry/index.ts'
import { type Binding, bindSlip } from './bind-slip.ts'
import { countSlips, holdSlip, type SlipRow, selectSlips } from './slips.store.ts'

const pageSize = 50

export interface SlipWish {
  readonly village?: string | undefined
  readonly status?: SlipRow['status'] | undefined
  readonly q?: string | undefined
  readonly page: number
}

/** What happened last stands on top; the list tells no codes, since nobody keeps them. */
export async function listSlips(acting: Acting, wish: SlipWish) {
  const { tx, office } = acting
  const rows = await selectSlips(tx, office.regency, {
    village: wish.village,
    status: wish.status,
    digits: wish.q?.replace(/\D/g, '') || undefined,
    limit: pageSize,
    offset: (wish.page - 1) * pageSize,
  })
  const families = rows.flatMap(({ family_id }) => (family_id ? [family_id] : []))
  const names = await headNamesOf(acting, families)
  await acting.record({
    action: 'slip.list',
    subject: 'slip',
    ids: [...rows.map(({ id }) => id), ...families],
    village: wish.village,
  })
  return done({
    slips: rows.map((row) => shownSlip(row, names.get(row.family_id ?? ''))),
    total: rows[0]?.total ?? 0,
    pageSize,
    counts: await countSlips(tx, office.regency, wish.village),
  })
}

/** At the desk the family stands before the official, who says how they knew whom they had before them. */
export async function handOverSlip(acting: Acting, binding: Omit<Binding, 'via'>): Promise<Done<Slip>> {
  const { tx, office } = acting
  const family = await getFamilyRecord(acting, binding.familyId, 'menyerahkan slip di meja layanan')
  if (!family) return refused('request.not-found')
  const bound = await bindSlip(acting, { ...binding, via: 'desk' })
  if (!bound.ok) return bound
  const slip = await holdSlip(tx, office.regency, bound.value.slipId)
  if (!slip) throw new Error('a slip that was just bound is gone')
  // Refused here, the binding is rolled back: a pile printed for one village stays that village's.
  if (slip.village_code !== family.villageCode)
    return refused('slip.another-village', { serial: slip.serial })
  return done(shownSlip(slip, family.headName))
}

export function shownSlip(row: SlipRow, headName?: string): Slip {
  return {
    id: row.id,
    serial: row.serial,
    villageCode: row.village_code,
    familyId: row.family_id,
    headName: headName ?? null,
    status: row.status,
    printedAt: row.printed_at.toISOString(),
    boundAt: row.bound_at?.toISOString() ?? null,
    boundVia: row.bound_via,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revokedReason: row.revoked_reason,
  }
}
