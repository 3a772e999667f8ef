import { type CheckResult, checkInterview, type Instrument, type Interview } from '@tanggap/core/instrument'
import { inventedRegencyCodes } from '@tanggap/core/regions'
import { isNik } from '@tanggap/core/registry'
import type { Acting } from '../plumbing/acting.ts'
import { findFamiliesByIdentity } from '../registry/index.ts'
import type { CaseRecord } from './campaigns.store.ts'
import type { CaseFile } from './case-file.ts'
import { isUsedElsewhere } from './photos.store.ts'
import { dayOf, type KeptContent } from './submission-content.ts'
import { finishedOn } from './visits.store.ts'

/** Everything there is to say about a visit with what the office knows beside it. */
export async function checkVisit(
  acting: Acting,
  instrument: Instrument,
  visit: CaseRecord,
  file: CaseFile,
  { content }: KeptContent,
  facilitatorId: string,
): Promise<readonly CheckResult[]> {
  const { tx, office } = acting
  const day = dayOf(content)
  const houses = content.photos.filter(({ slot }) => slot === 'front').map(({ sha256 }) => sha256)
  return checkInterview(instrument, content.interview, {
    today: day,
    regencyCode: office.regency,
    inventedRegencyCodes,
    receivesAid: file.facts.receivesAid,
    ...(file.facts.officialDecile !== null && { officialDecile: file.facts.officialDecile }),
    samePlaceAndPhotoAsAnother:
      houses.length > 0 && (await isUsedElsewhere(tx, office.regency, visit.id, houses)),
    finishedTodayByOfficer: await finishedOn(tx, office.regency, facilitatorId, day),
    niksInOtherFamilies: await niksElsewhere(acting, content.interview, visit.familyId),
  })
}

async function niksElsewhere(
  acting: Acting,
  interview: Interview,
  familyId: string | null,
): Promise<readonly string[]> {
  const niks = interview.members.flatMap(({ answers: { nik } }) =>
    typeof nik === 'string' && isNik(nik) ? [nik] : [],
  )
  if (niks.length === 0) return []
  const found = await findFamiliesByIdentity(acting, niks)
  return niks.filter((nik) => found.has(nik) && found.get(nik)?.familyId !== familyId)
}
