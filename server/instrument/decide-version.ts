import { instrumentSchema } from '@tanggap/contract/instrument'
import { type Instrument, type VersionAction, versionWorkflow } from '@tanggap/core/instrument'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { decideDraft, findDraft } from './instrument.store.ts'

/**
 * Publishes a draft or withdraws it. A publication names the hash of what the person saw. The version counts
 * from the moment the transaction stands; the caller makes it known to the process then.
 */
export async function decideVersion(
  acting: Acting,
  version: string,
  action: VersionAction,
  { hash, reason }: { readonly hash: string; readonly reason: string },
): Promise<Done<{ version: string; published: Instrument | undefined }>> {
  const draft = await findDraft(acting.tx, acting.office.regency, version)
  if (!draft) return refused('request.not-found')
  const subject = { status: draft.status, madeBy: draft.made_by, sameContent: draft.hash === hash }
  const outcome = decide(versionWorkflow, action, subject, acting.office, reason)
  if (!outcome.ok) return outcome
  await decideDraft(acting, version, outcome.to, reason.trim() || null)
  await acting.record({ action: `instrument.${action}`, subject: 'instrument', ids: [version], reason })
  return done({
    version,
    published: outcome.to === 'published' ? instrumentSchema.parse(draft.definition) : undefined,
  })
}
