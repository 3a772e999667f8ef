import { groundCheck202503 as instrument, isPhoto, typicalBaseline } from '@tanggap/core/instrument'
import { sealCaseFile } from '../../server/campaigns/case-file.ts'
import { actAs, type Foundation, systemOffice } from '../../server/plumbing/acting.ts'

const village = '3320102001'
/** Photos of last time are none of this visit's. */
const baseline = {
  ...typicalBaseline,
  family: Object.fromEntries(Object.entries(typicalBaseline.family).filter(([, answer]) => !isPhoto(answer))),
}

/** Gives each of these officers so many invented families to visit, in one campaign, past the screens. */
export async function dealFamilies(
  foundation: Foundation,
  officers: readonly { readonly accountId: string }[],
  each: number,
): Promise<void> {
  const { chance, vault, clock, regency } = foundation
  const now = clock.now()
  const campaignId = chance.id(now)
  const office = systemOffice(regency, 'Pengukuran')
  await actAs(foundation, office, ({ tx }) =>
    tx.insert('campaign', [
      {
        regency_code: regency,
        id: campaignId,
        number: `UKUR-${campaignId.slice(-8)}`,
        name: 'Pengukuran',
        purpose: 'census',
        village_code: village,
        instrument_version: instrument.version,
        options: [],
        status: 'running',
        families: officers.length * each,
        frame_salt: Buffer.alloc(16),
        frame_hash: Buffer.alloc(32),
        frozen_at: now,
        frozen_by: office.accountId,
        starts_on: '2025-03-01',
        ends_on: '2099-12-31',
      },
    ]),
  )
  for (const [index, { accountId }] of officers.entries()) {
    const cases = Array.from({ length: each }, (_, number) => {
      const id = chance.id(now)
      const file = {
        baseline,
        address: `Dukuh Krajan ${number}`,
        facts: { officialDecile: 2, receivesAid: true },
        reported: null,
      }
      return {
        regency_code: regency,
        id,
        campaign_id: campaignId,
        number: index * each + number + 1,
        village_code: village,
        hamlet: 'Krajan',
        rt: '001',
        rw: '002',
        head_name: `WARSITO ${number}`,
        assignee_id: accountId,
        assigned_at: now,
        status: 'assigned',
        baseline_sealed: sealCaseFile(vault, id, file),
        attempts: 0,
        version: 2,
        updated_at: now,
      }
    })
    await actAs(foundation, office, ({ tx }) => tx.insert('visit_case', cases))
  }
}
