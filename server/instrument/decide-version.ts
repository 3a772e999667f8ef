import { instrumentSchema } from '@tanggap/contract/instrument'
import { type Instrument, type VersionAction, versionWorkflow } from '@tanggap/core/instrument'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { versionBefore } from './held.ts'
import { decideDraft, findDraft } from './instrument.store.ts'

interface Decided {
  readonly hash: string
  readonly reason: string
  readonly refresher?: boolean | undefined
}

interface Publication {
  readonly version: string
  readonly published: Instrument | undefined
  readonly certificatesFrom: string | null
}

/**
 * Publishes a draft or withdraws it. A publication names the hash of what the person saw, and says whether a
 * certificate for the version before still holds (`refresher: false`) or the test is due again. The version
 * counts from the moment the transaction stands; the caller makes it known to the process then.
 * Refusals: `request.not-found`, `instrument.own-draft`, `instrument.other-content`, `instrument.refresher-unsaid`.
 */
export async function decideVersion(
  acting: Acting,
  version: string,
  action: VersionAction,
  { hash, reason, refresher }: Decided,
): Promise<Done<Publication>> {
  const draft = await findDraft(acting.tx, acting.office.regency, version)
  if (!draft) return refused('request.not-found')
  const subject = { status: draft.status, madeBy: draft.made_by, sameContent: draft.hash === hash }
  const outcome = decide(versionWorkflow, action, subject, acting.office, reason)
  if (!outcome.ok) return outcome
  if (outcome.to === 'published' && refresher === undefined) return refused('instrument.refresher-unsaid')
  const definition = instrumentSchema.parse(draft.definition)
  const certificatesFrom =
    outcome.to === 'published' && refresher === false ? (versionBefore(definition)?.version ?? null) : null
  const note = reason.trim() || null
  await decideDraft(acting, version, { status: outcome.to, note, certificatesFrom })
  await acting.record({
    action: `instrument.${action}`,
    subject: 'instrument',
    ids: [version],
    reason,
    detail: { certificatesFrom },
  })
  return done({
    version,
    published: outcome.to === 'published' ? definition : undefined,
    certificatesFrom,
  })
}
