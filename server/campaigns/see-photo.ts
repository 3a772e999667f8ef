import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { findPhoto } from './visits.store.ts'

/** One stored photo of a visit in the office's range. The look is recorded. */
export async function seePhoto(
  acting: Acting,
  caseId: string,
  sha256: string,
): Promise<Done<{ content: Buffer; mediaType: string }>> {
  const { tx, office, files } = acting
  const photo = await findPhoto(tx, office.regency, caseId, sha256)
  if (!photo?.kept) return refused('request.not-found')
  const content = await files.read(photo.kept.sha256)
  await acting.record({
    action: 'visit.see-photo',
    subject: 'visit_case',
    ids: [caseId],
    detail: { slot: photo.slot, sha256 },
  })
  return done({ content, mediaType: photo.kept.mediaType })
}
