import { instrumentSchema } from '@tanggap/contract/instrument'
import type { VersionSummary } from '@tanggap/contract/questionnaires'
import { mayDo } from '@tanggap/core/access'
import { localDay } from '@tanggap/core/calendar'
import { compareVersions, type Instrument, versionWorkflow } from '@tanggap/core/instrument'
import { allowedActions } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { currentInstrument, findInstrument } from './find-instrument.ts'
import { builtIn, versionBefore } from './held.ts'
import { countCampaigns, type DraftRow, findDraft, selectDrafts } from './instrument.store.ts'
import { hashOf } from './load-instruments.ts'

export async function listVersions(acting: Acting) {
  const { tx, office } = acting
  const campaigns = await countCampaigns(tx, office.regency)
  const drafts = await selectDrafts(tx, office.regency)
  const own = drafts.map((row) => summaryOf(acting, instrumentSchema.parse(row.definition), campaigns, row))
  const given = builtIn.map((instrument) => summaryOf(acting, instrument, campaigns))
  const versions = [...own, ...given].toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))
  return done({ versions, mayDraft: mayDo(office.role, 'instrument.draft') })
}

export async function getVersion(acting: Acting, version: string) {
  const { tx, office } = acting
  const row = await findDraft(tx, office.regency, version)
  const instrument = row ? instrumentSchema.parse(row.definition) : findInstrument(version)
  if (!instrument) return refused('request.not-found')
  const before = versionBefore(instrument)
  const campaigns = await countCampaigns(tx, office.regency)
  const subject = row && { status: row.status, madeBy: row.made_by, sameContent: true }
  return done({
    summary: summaryOf(acting, instrument, campaigns, row),
    difference: before ? compareVersions(before, instrument) : null,
    comparedWith: before?.version ?? null,
    hash: row?.hash ?? hashOf(instrument).toString('hex'),
    allowed: subject ? allowedActions(versionWorkflow, subject, office) : [],
    instrument,
  })
}

/** The version whatever its state, for the form that is given away. */
export async function versionNamed(acting: Acting, version: string): Promise<Done<Instrument>> {
  const row = await findDraft(acting.tx, acting.office.regency, version)
  const instrument = row ? instrumentSchema.parse(row.definition) : findInstrument(version)
  return instrument ? done(instrument) : refused('request.not-found')
}

function summaryOf(
  { now }: Acting,
  instrument: Instrument,
  campaigns: ReadonlyMap<string, number>,
  row?: DraftRow,
): VersionSummary {
  const { version, title, validFrom, source, questions } = instrument
  return {
    version,
    title,
    validFrom,
    source,
    questions: questions.length,
    official: new Set(questions.flatMap(({ officialNos }) => officialNos)).size,
    status: row?.status ?? 'builtIn',
    current: currentInstrument(localDay(now)).version === version,
    campaigns: campaigns.get(version) ?? 0,
    madeBy: row?.made_by_name ?? null,
    madeAt: row?.made_at.toISOString() ?? null,
    decidedBy: row?.decided_by_name ?? null,
    decidedAt: row?.decided_at?.toISOString() ?? null,
    note: row?.note ?? null,
    certificatesFrom: row?.certificates_from ?? null,
  }
}
