import type { Instrument, Question } from '../instrument.ts'

/** What a new version changes, by the keys of its parts. */
export interface VersionDifference {
  readonly questions: PartDifference
  readonly codeLists: PartDifference
  readonly checks: PartDifference
  readonly topics: PartDifference
  readonly optionGroups: PartDifference
}

export interface PartDifference {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Key → what of it is different, such as `label` or `relevant`. */
  readonly changed: readonly { readonly key: string; readonly parts: readonly string[] }[]
}

/** Compares two versions part by part; the order of questions within a version does not count. */
export function compareVersions(before: Instrument, after: Instrument): VersionDifference {
  const lists = (instrument: Instrument) =>
    Object.entries(instrument.codeLists).map(([key, { options }]) => ({ key, options }))
  const checks = (instrument: Instrument) =>
    instrument.checks.map(({ code, ...rest }) => ({ key: code, ...rest }))
  return {
    questions: difference<Question>(before.questions, after.questions),
    codeLists: difference(lists(before), lists(after)),
    checks: difference(checks(before), checks(after)),
    topics: difference(before.topics, after.topics),
    optionGroups: difference(before.optionGroups, after.optionGroups),
  }
}

function difference<Part extends { readonly key: string }>(
  before: readonly Part[],
  after: readonly Part[],
): PartDifference {
  const old = new Map(before.map((part) => [part.key, part]))
  const now = new Map(after.map((part) => [part.key, part]))
  return {
    added: after.filter(({ key }) => !old.has(key)).map(({ key }) => key),
    removed: before.filter(({ key }) => !now.has(key)).map(({ key }) => key),
    changed: after.flatMap((part) => {
      const earlier = old.get(part.key)
      const parts = earlier ? differentParts(earlier, part) : []
      return parts.length > 0 ? [{ key: part.key, parts }] : []
    }),
  }
}

function differentParts(before: object, after: object): string[] {
  const [a, b] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  const names = new Set([...a.keys(), ...b.keys()])
  return [...names].filter((name) => stable(a.get(name)) !== stable(b.get(name)))
}

/** The same text for the same content, whatever the order of its keys. */
function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  )
}
