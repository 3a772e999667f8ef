import { localDay } from '@tanggap/core/calendar'
import type { CaseStatus } from '@tanggap/core/campaigns'
import type { FamilyFinding } from '@tanggap/core/instrument'
import { currentInstrument } from '../instrument/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import { frameOf } from '../registry/index.ts'
import { holdFieldVisits, insertCases, takeCaseNumber } from './campaigns.store.ts'
import { sealCaseFile } from './case-file.ts'
import { verificationCampaign } from './order-field-visit.ts'
import { familiesByVisit, statesOfCases } from './rechecks.store.ts'

/**
 * Writes visits down that are made again, in the order given, beside the village's other field visits. They
 * bear no reason, for there is none that whoever makes or reviews them should know; a supervisor deals them
 * like any other. What such a visit finds becomes changes like the findings of every visit.
 *
 * @returns the case of each family; families that are not of this village any more are left out
 */
export async function orderRechecks(
  acting: Acting,
  order: { readonly villageCode: string; readonly familyIds: readonly string[] },
): Promise<{ familyId: string; caseId: string }[]> {
  const { tx, office, now, vault } = acting
  const { villageCode } = order
  await holdFieldVisits(tx, villageCode)
  const instrument = currentInstrument(localDay(now))
  const campaignId = await verificationCampaign(acting, villageCode, instrument)
  const frame = await frameOf(acting, order.familyIds)
  const cases = []
  for (const familyId of order.familyIds) {
    const framed = frame.get(familyId)
    const place = framed?.baseline.family
    if (!framed || !place) continue
    const id = acting.id()
    cases.push({
      id,
      campaignId,
      number: await takeCaseNumber(tx, office.regency, campaignId),
      villageCode,
      familyId,
      changeId: null,
      hamlet: textOf(place.hamlet),
      rt: textOf(place.rt),
      rw: textOf(place.rw),
      headName: textOf(place.headName),
      file: sealCaseFile(vault, id, {
        baseline: framed.baseline,
        address: framed.address,
        facts: { officialDecile: framed.officialDecile, receivesAid: framed.receivesAid },
        reported: null,
      }),
    })
  }
  await insertCases(tx, office.regency, cases, now)
  await acting.record({
    action: 'visit.order-rechecks',
    subject: 'visit_case',
    ids: cases.flatMap(({ id, familyId }) => [id, familyId]),
    village: villageCode,
  })
  return cases.map(({ id, familyId }) => ({ caseId: id, familyId }))
}

export interface VisitState {
  readonly status: CaseStatus
  readonly finding: FamilyFinding | null
  readonly decidedAt: Date | null
}

/** How far visits have come, by their case; of whom they are is not said here. */
export function visitStates(
  { tx, office }: Acting,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, VisitState>> {
  return statesOfCases(tx, office.regency, caseIds)
}

/** Families of a village whose visit was approved since a moment, and those that wait for one. */
export function visitedFamilies({ tx, office }: Acting, villageCode: string, since: Date) {
  return familiesByVisit(tx, office.regency, villageCode, since)
}

function textOf(answer: unknown): string {
  return typeof answer === 'string' ? answer : ''
}
