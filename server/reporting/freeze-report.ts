import { definitionVersion, type FrozenReport } from '@tanggap/core/reporting'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { regencyName, villagesOf } from '../regions/index.ts'
import { countCoverage } from '../targeting/index.ts'
import * as store from './frozen.store.ts'

/**
 * Freezes what had happened by `asOf` in one ground check, or in all of them. Proposals, meetings, aid and
 * citizens' reports are those of its villages; with all ground checks, of the whole regency.
 * Refusals: `report.no-campaign`.
 */
export async function freezeReport(
  acting: Acting,
  scope: { readonly campaignId?: string | undefined; readonly asOf: Date },
): Promise<Done<FrozenReport>> {
  const { asOf, campaignId } = scope
  await store.readAllAtOneInstant(acting)
  const campaigns = await store.frozenCampaigns(acting, asOf, campaignId)
  if (campaigns.length === 0) return refused('report.no-campaign')
  const ids = campaigns.map(({ id }) => id)
  const covered = new Set(campaigns.map(({ village }) => village))
  const known = await villagesOf(acting)
  const villages = campaignId ? known.filter(({ code }) => covered.has(code)) : known
  const codes = villages.map(({ code }) => code)

  const cases = await store.frozenCases(acting, asOf, ids)
  const facilitators = new Set(cases.flatMap(({ facilitator }) => facilitator ?? []))
  const coverage = await countCoverage(acting, codes, asOf)
  return done({
    definitionVersion,
    regency: { code: acting.office.regency, name: await regencyName(acting) },
    asOf: asOf.toISOString(),
    campaigns: campaigns.map(({ id: _, ...campaign }) => campaign),
    villages: villages.map(({ code, name, subdistrict, latitude, longitude }) => ({
      code,
      name,
      subdistrict,
      latitude,
      longitude,
    })),
    facilitators: await store.namesOf(acting, [...facilitators]),
    cases,
    members: await store.frozenMembers(acting, asOf, ids),
    ...(await store.frozenVariables(acting, asOf, ids)),
    changes: await store.frozenChanges(acting, asOf, codes),
    meetings: await store.frozenMeetings(acting, asOf, codes),
    rules: coverage.rules,
    coverage: coverage.lookAlikes,
    certified: await store.certifiedAt(acting, asOf),
    tickets: await store.frozenTickets(acting, asOf, codes),
  })
}
