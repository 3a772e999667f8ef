/** One thing that must hold for the whole project. */
export interface Check {
  /** A sentence that is true when the check passes. */
  readonly name: string
  /** What is wrong and where, ready to be read by a person. Nothing: it holds. */
  complaints(): Promise<readonly string[]>
}

/** A rule broken at a place. The sentence says why the rule is there. */
export interface Breach {
  readonly rule: string
  readonly where: string
  readonly sentence: string
}

export function sayBreach(breach: Breach): string {
  return `${breach.where}  ${breach.rule}: ${breach.sentence}`
}
