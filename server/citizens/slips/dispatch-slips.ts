import type { SlipDispatch } from '@tanggap/contract/slip-dispatch'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { nextInSeries } from '../../plumbing/database/numbering.ts'
import { headNamesOf, listFamiliesOfVillage } from '../../registry/index.ts'
import { bindSlip, revokeSlip } from './bind-slip.ts'
import {
  type CarriedRow,
  countUnused,
  type DispatchRow,
  dispatchesOf,
  familiesWithSlip,
  holdDispatch,
  holdUnusedSlips,
  insertDispatch,
  slipsOfDispatches,
  writeClosed,
  writeDispatched,
  writeReceiver,
} from './dispatch.store.ts'

export interface Carriage {
  readonly villageCode: string
  readonly rt: string
  readonly rw: string
  /** Who carries the sealed slips to the doors, usually the head of the RT. */
  readonly carrierName: string
}

/**
 * Names an unused slip for every active family of a neighbourhood that holds none. The code stays closed inside,
 * and opens nothing before `receiveSlip`. Refusals: `dispatch.no-family`, `dispatch.too-few-slips`.
 */
export async function sendDispatch(acting: Acting, carriage: Carriage): Promise<Done<SlipDispatch>> {
  const { tx, office, now } = acting
  const { villageCode: village } = carriage
  if (!village.startsWith(office.region)) return refused('request.not-found')
  const isThere = (a: string, b: string) => Number(a) === Number(b)
  const served = await familiesWithSlip(tx, office.regency, village)
  const families = (await listFamiliesOfVillage(acting, village)).filter(
    ({ id, rt, rw }) => isThere(rt, carriage.rt) && isThere(rw, carriage.rw) && !served.has(id),
  )
  const { rt, rw } = carriage
  if (families.length === 0) return refused('dispatch.no-family', { rt, rw })
  const slips = await holdUnusedSlips(tx, office.regency, village, families.length)
  if (slips.length < families.length)
    return refused('dispatch.too-few-slips', { needed: families.length, unused: slips.length })
  const id = acting.id()
  const number = `KS-${String(await nextInSeries(tx, office.regency, 'slip_dispatch')).padStart(4, '0')}`
  await insertDispatch(tx, office.regency, {
    ...{ id, number, village_code: village, rt, rw },
    carrier_name: carriage.carrierName,
    sent_by: office.accountId,
    sent_at: now,
  })
  for (const [index, family] of families.entries()) {
    const slipId = slips[index]
    if (slipId) await writeDispatched(tx, office.regency, slipId, { familyId: family.id, dispatchId: id })
  }
  await acting.record({
    action: 'slip.dispatch',
    subject: 'family',
    ids: [id, ...families.map((family) => family.id)],
    village,
    detail: { number, slips: families.length },
  })
  return oneDispatch(acting, id)
}

/** The slip opens the family's page from now on, as if handed over at a desk. Safe to repeat. */
export async function receiveSlip(
  acting: Acting,
  dispatchId: string,
  taken: { readonly slipId: string; readonly receivedBy: string },
): Promise<Done<SlipDispatch>> {
  const { tx, office } = acting
  const dispatch = await holdDispatch(tx, office.regency, dispatchId)
  const slips = dispatch ? await slipsOfDispatches(tx, office.regency, [dispatchId]) : []
  const slip = slips.find(({ id }) => id === taken.slipId)
  if (!dispatch || !slip) return refused('request.not-found')
  if (slip.status === 'bound') return oneDispatch(acting, dispatchId)
  if (dispatch.closed_at) return refused('dispatch.closed')
  const bound = await bindSlip(acting, {
    serial: slip.serial,
    familyId: slip.family_id,
    via: 'batch',
    identityCheck: `Diantar ${dispatch.carrier_name}, tanda terima ${dispatch.number}`,
  })
  if (!bound.ok) return bound
  await writeReceiver(tx, office.regency, slip.id, taken.receivedBy)
  return oneDispatch(acting, dispatchId)
}

/** What nobody received comes back, and is revoked with the reason. Safe to repeat. */
export async function closeDispatch(
  acting: Acting,
  dispatchId: string,
  reason: string,
): Promise<Done<SlipDispatch>> {
  const { tx, office, now } = acting
  const dispatch = await holdDispatch(tx, office.regency, dispatchId)
  if (!dispatch) return refused('request.not-found')
  if (dispatch.closed_at) return oneDispatch(acting, dispatchId)
  const slips = await slipsOfDispatches(tx, office.regency, [dispatchId])
  for (const { id, status } of slips) if (status === 'dispatched') await revokeSlip(acting, { id, reason })
  await writeClosed(tx, office.regency, dispatchId, now)
  await acting.record({
    action: 'slip.close-dispatch',
    subject: 'dispatch',
    ids: [dispatchId],
    village: dispatch.village_code,
    reason,
  })
  return oneDispatch(acting, dispatchId)
}

export async function listDispatches(
  acting: Acting,
  village: string,
): Promise<Done<{ dispatches: SlipDispatch[]; unusedSlips: number }>> {
  const { tx, office } = acting
  const rows = await dispatchesOf(tx, office.regency, village)
  const dispatches = await shown(acting, rows)
  await acting.record({
    action: 'slip.list',
    subject: 'family',
    ids: dispatches.flatMap(({ slips }) => slips.map(({ familyId }) => familyId)),
    village,
  })
  return done({ dispatches, unusedSlips: await countUnused(tx, office.regency, village) })
}

export async function oneDispatch(acting: Acting, id: string): Promise<Done<SlipDispatch>> {
  const row = await holdDispatch(acting.tx, acting.office.regency, id)
  const [dispatch] = row ? await shown(acting, [row]) : []
  return dispatch ? done(dispatch) : refused('request.not-found')
}

async function shown(acting: Acting, rows: readonly DispatchRow[]): Promise<SlipDispatch[]> {
  const ids = rows.map(({ id }) => id)
  const slips = await slipsOfDispatches(acting.tx, acting.office.regency, ids)
  const names = await headNamesOf(
    acting,
    slips.map(({ family_id }) => family_id),
  )
  const states = { dispatched: 'carried', bound: 'received', revoked: 'revoked' } as const satisfies Record<
    CarriedRow['status'],
    string
  >
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    villageCode: row.village_code,
    rt: row.rt,
    rw: row.rw,
    carrierName: row.carrier_name,
    sentAt: row.sent_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    slips: slips
      .filter(({ dispatch_id }) => dispatch_id === row.id)
      .map((slip) => ({
        slipId: slip.id,
        serial: slip.serial,
        familyId: slip.family_id,
        headName: names.get(slip.family_id) ?? '',
        state: states[slip.status],
        receivedBy: slip.received_by_name,
      })),
  }))
}
