import { localDay } from '@tanggap/core/calendar'
import {
  certificateExpiresOn,
  integrityPledge,
  passMarkPercent,
  questionBank,
  questionsInTest,
  refusesAssignment,
  refusesCertificate,
} from '@tanggap/core/training'
import { certifyingVersions, currentInstrument } from '../instrument/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { nextInSeries } from '../plumbing/database/numbering.ts'
import { type PracticeDone, practiceOf } from './practice.store.ts'
import { openAmong, shown } from './take-test.ts'
import {
  type CertificateRecord,
  certificatesOf,
  facilitatorOffices,
  insertCertificate,
  lockTest,
  testsOf,
  triesOf,
} from './training.store.ts'

/** Whether a person may be assigned families asked about with this questionnaire, on a day (ISO date). */
export async function isCertified(
  acting: Acting,
  accountId: string,
  instrumentVersion: string,
  onDate: string,
): Promise<boolean> {
  const certificates = await certificatesOf(acting.tx, acting.office.regency, [accountId])
  return certificates.some((certificate) => isValid(certificate, instrumentVersion, onDate))
}

export interface Facilitator {
  readonly accountId: string
  readonly name: string
  readonly certified: boolean
}

/** The facilitators whose office covers a village today, and who of them is certified for a questionnaire. */
export async function facilitatorsOf(
  acting: Acting,
  where: { readonly villageCode: string; readonly instrumentVersion: string },
): Promise<Facilitator[]> {
  const { tx, office, now } = acting
  const today = localDay(now)
  const people = await facilitatorOffices(tx, office.regency, today, where.villageCode)
  const certificates = await certificatesOf(
    tx,
    office.regency,
    people.map(({ account_id }) => account_id),
  )
  return people.map(({ account_id, name }) => ({
    accountId: account_id,
    name,
    certified: certificates.some(
      (one) => one.accountId === account_id && isValid(one, where.instrumentVersion, today),
    ),
  }))
}

/** Where the person stands: certificate, test under way, passed test that waits for the pledge. */
export async function ownStanding(acting: Acting) {
  const { tx, office, now } = acting
  const inUse = currentInstrument(localDay(now)).version
  const tests = await testsOf(tx, office.regency, office.accountId)
  const certificates = await certificatesOf(tx, office.regency, [office.accountId])
  const certificate = newest(certificates, localDay(now))
  const open = openAmong(tests)
  const [practice] = await practiceOf(tx, office.regency, [office.accountId], inUse)
  const passed = tests.find(
    (test) =>
      test.passed === true &&
      test.bankVersion === questionBank.version &&
      test.instrumentVersion === inUse &&
      !certificates.some(({ testId }) => testId === test.id),
  )
  return done({
    name: office.name,
    instrumentVersion: inUse,
    passMarkPercent,
    questions: questionsInTest,
    certificate,
    practice: practiceShown(practice),
    openTest: open ? shown(open) : null,
    passed: passed && !certificate?.valid ? { testId: passed.id, percent: passed.percent ?? 0 } : null,
    pledge: {
      version: integrityPledge.version,
      title: integrityPledge.title,
      promises: [...integrityPledge.promises],
      consequence: integrityPledge.consequence,
    },
  })
}

/**
 * Signs the pledge by name; with a passed test it gives the certificate. Signed again, it gives the same one.
 * Refusals: `request.not-found`, `certificate.test-not-passed`, `training.other-pledge`, `training.name-differs`.
 */
export async function signPledge(
  acting: Acting,
  testId: string,
  pledge: { readonly pledgeVersion: string; readonly name: string },
): Promise<Done<ReturnType<typeof certificateShown>>> {
  const { tx, office, now } = acting
  const test = await lockTest(tx, office.regency, office.accountId, testId)
  if (!test) return refused('request.not-found')
  const before = (await certificatesOf(tx, office.regency, [office.accountId])).find(
    (one) => one.testId === testId,
  )
  const today = localDay(now)
  if (before) return done(certificateShown(before, today))
  const refusal = refusesCertificate({ passed: test.passed === true, pledgedOn: today })
  if (refusal) return refused(refusal.code)
  if (pledge.pledgeVersion !== integrityPledge.version) return refused('training.other-pledge')
  if (plain(pledge.name) !== plain(office.name))
    return refused('training.name-differs', { name: office.name })

  const year = today.slice(0, 4)
  const next = await nextInSeries(tx, office.regency, `certificate:${year}`)
  const id = acting.id()
  await insertCertificate(tx, office.regency, {
    id,
    accountId: office.accountId,
    number: `SERT-${office.regency}-${year}-${String(next).padStart(4, '0')}`,
    instrumentVersion: test.instrumentVersion,
    testId,
    pledgeVersion: integrityPledge.version,
    pledgedName: pledge.name,
    at: now,
    expiresAt: new Date(`${certificateExpiresOn(today)}T00:00:00+07:00`),
  })
  await acting.record({
    action: 'training.certify',
    subject: 'certificate',
    ids: [id, office.accountId],
    detail: { testId, pledge: integrityPledge.version },
  })
  const issued = (await certificatesOf(tx, office.regency, [office.accountId])).find(
    (one) => one.testId === testId,
  )
  if (!issued) throw new Error('a certificate that was just written is not there')
  return done(certificateShown(issued, today))
}

/** Every facilitator of the office's range with certificate, last test and number of tries. */
export async function overview(acting: Acting) {
  const { tx, office, now } = acting
  const today = localDay(now)
  const inUse = currentInstrument(today).version
  const people = await facilitatorOffices(tx, office.regency, today)
  const ids = people.map(({ account_id }) => account_id)
  const certificates = await certificatesOf(tx, office.regency, ids)
  const tries = await triesOf(tx, office.regency, ids)
  const practised = await practiceOf(tx, office.regency, ids, inUse)
  return done({
    instrumentVersion: inUse,
    people: people.map(({ account_id, name, region }) => {
      const tried = tries.find((one) => one.account_id === account_id)
      return {
        accountId: account_id,
        name,
        region,
        tests: tried?.tests ?? 0,
        lastTest:
          tried?.finished_at && tried.score !== null
            ? { finishedAt: tried.finished_at, percent: tried.score, passed: tried.passed === true }
            : null,
        practice: practiceShown(practised.find((one) => one.accountId === account_id)),
        certificate: newest(
          certificates.filter(({ accountId }) => accountId === account_id),
          today,
        ),
      }
    }),
  })
}

function practiceShown(practice: PracticeDone | undefined) {
  if (!practice) return null
  const { times, seconds, finishedAt } = practice
  return { times, minutes: Math.round(seconds / 60), finishedAt }
}

/** The one to show: a valid one before the others, the newest first. */
function newest(certificates: readonly CertificateRecord[], today: string) {
  const shownOnes = certificates.map((one) => certificateShown(one, today))
  return shownOnes.find(({ valid }) => valid) ?? shownOnes[0] ?? null
}

function certificateShown(certificate: CertificateRecord, today: string) {
  return {
    number: certificate.number,
    instrumentVersion: certificate.instrumentVersion,
    percent: certificate.percent,
    issuedAt: certificate.issuedAt,
    expiresOn: localDay(certificate.expiresAt),
    valid: isValid(certificate, currentInstrument(today).version, today),
  }
}

function isValid(certificate: CertificateRecord, instrumentVersion: string, day: string): boolean {
  const { revokedAt } = certificate
  const refusal = refusesAssignment(
    {
      accountId: certificate.accountId,
      instrumentVersion: certificate.instrumentVersion,
      bankVersion: certificate.bankVersion,
      percent: certificate.percent,
      passedOn: localDay(new Date(certificate.passedAt)),
      pledgeVersion: certificate.pledgeVersion,
      pledgedOn: localDay(new Date(certificate.pledgedAt)),
      expiresOn: localDay(certificate.expiresAt),
      ...(revokedAt !== null && { revokedOn: localDay(new Date(revokedAt)) }),
    },
    certifyingVersions(instrumentVersion),
    day,
  )
  return refusal === undefined
}

function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toUpperCase()
}
