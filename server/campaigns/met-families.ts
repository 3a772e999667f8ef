import type { MetFamily } from '@tanggap/contract/met-families'
import { type MetFamilyContent, metFamilyContent } from '@tanggap/contract/sync'
import { candidateWorkflow } from '@tanggap/core/campaigns'
import { withoutNumbers } from '@tanggap/core/registry'
import { decide } from '@tanggap/core/workflow'
import { proposeByVillage } from '../changes/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import {
  insertMetFamily,
  lockMetFamily,
  type MetFamilyRecord,
  metFamiliesPage,
  metPageSize,
  moveMetFamily,
} from './met-families.store.ts'

/**
 * Keeps a family a facilitator met that no frame knows. It is told to its village, which decides; nothing is in the
 * register by it. Refusal: `visit.village-unknown` outside the facilitator's own area.
 */
export async function takeMetFamily(
  acting: Acting,
  content: MetFamilyContent,
  delivery: { readonly commandId: string },
): Promise<Done<{ id: string }>> {
  const { tx, office, now, vault } = acting
  if (!content.villageCode.startsWith(office.region)) return refused('visit.village-unknown')
  await insertMetFamily(tx, office.regency, {
    id: delivery.commandId,
    villageCode: content.villageCode,
    assigneeId: office.accountId,
    headName: withoutNumbers(content.headName.trim()),
    hamlet: content.hamlet.trim(),
    rt: content.rt,
    rw: content.rw,
    content: vault.seal(placeOf(delivery.commandId), JSON.stringify(content)),
    metAt: content.metAt,
    receivedAt: now,
  })
  await acting.record({
    action: 'visit.met-family',
    subject: 'met_family',
    ids: [delivery.commandId],
    village: content.villageCode,
  })
  return done({ id: delivery.commandId })
}

/** The families met in the office's range, the open ones first. */
export async function listMetFamilies(acting: Acting, page: number) {
  const { tx, office, vault } = acting
  const { total, open, families } = await metFamiliesPage(tx, office.regency, page)
  await acting.record({
    action: 'visit.list-met-families',
    subject: 'met_family',
    ids: families.map(({ id }) => id),
  })
  return done({
    families: families.map((one): MetFamily => {
      const { members, note } = contentOf(vault, one)
      return {
        id: one.id,
        villageCode: one.villageCode,
        villageName: one.villageName,
        headName: one.headName,
        hamlet: one.hamlet,
        rt: one.rt,
        rw: one.rw,
        members,
        note: withoutNumbers(note),
        metBy: one.metBy,
        metAt: one.metAt,
        status: one.status,
        version: one.version,
        changeId: one.changeId,
        reason: one.reason,
        mayDecide: decide(candidateWorkflow, 'propose', one, office).ok,
      }
    }),
    total,
    open,
    page,
    pageSize: metPageSize,
  })
}

/**
 * The village proposes the family through its own door, with what only the village can state.
 * Refusals: `request.not-found`, `workflow.newer-version`, the workflow's, or those of a village's proposal.
 */
export async function proposeMetFamily(
  acting: Acting,
  decision: {
    readonly id: string
    readonly version: number
    readonly stated: Readonly<Record<string, string>>
  },
): Promise<Done<{ changeId: string; number: string }>> {
  const { tx, office, now } = acting
  const family = await lockMetFamily(tx, office.regency, decision.id)
  if (!family) return refused('request.not-found')
  if (family.version !== decision.version) return refused('workflow.newer-version')
  const step = decide(candidateWorkflow, 'propose', family, office)
  if (!step.ok) return step
  const proposed = await proposeByVillage(acting, {
    villageCode: family.villageCode,
    familyId: null,
    personId: null,
    kind: 'new_family',
    stated: decision.stated,
    explanation: `Ditemui petugas lapangan ${family.metBy} pada ${family.metAt.slice(0, 10)}; diusulkan oleh desa.`,
  })
  if (!proposed.ok) return proposed
  const to = { status: step.to, changeId: proposed.value.id, reason: null, by: office.accountId, at: now }
  if (!(await moveMetFamily(tx, office.regency, family, to))) return refused('workflow.newer-version')
  await acting.record({
    action: 'visit.propose-met-family',
    subject: 'met_family',
    ids: [family.id, proposed.value.id],
    village: family.villageCode,
  })
  return done({ changeId: proposed.value.id, number: proposed.value.number })
}

/** Sets a met family aside, with the village's reason. */
export async function setMetFamilyAside(
  acting: Acting,
  decision: { readonly id: string; readonly version: number; readonly reason: string },
): Promise<Done<{ status: MetFamilyRecord['status'] }>> {
  const { tx, office, now } = acting
  const family = await lockMetFamily(tx, office.regency, decision.id)
  if (!family) return refused('request.not-found')
  if (family.version !== decision.version) return refused('workflow.newer-version')
  const step = decide(candidateWorkflow, 'setAside', family, office, decision.reason)
  if (!step.ok) return step
  const reason = withoutNumbers(decision.reason.trim())
  const to = { status: step.to, changeId: null, reason, by: office.accountId, at: now }
  if (!(await moveMetFamily(tx, office.regency, family, to))) return refused('workflow.newer-version')
  await acting.record({
    action: 'visit.set-met-family-aside',
    subject: 'met_family',
    ids: [family.id],
    village: family.villageCode,
    reason,
  })
  return done({ status: step.to })
}

function contentOf(vault: Acting['vault'], family: MetFamilyRecord): MetFamilyContent {
  const opened = vault.open(placeOf(family.id), family.content).toString('utf8')
  return metFamilyContent.parse(JSON.parse(opened))
}

function placeOf(id: string): string {
  return `met_family.content_sealed/${id}`
}
