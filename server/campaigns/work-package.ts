import type { PhoneCase } from '@tanggap/contract/sync'
import { localDay } from '@tanggap/core/calendar'
import { usualExpiryDays } from '@tanggap/core/custody'
import { type Instrument, isPosition } from '@tanggap/core/instrument'
import { currentInstrument, findInstrument } from '../instrument/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import { outlinesForPhone, villagesOfRegency } from '../regions/index.ts'
import { isCertified } from '../training/index.ts'
import { mostOpenCases } from './assign-cases.ts'
import { openCaseFile } from './case-file.ts'
import { handoversTold } from './hand-over.ts'
import { reassignmentsTold } from './reassignments-told.ts'
import { reviewsOf } from './reviews.store.ts'
import { type KeptContent, openSubmission } from './submission-content.ts'
import { closedCasesOf, openCasesOf, submissionsById } from './visits.store.ts'

export interface WorkPackage {
  readonly certified: boolean
  readonly instruments: Instrument[]
  /** Days without contact after which the phone lets the list of families go. */
  readonly expiryDays: number
  readonly cases: PhoneCase[]
  readonly serverCases: { id: string; status: string }[]
  readonly villages: { code: string; name: string }[]
  readonly outlines: { code: string; outline: string; estimate: boolean }[]
  readonly told: { id: string; at: string; text: { id: string; en: string } }[]
}

/** Milliseconds. A phone out of reach longer than a quarter of a year has lost its session long before. */
const closedToldFor = 90 * 24 * 3_600_000

/**
 * What a facilitator's phone may hold: her open cases and the questionnaires they need, nothing else. A returned
 * visit comes with what was sent and the notes on it. One audit line names every case that went out.
 */
export async function workPackage(acting: Acting): Promise<WorkPackage> {
  const { tx, office, vault, now } = acting
  const open = await openCasesOf(tx, office.regency, office.accountId, mostOpenCases)
  const returned = open.filter(({ status }) => status === 'returned')
  const reviews = await reviewsOf(
    tx,
    office.regency,
    returned.map(({ id }) => id),
  )
  const submissions = await submissionsById(
    tx,
    office.regency,
    returned.flatMap(({ submission_id }) => submission_id ?? []),
  )
  const cases = open.map((one): PhoneCase => {
    const file = openCaseFile(vault, one.id, one.file)
    const known = file.baseline.family.position
    const review = reviews.findLast(({ caseId, decision }) => caseId === one.id && decision === 'returned')
    const submission = submissions.find(({ caseId }) => caseId === one.id)
    return {
      id: one.id,
      number: one.number,
      version: one.version,
      status: one.status,
      campaign: {
        id: one.campaign_id,
        name: one.campaign_name,
        purpose: one.purpose,
        endsOn: one.ends_on,
        instrumentVersion: one.instrument_version,
        optionGroups: one.options,
      },
      villageCode: one.village_code,
      villageName: one.village_name,
      headName: one.head_name,
      hamlet: one.hamlet,
      rt: one.rt,
      rw: one.rw,
      address: file.address,
      position: isPosition(known) ? { lat: known.lat, lon: known.lon } : null,
      attempts: one.attempts,
      baseline: file.baseline,
      reported: file.reported?.text ?? null,
      correction:
        one.status === 'returned' && review && submission
          ? {
              reason: review.reason ?? '',
              notes: review.notes,
              returnedAt: review.at,
              ...sentIn(openSubmission(vault, submission.id, submission.content)),
            }
          : null,
    }
  })
  if (cases.length)
    await acting.record({
      action: 'sync.package',
      subject: 'visit_case',
      ids: open.flatMap(({ id, family_id }) => [id, family_id ?? []].flat()),
    })
  const newest = currentInstrument(localDay(now)).version
  // The one in use comes along even without a family: it is what an officer practises with. It stands last.
  const versions = [...new Set([...open.map(({ instrument_version }) => instrument_version), newest])]
  return {
    villages: (await villagesOfRegency(acting)).map(({ code, name, subdistrict }) => ({
      code,
      name: `${name} (${subdistrict})`,
    })),
    outlines: await outlinesForPhone(acting, [...new Set(open.map(({ village_code }) => village_code))]),
    told: [...(await handoversTold(acting)), ...(await reassignmentsTold(acting))].toSorted((a, b) =>
      a.at < b.at ? 1 : -1,
    ),
    certified: await isCertified(acting, office.accountId, newest, localDay(now)),
    instruments: versions.flatMap((version) => findInstrument(version) ?? []),
    // One phone, one term: the longest that any of its families was given.
    expiryDays: Math.max(usualExpiryDays, ...open.map(({ phone_days }) => phone_days)),
    cases,
    serverCases: await closedCasesOf(
      tx,
      office.regency,
      office.accountId,
      new Date(now.getTime() - closedToldFor),
    ),
  }
}

/** What was said then, and who said it: a correction asks the respondent nothing again. */
function sentIn({ content: { interview, attestation } }: KeptContent) {
  return { interview, respondentIs: attestation.respondentIs }
}
