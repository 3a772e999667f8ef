import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import { frozenReport, storedFigures } from './stored-report.ts'

const reportRow = z
  .object({
    id: z.uuid(),
    number: z.string(),
    campaign_id: z.uuid().nullable(),
    as_of: z.date(),
    definition_version: z.string(),
    frozen: frozenReport,
    figures: storedFigures,
    content_hash: z.instanceof(Buffer),
    made_by: z.uuid(),
    made_by_name: z.string(),
    made_at: z.date(),
    signed_by_name: z.string().nullable(),
    signed_at: z.date().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    number: row.number,
    campaignId: row.campaign_id,
    asOf: row.as_of,
    definitionVersion: row.definition_version,
    frozen: row.frozen,
    figures: row.figures,
    hash: row.content_hash,
    madeBy: row.made_by,
    madeByName: row.made_by_name,
    madeAt: row.made_at,
    signedByName: row.signed_by_name,
    signedAt: row.signed_at,
  }))
export type Report = z.output<typeof reportRow>

const columns = `id, number, campaign_id, as_of, definition_version, frozen, figures, content_hash, made_by, made_by_name,
  made_at, signed_by_name, signed_at`

export function findReport({ tx, office }: Acting, id: string): Promise<Report | undefined> {
  return tx.find(reportRow, `select ${columns} from report where regency_code = $1 and id = $2`, [
    office.regency,
    id,
  ])
}

const listedRow = z.object({
  id: z.uuid(),
  number: z.string(),
  campaign_number: z.string().nullable(),
  campaign_name: z.string().nullable(),
  as_of: z.date(),
  made_at: z.date(),
  made_by_name: z.string(),
  signed_at: z.date().nullable(),
  signed_by_name: z.string().nullable(),
  target: z.number(),
  collected: z.number(),
  approved: z.number(),
  ratified: z.number(),
})

/** Newest first, the last two hundred. */
export function listReports({ tx, office }: Acting) {
  return tx.all(
    listedRow,
    `select r.id, r.number, c.number as campaign_number, c.name as campaign_name, r.as_of, r.made_at, r.made_by_name,
            r.signed_at, r.signed_by_name, (r.figures #>> '{progress,target}')::int as target,
            (r.figures #>> '{progress,collected}')::int as collected,
            (r.figures #>> '{progress,approved}')::int as approved,
            (r.figures #>> '{progress,ratified}')::int as ratified
       from report r left join campaign c on c.regency_code = r.regency_code and c.id = r.campaign_id
      where r.regency_code = $1 order by r.made_at desc, r.id desc limit 200`,
    [office.regency],
  )
}

export async function insertReport(acting: Acting, report: Omit<Report, 'signedByName' | 'signedAt'>) {
  await acting.tx.insert('report', [
    {
      regency_code: acting.office.regency,
      id: report.id,
      number: report.number,
      campaign_id: report.campaignId,
      as_of: report.asOf,
      definition_version: report.definitionVersion,
      frozen: report.frozen,
      figures: report.figures,
      content_hash: report.hash,
      made_by: report.madeBy,
      made_by_name: report.madeByName,
      made_at: report.madeAt,
    },
  ])
}

/** The application may write nothing else of a report. Returns whether it was unsigned. */
export async function writeSignature({ tx, office, now }: Acting, id: string): Promise<boolean> {
  const rows = await tx.run(
    `update report set signed_by = $3, signed_by_name = $4, signed_at = $5
      where regency_code = $1 and id = $2 and signed_at is null`,
    [office.regency, id, office.accountId, office.name, now],
  )
  return rows === 1
}

/** Two reports made at once cannot both have read everything at one instant and taken one number after the other. */
export function isMeanwhile(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === '40001'
}
