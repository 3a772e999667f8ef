import { localDay } from '@tanggap/core/calendar'
import { planRechecks, type RecheckCandidate, recheckPlanOn } from '@tanggap/core/integrity'
import { orderRechecks, visitedFamilies } from '../campaigns/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { activeFamilies } from '../registry/index.ts'
import { ruleWarrant } from './desk-seal.ts'
import { holdMatter, writeRecheckLink } from './integrity.store.ts'
import { openLink, openWords, sealLink } from './matter-words.ts'
import { insertRechecks } from './rechecks.store.ts'

/** Its payload names the matter, or a village for visits with no objection behind them. */
export const recheckJob = 'integrity:order_rechecks'

/**
 * Orders the re-checks a matter asked for, as the system office: in the audit, in the campaign and on the families'
 * own pages the visit that was meant and those beside it are written by the same hand in the same moment. Safe to
 * repeat: a matter that has its visit gets no second one.
 */
export async function orderRechecksFor(acting: Acting, matterId: string): Promise<void> {
  const { tx, office, vault } = acting
  const row = await holdMatter(tx, office.regency, matterId)
  const familyId = row && openLink(vault, 'family', row.id, row.family_sealed)
  if (!row || !familyId || row.status !== 'recheck_ordered' || row.recheck_sealed) return
  const { village } = openWords(vault, ruleWarrant(row.id), row.words_sealed)
  const pool = await poolOf(acting, village)
  const target = pool.find((one) => one.familyId === familyId) ?? {
    familyId,
    recentlyApproved: false,
    receivesAid: true,
  }
  const ordered = await orderAmong(acting, village, target, pool)
  const own = ordered.find((one) => one.familyId === familyId)
  if (own) await writeRecheckLink(tx, office.regency, row.id, sealLink(vault, 'recheck', row.id, own.id))
}

/** Re-checks with no objection behind them, so that being visited again points at nothing. */
export async function orderRoutineRechecks(acting: Acting, village: string): Promise<void> {
  await orderAmong(acting, village, undefined, await poolOf(acting, village))
}

/** An officer of the desk asks for them; they are written by the same job as the others. */
export async function askForRoutine(acting: Acting, village: string): Promise<Done<{ ordered: number }>> {
  const { decoys, fewestDecoys } = recheckPlanOn(localDay(acting.now))
  const pool = await poolOf(acting, village)
  if (pool.length < fewestDecoys) return refused('matter.too-few-families', { fewest: fewestDecoys })
  await acting.jobs.add(acting.tx, recheckJob, { village })
  await acting.record({ action: 'matter.ask-routine', subject: 'recheck', ids: [] })
  return done({ ordered: Math.min(decoys + 1, pool.length) })
}

/** Who could be visited again in a village: its active families that do not wait for a visit already. */
export async function poolOf(acting: Acting, village: string): Promise<RecheckCandidate[]> {
  const { recentDays } = recheckPlanOn(localDay(acting.now))
  const since = new Date(acting.now.getTime() - recentDays * 24 * 3_600_000)
  const { recent, waiting } = await visitedFamilies(acting, village, since)
  return (await activeFamilies(acting, village))
    .filter(({ familyId }) => !waiting.has(familyId))
    .map((one) => ({ ...one, recentlyApproved: recent.has(one.familyId) }))
}

async function orderAmong(
  acting: Acting,
  village: string,
  target: RecheckCandidate | undefined,
  pool: readonly RecheckCandidate[],
): Promise<{ id: string; familyId: string }[]> {
  const { tx, office, now, chance } = acting
  const { decoys } = recheckPlanOn(localDay(now))
  const draw = () => chance.bytes(4).readUInt32BE(0) / 2 ** 32
  const familyIds = planRechecks(target, pool, target ? decoys : decoys + 1, draw)
  const cases = await orderRechecks(acting, { villageCode: village, familyIds })
  const rows = cases.map(({ familyId, caseId }) => ({ id: acting.id(), familyId, caseId }))
  await insertRechecks(
    tx,
    office.regency,
    rows.map(({ id, familyId, caseId }) => ({
      id,
      village_code: village,
      family_id: familyId,
      case_id: caseId,
      ordered_at: now,
    })),
  )
  return rows
}
