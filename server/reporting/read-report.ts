import type { ReportDetail, ReportSummary } from '@tanggap/contract/reporting'
import { mayDo } from '@tanggap/core/access'
import {
  definitions,
  type GroupFigures,
  type Progress,
  type ReportCell,
  smallCellOf,
  tablesOf,
  type View,
} from '@tanggap/core/reporting'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { verificationCode } from '../plumbing/documents/index.ts'
import { frozenCampaigns } from './frozen.store.ts'
import * as store from './reporting.store.ts'

/** Who works with the families sees every count; BPS and the executive see totals (domain reference §3.1). */
export function viewOf({ office }: Acting): View {
  return office.role === 'bps_monitor' || office.role === 'executive_viewer' ? 'aggregate' : 'full'
}

export async function listReports(acting: Acting) {
  const view = viewOf(acting)
  const rows = await store.listReports(acting)
  const campaigns = await frozenCampaigns(acting, acting.now, undefined)
  const mayMake = mayDo(acting.office.role, 'report.make')
  return done({
    reports: rows.map(
      (row): ReportSummary => ({
        id: row.id,
        number: row.number,
        campaign:
          row.campaign_number === null
            ? null
            : { number: row.campaign_number, name: row.campaign_name ?? '' },
        asOf: row.as_of.toISOString(),
        madeAt: row.made_at.toISOString(),
        madeBy: row.made_by_name,
        signedAt: row.signed_at?.toISOString() ?? null,
        signedBy: row.signed_by_name,
        headline: headlineOf(row, view),
      }),
    ),
    campaigns: mayMake
      ? campaigns.map(({ id, number, name, village }) => ({ id, number, name, village }))
      : [],
    mayMake,
  })
}

/** The report as this office sees it; nothing in it is about one family. */
export async function getReport(acting: Acting, id: string): Promise<Done<ReportDetail>> {
  const report = await store.findReport(acting, id)
  if (!report) return refused('request.not-found')
  return done(shown(acting, report, viewOf(acting)))
}

export function shown({ office }: Acting, report: store.Report, view: View): ReportDetail {
  const { frozen, figures } = report
  const count = (value: number): ReportCell => (view === 'full' ? value : smallCellOf(value))
  const isOwn = report.madeBy === office.accountId
  const [campaign] = frozen.campaigns
  const remaining = count(figures.pace.remaining)
  const isShown = typeof remaining === 'number'
  return {
    id: report.id,
    number: report.number,
    campaign:
      report.campaignId === null || !campaign ? null : { number: campaign.number, name: campaign.name },
    asOf: report.asOf.toISOString(),
    madeAt: report.madeAt.toISOString(),
    madeBy: report.madeByName,
    signedAt: report.signedAt?.toISOString() ?? null,
    signedBy: report.signedByName,
    headline: headlineOf(figures.progress, view),
    regency: frozen.regency.name,
    definitionVersion: report.definitionVersion,
    definitions: [
      ...definitions,
      ...frozen.rules.map(({ key, title, source }) => ({ key, title, meaning: source })),
    ],
    hash: report.hash.toString('hex'),
    verification: verificationCode(report.hash),
    campaigns: frozen.campaigns.map(({ number, name, village, families, startsOn, endsOn }) => ({
      number,
      name,
      village: frozen.villages.find(({ code }) => code === village)?.name ?? village,
      families: count(families),
      startsOn,
      endsOn,
    })),
    pace: {
      ...figures.pace,
      remaining,
      neededPerDay: isShown ? figures.pace.neededPerDay : null,
      forecastOn: isShown ? figures.pace.forecastOn : null,
    },
    certified: figures.certified,
    active: figures.active,
    places: frozen.villages.map(({ code, name, subdistrict, latitude, longitude }) => {
      const group = figures.villages.find(({ key }) => key === code)
      return { code, name, subdistrict, latitude, longitude, ...sharesOf(group, view) }
    }),
    tables: tablesOf(frozen, figures, view).map((table) => ({ ...table })),
    view,
    maySign: mayDo(office.role, 'report.sign') && !isOwn && report.signedAt === null,
    ownReport: isOwn,
  }
}

function headlineOf(progress: Pick<Progress, keyof ReportSummary['headline']>, view: View) {
  const cell = (value: number): ReportCell => (view === 'full' ? value : smallCellOf(value))
  return {
    target: cell(progress.target),
    collected: cell(progress.collected),
    approved: cell(progress.approved),
    ratified: cell(progress.ratified),
  }
}

/** A percentage made of a count that is hidden would give it away. */
function sharesOf(group: GroupFigures | undefined, view: View) {
  if (!group) return { collected: null, approved: null }
  const { target, collected, approved } = group.progress
  const share = (part: number) =>
    view === 'full' || [part, target].every((one) => typeof smallCellOf(one) === 'number')
      ? (part / target) * 100
      : null
  return { collected: share(collected), approved: share(approved) }
}
