/** How much a finding weighs: an error stops the value, a warning wants a look, information only tells. */
export type Severity = 'error' | 'warning' | 'info'

/** One thing noticed about an identity number or a family, with a code that never changes meaning. */
export interface Finding<Code extends string> {
  readonly code: Code
  readonly severity: Severity
  readonly sentence: { readonly id: string; readonly en: string }
}

/** A table of everything a check can say; the key is the code. */
export type FindingTable<Code extends string> = Readonly<Record<Code, Omit<Finding<Code>, 'code'>>>

export function findingFrom<Code extends string>(table: FindingTable<Code>, code: Code): Finding<Code> {
  return { code, ...table[code] }
}
