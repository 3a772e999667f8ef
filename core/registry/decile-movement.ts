/** What one snapshot changed of a family, as it was kept when the snapshot was taken in. */
export interface SnapshotChange {
  readonly decileBefore: number | null
  readonly decileAfter: number | null
  /** Questionnaire keys of the family's own values that differ, and of its members' values. */
  readonly familyFields: readonly string[]
  readonly memberFields: readonly string[]
  /** Persons who came, or are no longer named. */
  readonly membersCame: number
  readonly membersLeft: number
}

/**
 * Why a decile moved, as far as a regency can say. `values_changed`: something recorded of the home changed in the same
 * snapshot, which may have moved it. `ranking_moved`: nothing did; a decile is a place among all families of the
 * nation, and the others moved. BPS alone computes it, so neither is ever said to be the cause.
 */
export type DecileMovement =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'values_changed' | 'ranking_moved' | 'first_ranked' | 'no_longer_ranked'
      readonly from: number | null
      readonly to: number | null
      readonly fields: readonly string[]
      readonly members: number
    }

export function explainDecile(change: SnapshotChange): DecileMovement {
  const { decileBefore: from, decileAfter: to } = change
  if (from === to) return { kind: 'same' }
  const fields = [...new Set([...change.familyFields, ...change.memberFields])].sort()
  const members = change.membersCame + change.membersLeft
  if (from === null) return { kind: 'first_ranked', from, to, fields, members }
  if (to === null) return { kind: 'no_longer_ranked', from, to, fields, members }
  const kind = fields.length > 0 || members > 0 ? 'values_changed' : 'ranking_moved'
  return { kind, from, to, fields, members }
}
