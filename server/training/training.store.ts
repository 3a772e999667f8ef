import { z } from 'zod'
import type { Tx } from '../plumbing/database/index.ts'

const instant = z.date().transform((date) => date.toISOString())

const testRow = z
  .object({
    id: z.uuid(),
    account_id: z.uuid(),
    bank_version: z.string(),
    instrument_version: z.string(),
    seed: z.string(),
    answers: z.record(z.string(), z.string()).nullable(),
    score: z.number().nullable(),
    passed: z.boolean().nullable(),
    finished_at: instant.nullable(),
  })
  .transform((row) => ({
    id: row.id,
    accountId: row.account_id,
    bankVersion: row.bank_version,
    instrumentVersion: row.instrument_version,
    seed: row.seed,
    answers: row.answers,
    percent: row.score,
    passed: row.passed,
    finishedAt: row.finished_at,
  }))
export type TestRecord = z.output<typeof testRow>

const testColumns =
  'id, account_id, bank_version, instrument_version, seed, answers, score, passed, finished_at'

/** Tests of one person, newest first. */
export function testsOf(tx: Tx, regency: string, accountId: string): Promise<TestRecord[]> {
  return tx.all(
    testRow,
    `select ${testColumns} from training_test where regency_code = $1 and account_id = $2 order by drawn_at desc, id desc`,
    [regency, accountId],
  )
}

/** The person's own test, held until the transaction ends. */
export function lockTest(
  tx: Tx,
  regency: string,
  accountId: string,
  id: string,
): Promise<TestRecord | undefined> {
  return tx.find(
    testRow,
    `select ${testColumns} from training_test where regency_code = $1 and account_id = $2 and id = $3 for update`,
    [regency, accountId, id],
  )
}

export async function insertTest(
  tx: Tx,
  regency: string,
  test: {
    readonly id: string
    readonly accountId: string
    readonly bankVersion: string
    readonly instrumentVersion: string
    readonly seed: string
    readonly drawnAt: Date
  },
): Promise<void> {
  await tx.insert('training_test', [
    {
      regency_code: regency,
      id: test.id,
      account_id: test.accountId,
      bank_version: test.bankVersion,
      instrument_version: test.instrumentVersion,
      seed: test.seed,
      drawn_at: test.drawnAt,
    },
  ])
}

export async function finishTest(
  tx: Tx,
  regency: string,
  id: string,
  result: {
    readonly answers: Readonly<Record<string, string>>
    readonly percent: number
    readonly passed: boolean
    readonly finishedAt: Date
  },
): Promise<void> {
  await tx.run(
    `update training_test set answers = $3, score = $4, passed = $5, finished_at = $6
      where regency_code = $1 and id = $2`,
    [regency, id, JSON.stringify(result.answers), result.percent, result.passed, result.finishedAt],
  )
}

const certificateRow = z
  .object({
    account_id: z.uuid(),
    number: z.string(),
    instrument_version: z.string(),
    bank_version: z.string(),
    score: z.number(),
    finished_at: instant,
    pledge_version: z.string(),
    test_id: z.uuid(),
    pledged_at: instant,
    issued_at: instant,
    expires_at: z.date(),
    revoked_at: instant.nullable(),
  })
  .transform((row) => ({
    accountId: row.account_id,
    number: row.number,
    instrumentVersion: row.instrument_version,
    bankVersion: row.bank_version,
    percent: row.score,
    passedAt: row.finished_at,
    pledgeVersion: row.pledge_version,
    testId: row.test_id,
    pledgedAt: row.pledged_at,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  }))
export type CertificateRecord = z.output<typeof certificateRow>

/** Certificates of these people, newest first. */
export function certificatesOf(
  tx: Tx,
  regency: string,
  accountIds: readonly string[],
): Promise<CertificateRecord[]> {
  return tx.all(
    certificateRow,
    `select c.account_id, c.number, c.instrument_version, t.bank_version, t.score, t.finished_at, c.pledge_version,
            c.test_id, c.pledged_at, c.issued_at, c.expires_at, c.revoked_at
       from certificate c join training_test t on t.regency_code = c.regency_code and t.id = c.test_id
      where c.regency_code = $1 and c.account_id = any ($2) order by c.issued_at desc, c.id desc`,
    [regency, accountIds],
  )
}

export interface NewCertificate {
  readonly id: string
  readonly accountId: string
  readonly number: string
  readonly instrumentVersion: string
  readonly testId: string
  readonly pledgeVersion: string
  readonly pledgedName: string
  readonly at: Date
  readonly expiresAt: Date
}

export async function insertCertificate(tx: Tx, regency: string, certificate: NewCertificate): Promise<void> {
  await tx.insert('certificate', [
    {
      regency_code: regency,
      id: certificate.id,
      account_id: certificate.accountId,
      number: certificate.number,
      instrument_version: certificate.instrumentVersion,
      test_id: certificate.testId,
      pledge_version: certificate.pledgeVersion,
      pledged_name: certificate.pledgedName,
      pledged_at: certificate.at,
      issued_at: certificate.at,
      expires_at: certificate.expiresAt,
    },
  ])
}

const facilitatorRow = z.object({ account_id: z.uuid(), name: z.string(), region: z.string() })

/** Everyone who holds an office of facilitator on the day; with a village, only where it covers it. */
export function facilitatorOffices(tx: Tx, regency: string, day: string, village?: string) {
  return tx.all(
    facilitatorRow,
    `select a.id as account_id, a.name, string_agg(coalesce(r.name, o.region_code), ', ' order by o.region_code) as region
       from office o join account a on a.regency_code = o.regency_code and a.id = o.account_id
       left join region r on r.code = o.region_code
      where o.regency_code = $1 and o.role = 'facilitator' and a.disabled_at is null
        and o.valid_from <= $2::date and (o.valid_to is null or o.valid_to >= $2::date)
        and ($3::text is null or starts_with($3, o.region_code))
      group by a.id, a.name order by a.name`,
    [regency, day, village ?? null],
  )
}

const triesRow = z.object({
  account_id: z.uuid(),
  tests: z.number(),
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  finished_at: instant.nullable(),
})

/** How often each was tested, and how the last finished test went. */
export function triesOf(tx: Tx, regency: string, accountIds: readonly string[]) {
  return tx.all(
    triesRow,
    `select distinct on (account_id) account_id, count(*) over (partition by account_id)::int as tests, score, passed,
            finished_at
       from training_test where regency_code = $1 and account_id = any ($2)
      order by account_id, finished_at desc nulls last`,
    [regency, accountIds],
  )
}
