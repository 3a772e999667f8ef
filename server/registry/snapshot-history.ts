import { type DecileMovement, explainDecile } from '@tanggap/core/registry'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import { snapshotDifferences } from './registry.store.ts'

/** What one snapshot changed of a family, and what can be said about its decile. */
export interface SnapshotStep {
  readonly intakeId: string
  readonly snapshot: string
  /** The day the snapshot describes. */
  readonly asOf: string
  readonly recordedAt: Date
  readonly kinds: readonly string[]
  /** Where the family lived until this snapshot, when it moved. */
  readonly villageBefore: string | null
  /** Sealed values have neither side. */
  readonly fields: readonly ChangedField[]
  readonly persons: readonly {
    readonly personId: string
    readonly kinds: readonly string[]
    readonly fields: readonly ChangedField[]
  }[]
  readonly decile: DecileMovement
}

export interface ChangedField {
  readonly key: string
  readonly from?: unknown
  readonly to?: unknown
}

/**
 * Snapshots that changed something of a family, newest first, each with the explanation of its decile. One that changed
 * nothing, and one that was rolled back, is not among them. Whoever shows it writes down that the family was read.
 */
export async function snapshotHistoryOf(acting: Acting, familyId: string): Promise<readonly SnapshotStep[]> {
  const rows = await snapshotDifferences(acting, familyId)
  const bySnapshot = Map.groupBy(rows, ({ intake_id }) => intake_id)
  return [...bySnapshot].flatMap(([intakeId, some]) => {
    const [any] = some
    if (any === undefined) return []
    const family = some.find(({ person_id }) => person_id === null)
    const persons = some.flatMap((row) =>
      row.person_id === null
        ? []
        : [{ personId: row.person_id, kinds: row.kinds, fields: fieldsOf(row.fields) }],
    )
    const counted = (kind: string) => persons.filter(({ kinds }) => kinds.includes(kind)).length
    return [
      {
        intakeId,
        snapshot: any.snapshot,
        asOf: any.as_of,
        recordedAt: any.recorded_at,
        kinds: family?.kinds ?? [],
        villageBefore: family?.village_before ?? null,
        fields: fieldsOf(family?.fields ?? {}),
        persons,
        decile: explainDecile({
          decileBefore: family?.decile_before ?? null,
          decileAfter: family?.decile_after ?? null,
          familyFields: Object.keys(family?.fields ?? {}),
          memberFields: persons.flatMap(({ fields }) => fields.map(({ key }) => key)),
          membersCame: counted('new') + counted('moved'),
          membersLeft: counted('left'),
        }),
      },
    ]
  })
}

const sides = z.object({ from: z.unknown(), to: z.unknown() }).partial()

function fieldsOf(fields: Readonly<Record<string, unknown>>): ChangedField[] {
  return Object.entries(fields).map(([key, value]) => ({ key, ...sides.parse(value) }))
}
