import { createHash } from 'node:crypto'
import { localDay } from '@tanggap/core/calendar'
import { canonicalText } from '@tanggap/core/changes'
import { type Figures, type FrozenReport, figuresOf } from '@tanggap/core/reporting'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { nextInSeries } from '../plumbing/database/numbering.ts'
import { freezeReport } from './freeze-report.ts'
import { insertReport, isMeanwhile } from './reporting.store.ts'

export interface ReportWanted {
  /** Absent: all ground checks of the regency. */
  readonly campaignId?: string | undefined
  /** ISO instant; absent: now. */
  readonly asOf?: string | undefined
}

/**
 * Makes a report: everything read at one instant of the database, frozen, computed, numbered and hashed. It is
 * never altered afterwards. Must be the first thing its transaction does.
 * Refusals: `report.as-of-in-future`, `report.no-campaign`, `report.made-meanwhile`.
 */
export async function makeReport(
  acting: Acting,
  wanted: ReportWanted,
): Promise<Done<{ id: string; number: string }>> {
  const { office, now } = acting
  const asOf = wanted.asOf === undefined ? now : new Date(wanted.asOf)
  if (asOf > now) return refused('report.as-of-in-future')
  try {
    const frozen = await freezeReport(acting, { campaignId: wanted.campaignId, asOf })
    if (!frozen.ok) return frozen
    const figures = figuresOf(frozen.value)
    const number = await takeReportNumber(acting)
    const id = acting.id()
    const hash = hashOf({ number, frozen: frozen.value, figures })
    await insertReport(acting, {
      id,
      number,
      campaignId: wanted.campaignId ?? null,
      asOf,
      definitionVersion: frozen.value.definitionVersion,
      frozen: frozen.value,
      figures,
      hash,
      madeBy: office.accountId,
      madeByName: office.name,
      madeAt: now,
    })
    await acting.record({
      action: 'report.make',
      subject: 'report',
      ids: [id],
      detail: { number, asOf: asOf.toISOString(), hash: hash.toString('hex') },
    })
    return done({ id, number })
  } catch (fault) {
    if (isMeanwhile(fault)) return refused('report.made-meanwhile')
    throw fault
  }
}

export interface ReportContent {
  readonly number: string
  readonly frozen: FrozenReport
  readonly figures: Figures
}

/** What is hashed and handed out as JSON, letter by letter. It names no citizen, so the hash needs no salt. */
export function reportText({ number, frozen, figures }: ReportContent): string {
  return canonicalText({ number, frozen, figures })
}

export function hashOf(content: ReportContent): Buffer {
  return createHash('sha256').update(reportText(content)).digest()
}

/** `LAP-3320-2025-0001` */
async function takeReportNumber({ tx, office, now }: Acting): Promise<string> {
  const year = localDay(now).slice(0, 4)
  const next = await nextInSeries(tx, office.regency, `report:${year}`)
  return `LAP-${office.regency}-${year}-${String(next).padStart(4, '0')}`
}
