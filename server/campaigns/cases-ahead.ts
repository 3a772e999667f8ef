import type { Acting } from '../plumbing/acting.ts'
import { type CaseRecord, findTerms, lockCase, lockCasesNamed } from './campaigns.store.ts'

type Terms = Awaited<ReturnType<typeof findTerms>>

/** The cases a bundle of visits is about, read and held together; whoever comes without a bundle reads their own. */
export interface CasesAhead {
  /** The case, held until the transaction ends. Read ahead it is handed out once: whoever had it may change it. */
  take(caseId: string): Promise<CaseRecord | undefined>
  /** By which questionnaire a campaign asks. */
  termsOf(campaignId: string): Promise<Terms>
}

/** @param ids cases that are surely asked for; without any, each is read when it is */
export async function casesAhead(acting: Acting, ids: readonly string[] = []): Promise<CasesAhead> {
  const { tx, office } = acting
  const held = ids.length > 1 ? await lockCasesNamed(tx, office.regency, ids) : []
  const cases = new Map(held.map((one) => [one.id, one]))
  const terms = new Map<string, Terms>()
  for (const id of new Set(held.map(({ campaignId }) => campaignId)))
    terms.set(id, await findTerms(tx, office.regency, id))
  return {
    async take(id) {
      const known = cases.get(id)
      cases.delete(id)
      return known ?? (await lockCase(tx, office.regency, id))
    },
    async termsOf(id) {
      return terms.get(id) ?? findTerms(tx, office.regency, id)
    },
  }
}
