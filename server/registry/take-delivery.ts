import type { Acting } from '../plumbing/acting.ts'
import { inWholeSets } from '../plumbing/database/index.ts'
import * as store from './provider.store.ts'
import { refreshColumns } from './refresh-columns.ts'

export { compareWithRegister, type Delivery, matchFamilies, matchRecipients } from './provider.store.ts'

/**
 * Takes the accepted rows of an extract into the register as a new version of the provider's layer. Runs once, in
 * the transaction that marks the delivery as accepted.
 */
export async function takeExtract(acting: Acting, delivery: store.Delivery): Promise<void> {
  const single = await inWholeSets(acting.tx, async () => {
    await store.matchFamilies(acting, delivery.intakeId)
    await store.takeFamilies(acting, delivery)
    await store.takePersons(acting, delivery)
    await store.takeMemberships(acting, delivery)
    await store.takeValues(acting, 'family', delivery)
    await store.takeValues(acting, 'person', delivery)
    return {
      withAnotherNik: await store.personsWithAnotherNik(acting, delivery.intakeId),
      withBothLayers: await store.familiesWithRatifiedValues(acting, delivery.intakeId),
    }
  })
  for (const row of single.withAnotherNik) {
    const nik = acting.vault.open(`person.nik_sealed/${row.target_id}`, row.nik_sealed)
    const sealed = acting.vault.seal(`person.nik_sealed/${row.person_id}`, nik)
    await store.setNik(acting, row.person_id, sealed, row.nik_index)
  }
  const cause = { day: delivery.asOf, sourceId: delivery.intakeId }
  for (const id of single.withBothLayers) await refreshColumns(acting, id, cause)
}

/** Takes a recipient list in; returns how many lines of aid were written. Recipients nobody knows stay out. */
export async function takeRecipients(
  acting: Acting,
  intakeId: string,
  aid: { readonly programmeCode: string; readonly period: string },
): Promise<number> {
  return inWholeSets(acting.tx, async () => {
    await store.matchRecipients(acting, intakeId)
    return store.takeAid(acting, intakeId, aid)
  })
}
