import { baselineSchema } from '@tanggap/contract/instrument'
import { z } from 'zod'
import type { Vault } from '../plumbing/keys/index.ts'

const caseFile = z.object({
  baseline: baselineSchema,
  address: z.string(),
  /** What only the office knows of the family, for its own checks. */
  facts: z.object({ officialDecile: z.number().nullable(), receivesAid: z.boolean() }),
  /** For a verification visit: the change it was ordered for. */
  reported: z.object({ number: z.string(), text: z.string() }).nullable(),
})

/** What a case is opened with: the register as it was when the frame was frozen. */
export type CaseFile = z.output<typeof caseFile>

export function sealCaseFile(vault: Vault, caseId: string, file: CaseFile): Buffer {
  return vault.seal(placeOf(caseId), JSON.stringify(file))
}

export function openCaseFile(vault: Vault, caseId: string, sealed: Uint8Array): CaseFile {
  return caseFile.parse(JSON.parse(vault.open(placeOf(caseId), sealed).toString('utf8')))
}

function placeOf(caseId: string): string {
  return `visit_case.baseline_sealed/${caseId}`
}
