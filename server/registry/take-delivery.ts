import type { Acting } from '../plumbing/acting.ts'
import { inWholeSets } from '../plumbing/database/index.ts'
import { examineDifferences } from './examine-differences.ts'
import * as plan from './plan-delivery.store.ts'
import { refreshColumns } from './refresh-columns.ts'
import * as store from './take-batch.store.ts'

export type { Comparison } from './plan-delivery.store.ts'
export type { Batch } from './take-batch.store.ts'
export { type TakenBatch, undoBatch } from './undo-batch.store.ts'

/**
 * Compares an extract with the register without changing it: who is who, and which rows must be looked at closer.
 * Returns into how many batches it falls.
 */
export async function planDelivery(acting: Acting, at: plan.Comparison): Promise<number> {
  await inWholeSets(acting.tx, async () => {
    const holdsFamilies = await plan.registerHoldsFamilies(acting)
    await plan.matchPlannedFamilies(acting, at, holdsFamilies)
    await plan.matchPlannedPersons(acting, at, holdsFamilies)
    await plan.planFamilies(acting, at)
    if (holdsFamilies && at.isPartial !== true) await plan.planGoneFamilies(acting, at)
    await plan.planPersons(acting, at, holdsFamilies)
  })
  return plan.batchesPlanned(acting, at)
}

/** Looks at the next rows value by value; returns how many there were, none when all are compared. */
export async function examineDelivery(acting: Acting, at: plan.Comparison): Promise<number> {
  return (await examineDifferences(acting, 'family', at)) || examineDifferences(acting, 'person', at)
}

/** What follows from all rows together, once each is looked at. */
export function gatherDelivery(acting: Acting, at: plan.Comparison): Promise<void> {
  return inWholeSets(acting.tx, () => plan.gatherKinds(acting, at))
}

/** Takes one batch of a compared extract into the provider's layer. Returns how many families it took. */
export async function takeBatch(acting: Acting, batch: store.Batch): Promise<number> {
  const at = await store.layOut(acting, batch)
  if (at.families === 0) return 0
  const anotherNik = await inWholeSets(acting.tx, async () => {
    await store.keepBefore(acting, batch, at)
    await store.moveFamilies(acting, at)
    await store.writeFamilies(acting, batch, at)
    await store.writePersons(acting, batch, at)
    await store.writeValues(acting, 'family', batch, at.rewritten_families)
    await store.writeValues(acting, 'person', batch, at.rewritten_persons)
    await store.keepDifferences(acting, batch)
    return store.personsWithAnotherNik(acting, batch, at.rewritten_persons)
  })
  for (const row of anotherNik) {
    const nik = acting.vault.open(`person.nik_sealed/${row.target_id}`, row.nik_sealed)
    const sealed = acting.vault.seal(`person.nik_sealed/${row.person_id}`, nik)
    await store.setNik(acting, row.person_id, sealed, row.nik_index)
  }
  const cause = { day: batch.asOf, sourceId: batch.intakeId }
  for (const id of await store.familiesWithRatifiedValues(acting, at)) await refreshColumns(acting, id, cause)
  return at.families
}
