import type { Acting } from '../plumbing/acting.ts'
import { facilitatorsOf } from '../training/index.ts'
import { loadsOf } from './campaigns.store.ts'

/** Who could be sent to a village, with certificate and load; the least loaded first. */
export async function candidatesOf(
  acting: Acting,
  where: { readonly villageCode: string; readonly instrumentVersion: string },
) {
  const facilitators = await facilitatorsOf(acting, where)
  const loads = await loadsOf(
    acting.tx,
    acting.office.regency,
    facilitators.map(({ accountId }) => accountId),
  )
  return facilitators
    .map(({ accountId, name, certified }) => ({
      accountId,
      name,
      certified,
      load: loads.get(accountId) ?? 0,
    }))
    .toSorted(
      (a, b) => Number(b.certified) - Number(a.certified) || a.load - b.load || a.name.localeCompare(b.name),
    )
}
