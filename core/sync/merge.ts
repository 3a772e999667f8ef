import { canonicalText } from '../changes/index.ts'

/** A document cut into its fields: what each holds, by a name that never holds a value. */
export type Fields = Readonly<Record<string, unknown>>

export type Merge =
  | {
      readonly is: 'merged'
      readonly fields: Fields
      /** Fields somebody else changed meanwhile, and kept; empty when nothing ran beside this edit. */
      readonly theirs: readonly string[]
      /** Fields this edit changed. */
      readonly ours: readonly string[]
    }
  /** The same field was changed to two things: a person looks, and nothing is overwritten. */
  | { readonly is: 'clash'; readonly fields: readonly string[] }

/**
 * Brings an edit together with what was changed since the version it was based on (trust rules §1). Fields that
 * only one side changed take that side's value; a field both changed to the same value is no quarrel.
 *
 * @param base what the edit began from
 * @param current what stands now
 * @param edit the whole document as its editor left it
 */
export function mergeEdits(base: Fields, current: Fields, edit: Fields): Merge {
  const theirs = changedFields(base, current)
  const ours = changedFields(base, edit)
  const clashing = ours.filter((name) => theirs.includes(name) && !isSame(current[name], edit[name]))
  if (clashing.length) return { is: 'clash', fields: clashing }
  const fields: Record<string, unknown> = { ...current }
  for (const name of ours)
    if (name in edit) fields[name] = edit[name]
    else delete fields[name]
  return { is: 'merged', fields, theirs, ours }
}

/** The names of the fields that were added, changed or taken away, in alphabetical order. */
export function changedFields(before: Fields, after: Fields): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !isSame(before[name], after[name])).sort()
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined) return false
  return canonicalText(one) === canonicalText(other)
}
