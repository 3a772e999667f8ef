import { type CaseStatus, caseStatuses } from '@tanggap/core/campaigns'
import { familyFindingKeys } from '@tanggap/core/instrument'
import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const instant = z.date().transform((date) => date.toISOString())
const finding = z.enum(familyFindingKeys)
const status = z.enum(caseStatuses)

const campaignRow = z
  .object({
    id: z.uuid(),
    number: z.string(),
    name: z.string(),
    purpose: z.enum(['census', 'verification']),
    village_code: z.string(),
    village_name: z.string(),
    instrument_version: z.string(),
    options: z.array(z.string()),
    families: z.number(),
    frame_hash: z.instanceof(Buffer),
    frozen_at: instant,
    starts_on: z.string(),
    ends_on: z.string(),
    planned: z.number(),
    assigned: z.number(),
    returned: z.number(),
    submitted: z.number(),
    approved: z.number(),
    withdrawn: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    purpose: row.purpose,
    villageCode: row.village_code,
    villageName: row.village_name,
    instrumentVersion: row.instrument_version,
    optionGroups: row.options,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    frozenAt: row.frozen_at,
    frameHash: row.frame_hash.toString('hex'),
    counts: {
      frame: row.families,
      planned: row.planned,
      assigned: row.assigned,
      returned: row.returned,
      submitted: row.submitted,
      approved: row.approved,
      withdrawn: row.withdrawn,
    },
  }))
export type CampaignRecord = z.output<typeof campaignRow>

const byStatus = caseStatuses.map((one) => `count(*) filter (where v.status = '${one}') as ${one}`).join(', ')

export interface CampaignWindow {
  readonly limit: number
  readonly offset: number
}

/** A page of the campaigns of the scope with their counts, newest first; the cases of that page only are counted. */
export function campaignRecords(tx: Tx, regency: string, window: CampaignWindow): Promise<CampaignRecord[]> {
  return tx.all(campaignRow, counted('order by frozen_at desc, id desc limit $2 offset $3'), [
    regency,
    window.limit,
    window.offset,
  ])
}

export function findCampaign(tx: Tx, regency: string, id: string): Promise<CampaignRecord | undefined> {
  return tx.find(campaignRow, counted('and id = $2'), [regency, id])
}

export async function countCampaigns(tx: Tx, regency: string): Promise<number> {
  const { total } = await tx.one(
    z.object({ total: z.number() }),
    'select count(*)::int as total from campaign where regency_code = $1',
    [regency],
  )
  return total
}

function counted(which: string): string {
  return `select c.id, c.number, c.name, c.purpose, c.village_code, coalesce(r.name, c.village_code) as village_name,
            c.instrument_version, c.options, c.families, c.frame_hash, c.frozen_at, c.starts_on, c.ends_on, n.*
       from (select * from campaign where regency_code = $1 ${which}) c
       left join region r on r.code = c.village_code
       cross join lateral (select ${byStatus} from visit_case v
         where v.regency_code = c.regency_code and v.campaign_id = c.id) n
      order by c.frozen_at desc, c.id desc`
}

/** What a visit is asked by: without the counts, which cost a walk over all cases. */
export function findTerms(tx: Tx, regency: string, id: string) {
  return tx.find(
    z
      .object({ instrument_version: z.string(), options: z.array(z.string()) })
      .transform((row) => ({ instrumentVersion: row.instrument_version, optionGroups: row.options })),
    'select instrument_version, options from campaign where regency_code = $1 and id = $2',
    [regency, id],
  )
}

const runningRow = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  instrument_version: z.string(),
})

/** The newest campaign of the village that has not come to its last day. */
export function findRunning(
  tx: Tx,
  regency: string,
  village: string,
  purpose: 'census' | 'verification',
  day: string,
) {
  return tx.find(
    runningRow,
    `select id, number, name, instrument_version from campaign
      where regency_code = $1 and village_code = $2 and purpose = $3 and status = 'running' and ends_on >= $4::date
      order by frozen_at desc limit 1`,
    [regency, village, purpose, day],
  )
}

/** Field visits of one village are ordered one after the other. */
export async function holdFieldVisits(tx: Tx, village: string): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 13))', [village])
}

/** Makes room in a verification campaign for one more visit; the campaign is held until the transaction ends. */
export async function takeCaseNumber(tx: Tx, regency: string, campaignId: string): Promise<number> {
  const { families } = await tx.one(
    z.object({ families: z.number() }),
    'update campaign set families = families + 1 where regency_code = $1 and id = $2 returning families',
    [regency, campaignId],
  )
  return families
}

export interface NewCampaign {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly purpose: 'census' | 'verification'
  readonly villageCode: string
  readonly instrumentVersion: string
  readonly optionGroups: readonly string[]
  readonly families: number
  readonly frameSalt: Uint8Array
  readonly frameHash: Uint8Array
  readonly frozenAt: Date
  readonly frozenBy: string
  readonly startsOn: string
  readonly endsOn: string
  /** Days a phone may keep its families without contact. */
  readonly phoneDays: number
}

export async function insertCampaign(tx: Tx, regency: string, campaign: NewCampaign): Promise<void> {
  await tx.insert('campaign', [
    {
      regency_code: regency,
      id: campaign.id,
      number: campaign.number,
      name: campaign.name,
      purpose: campaign.purpose,
      village_code: campaign.villageCode,
      instrument_version: campaign.instrumentVersion,
      options: campaign.optionGroups,
      status: 'running',
      families: campaign.families,
      frame_salt: campaign.frameSalt,
      frame_hash: campaign.frameHash,
      frozen_at: campaign.frozenAt,
      frozen_by: campaign.frozenBy,
      starts_on: campaign.startsOn,
      ends_on: campaign.endsOn,
      phone_days: campaign.phoneDays,
    },
  ])
}

export interface NewCase {
  readonly id: string
  readonly campaignId: string
  readonly number: number
  readonly villageCode: string
  readonly familyId: string | null
  readonly changeId: string | null
  readonly hamlet: string
  readonly rt: string
  readonly rw: string
  readonly headName: string
  readonly file: Uint8Array
}

export async function insertCases(
  tx: Tx,
  regency: string,
  cases: readonly NewCase[],
  now: Date,
): Promise<void> {
  await tx.insert(
    'visit_case',
    cases.map((one) => ({
      regency_code: regency,
      id: one.id,
      campaign_id: one.campaignId,
      number: one.number,
      village_code: one.villageCode,
      family_id: one.familyId,
      change_id: one.changeId,
      hamlet: one.hamlet,
      rt: one.rt,
      rw: one.rw,
      head_name: one.headName,
      status: 'planned',
      baseline_sealed: one.file,
      attempts: 0,
      version: 1,
      updated_at: now,
    })),
  )
}

const caseRow = z
  .object({
    id: z.uuid(),
    campaign_id: z.uuid(),
    number: z.number(),
    village_code: z.string(),
    family_id: z.uuid().nullable(),
    change_id: z.uuid().nullable(),
    hamlet: z.string(),
    rt: z.string(),
    rw: z.string(),
    head_name: z.string(),
    assignee_id: z.uuid().nullable(),
    assignee_name: z.string().nullable(),
    status,
    attempts: z.number(),
    finding: finding.nullable(),
    version: z.number(),
    submission_id: z.uuid().nullable(),
    submitted_at: instant.nullable(),
  })
  .transform((row) => ({
    id: row.id,
    campaignId: row.campaign_id,
    number: row.number,
    villageCode: row.village_code,
    familyId: row.family_id,
    changeId: row.change_id,
    hamlet: row.hamlet,
    rt: row.rt,
    rw: row.rw,
    headName: row.head_name,
    assignee: row.assignee_id ? { accountId: row.assignee_id, name: row.assignee_name ?? '' } : null,
    status: row.status,
    attempts: row.attempts,
    finding: row.finding,
    version: row.version,
    submissionId: row.submission_id,
    submittedAt: row.submitted_at,
  }))
export type CaseRecord = z.output<typeof caseRow>

const caseColumns = `v.id, v.campaign_id, v.number, v.village_code, v.family_id, v.change_id, v.hamlet, v.rt, v.rw,
  v.head_name, v.assignee_id, a.name as assignee_name, v.status, v.attempts, v.finding, v.version, v.submission_id,
  v.submitted_at`
const caseTables = `visit_case v left join account a on a.regency_code = v.regency_code and a.id = v.assignee_id`

/** The case, held until the transaction ends, so that two who decide about it come one after the other. */
export function lockCase(tx: Tx, regency: string, id: string): Promise<CaseRecord | undefined> {
  return tx.find(
    caseRow,
    `select ${caseColumns} from ${caseTables} where v.regency_code = $1 and v.id = $2 for update of v`,
    [regency, id],
  )
}

/** The same for those of a bundle; always in one order, so that two bundles do not wait for each other. */
export function lockCasesNamed(tx: Tx, regency: string, ids: readonly string[]): Promise<CaseRecord[]> {
  return tx.all(
    caseRow,
    `select ${caseColumns} from ${caseTables}
      where v.regency_code = $1 and v.id = any ($2) order by v.id for update of v`,
    [regency, ids],
  )
}

export function findCase(tx: Tx, regency: string, id: string): Promise<CaseRecord | undefined> {
  return tx.find(
    caseRow,
    `select ${caseColumns} from ${caseTables} where v.regency_code = $1 and v.id = $2`,
    [regency, id],
  )
}

/** The cases to deal out, held: those named, or everything planned. */
export function lockCases(
  tx: Tx,
  regency: string,
  campaignId: string,
  ids: readonly string[] | undefined,
): Promise<CaseRecord[]> {
  return tx.all(
    caseRow,
    `select ${caseColumns} from ${caseTables}
      where v.regency_code = $1 and v.campaign_id = $2
        and case when $3::uuid[] is null then v.status = 'planned' else v.id = any ($3) end
      order by v.number for update of v`,
    [regency, campaignId, ids ?? null],
  )
}

export function casesById(tx: Tx, regency: string, ids: readonly string[]): Promise<CaseRecord[]> {
  return tx.all(
    caseRow,
    `select ${caseColumns} from ${caseTables} where v.regency_code = $1 and v.id = any ($2)`,
    [regency, ids],
  )
}

export function casesOfChange(tx: Tx, regency: string, changeIds: readonly string[]): Promise<CaseRecord[]> {
  return tx.all(
    caseRow,
    `select ${caseColumns} from ${caseTables}
      where v.regency_code = $1 and v.change_id = any ($2) and v.status <> 'withdrawn' order by v.updated_at`,
    [regency, changeIds],
  )
}

export interface CaseFilter {
  readonly status?: CaseStatus | undefined
  readonly assignee?: string | undefined
  readonly finding?: string | undefined
  readonly search?: string | undefined
}

export const pageSize = 50

/** One page of a campaign's cases, in the order of the frame. */
export async function casesPage(
  tx: Tx,
  regency: string,
  campaignId: string,
  filter: CaseFilter,
  page: number,
): Promise<{ cases: CaseRecord[]; total: number }> {
  const where = `v.regency_code = $1 and v.campaign_id = $2 and ($3::text is null or v.status = $3)
    and ($4::uuid is null or v.assignee_id = $4) and ($5::text is null or v.finding = $5)
    and ($6::text is null or position(upper($6) in upper(v.head_name)) > 0
      or position(upper($6) in upper(v.hamlet)) > 0 or v.number::text = $6)`
  const values = [
    regency,
    campaignId,
    filter.status ?? null,
    filter.assignee ?? null,
    filter.finding ?? null,
    filter.search?.trim() || null,
  ]
  const { total } = await tx.one(
    z.object({ total: z.number() }),
    `select count(*)::int as total from visit_case v where ${where}`,
    values,
  )
  const cases = await tx.all(
    caseRow,
    `select ${caseColumns} from ${caseTables} where ${where} order by v.number limit $7 offset $8`,
    [...values, pageSize, (page - 1) * pageSize],
  )
  return { cases, total }
}

const loadRow = z.object({ assignee_id: z.uuid(), load: z.number() })

/** Open cases in hand, by facilitator, of all campaigns. */
export async function loadsOf(
  tx: Tx,
  regency: string,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.all(
    loadRow,
    `select assignee_id, count(*)::int as load from visit_case
      where regency_code = $1 and assignee_id = any ($2) and status in ('assigned', 'returned') group by assignee_id`,
    [regency, accountIds],
  )
  return new Map(rows.map((row) => [row.assignee_id, row.load]))
}

export interface Assigned {
  readonly caseId: string
  readonly assigneeId: string
  readonly status: CaseStatus
}

/** Hands cases over; each gets a new version, so that what a former phone sends goes to a person. */
export async function assign(
  tx: Tx,
  regency: string,
  assigned: readonly Assigned[],
  now: Date,
): Promise<void> {
  await tx.run(
    `update visit_case v set assignee_id = a.assignee, status = a.status, assigned_at = $5, updated_at = $5,
            version = v.version + 1
       from unnest($2::uuid[], $3::uuid[], $4::text[]) as a (id, assignee, status)
      where v.regency_code = $1 and v.id = a.id`,
    [
      regency,
      assigned.map((one) => one.caseId),
      assigned.map((one) => one.assigneeId),
      assigned.map((one) => one.status),
      now,
    ],
  )
}

/** Moves a case on. Returns false when someone else moved it first. */
export async function moveCase(
  tx: Tx,
  regency: string,
  visit: { readonly id: string; readonly version: number },
  to: CaseStatus,
  now: Date,
): Promise<boolean> {
  const moved = await tx.run(
    `update visit_case set status = $4, version = version + 1, updated_at = $5,
            decided_at = case when $4 in ('approved', 'withdrawn') then $5::timestamptz else decided_at end
      where regency_code = $1 and id = $2 and version = $3`,
    [regency, visit.id, visit.version, to, now],
  )
  return moved === 1
}

const facilitatorRow = z
  .object({
    assignee_id: z.uuid(),
    name: z.string(),
    frame: z.number(),
    planned: z.number(),
    assigned: z.number(),
    returned: z.number(),
    submitted: z.number(),
    approved: z.number(),
    withdrawn: z.number(),
    last_submitted_at: instant.nullable(),
  })
  .transform(({ assignee_id, name, last_submitted_at, ...counts }) => ({
    accountId: assignee_id,
    name,
    counts,
    lastSubmittedAt: last_submitted_at,
  }))

export function progressByFacilitator(tx: Tx, regency: string, campaignId: string) {
  return tx.all(
    facilitatorRow,
    `select v.assignee_id, a.name, count(*) as frame, ${byStatus}, max(v.submitted_at) as last_submitted_at
       from visit_case v join account a on a.regency_code = v.regency_code and a.id = v.assignee_id
      where v.regency_code = $1 and v.campaign_id = $2
      group by v.assignee_id, a.name order by a.name`,
    [regency, campaignId],
  )
}

export function findingsOf(tx: Tx, regency: string, campaignId: string) {
  return tx.all(
    z.object({ finding, submitted: z.number(), approved: z.number() }),
    `select finding, count(*) filter (where status = 'submitted') as submitted,
            count(*) filter (where status = 'approved') as approved
       from visit_case where regency_code = $1 and campaign_id = $2 and finding is not null
      group by finding order by count(*) desc`,
    [regency, campaignId],
  )
}

/** The sealed file of a case. */
export async function fileOf(tx: Tx, regency: string, caseId: string): Promise<Buffer> {
  const { baseline_sealed } = await tx.one(
    z.object({ baseline_sealed: z.instanceof(Buffer) }),
    'select baseline_sealed from visit_case where regency_code = $1 and id = $2',
    [regency, caseId],
  )
  return baseline_sealed
}
