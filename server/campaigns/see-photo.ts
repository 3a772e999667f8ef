import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { findCase } from './campaigns.store.ts'
import { findPhoto } from './photos.store.ts'

/** One stored photo of a visit in the office's range. The look is recorded. */
export async function seePhoto(
  acting: Acting,
  caseId: string,
  sha256: string,
): Promise<Done<{ content: Buffer; mediaType: string }>> {
  const { tx, office, files } = acting
  const photo = await findPhoto(tx, office.regency, caseId, sha256)
  const visit = await findCase(tx, office.regency, caseId)
  if (!photo?.kept || !visit) return refused('request.not-found')
  const content = await files.read(photo.kept.sha256)
  await acting.record({
    action: 'visit.see-photo',
    subject: 'visit_case',
    ids: visit.familyId ? [caseId, visit.familyId] : [caseId],
    village: visit.villageCode,
    detail: { slot: photo.slot, sha256 },
  })
  return done({ content, mediaType: photo.kept.mediaType })
}
