import type { MatterFamily } from '@tanggap/contract/integrity'
import { localDay } from '@tanggap/core/calendar'
import { type AuthorityName, recheckPlanOn } from '@tanggap/core/integrity'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { getFamilyRecord, searchFamilies } from '../registry/index.ts'
import { findMatter } from './integrity.store.ts'
import { standingOf } from './matter-state.ts'
import { openWords } from './matter-words.ts'
import { moveMatter } from './move-matter.ts'
import { poolOf, recheckJob } from './order-rechecks.ts'

/** Families of the village that may be meant, for one of the two who have the matter open. */
export async function findMatterFamilies(
  acting: Acting,
  matterId: string,
  q: string,
): Promise<Done<{ families: MatterFamily[] }>> {
  const opened = await openedVillage(acting, matterId)
  if (!opened.ok) return opened
  const { families } = await searchFamilies(acting, {
    name: q,
    village: opened.value,
    status: 'active',
    page: 1,
  })
  return done({
    families: families.map(({ id, headName, hamlet, rt, rw, villageName }) => ({
      id,
      headName,
      hamlet,
      rt,
      rw,
      villageName,
    })),
  })
}

/** Says which family is meant. The link is kept sealed; no list of that family's matters exists anywhere. */
export async function linkMatter(
  acting: Acting,
  matterId: string,
  link: { readonly familyId: string; readonly version: number },
): Promise<Done<unknown>> {
  const opened = await openedVillage(acting, matterId)
  if (!opened.ok) return opened
  const family = await getFamilyRecord(acting, link.familyId)
  if (family?.status !== 'active' || family.villageCode !== opened.value) return refused('request.not-found')
  return moveMatter(acting, matterId, 'link', link)
}

export interface DeskStep {
  readonly action: 'orderRecheck' | 'route' | 'dismiss' | 'answer'
  readonly version: number
  readonly note: string
  readonly authority?: AuthorityName | undefined
}

/** What one of the two decides. A re-check is written down afterwards by the clock, among others. */
export async function stepMatter(acting: Acting, matterId: string, step: DeskStep): Promise<Done<unknown>> {
  const { action, version, note, authority } = step
  if (action === 'route' && !authority) return refused('matter.authority-missing')
  if (action === 'orderRecheck') {
    const opened = await openedVillage(acting, matterId)
    if (!opened.ok) return opened
    const { fewestDecoys } = recheckPlanOn(localDay(acting.now))
    // The family that is meant is in the pool too.
    if ((await poolOf(acting, opened.value)).length <= fewestDecoys)
      return refused('matter.too-few-families', { fewest: fewestDecoys })
  }
  const moved = await moveMatter(acting, matterId, action, {
    version,
    note,
    authority: action === 'route' ? authority : undefined,
  })
  if (moved.ok && action === 'orderRecheck')
    await acting.jobs.add(acting.tx, recheckJob, { matter: matterId }, { key: `${recheckJob}:${matterId}` })
  return moved
}

async function openedVillage(acting: Acting, matterId: string): Promise<Done<string>> {
  const row = await findMatter(acting.tx, acting.office.regency, matterId)
  if (!row) return refused('request.not-found')
  const { warrant } = await standingOf(acting, row)
  if (!warrant) return refused('matter.shut')
  return done(openWords(acting.vault, warrant, row.words_sealed).village)
}
