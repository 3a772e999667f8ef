import { canonicalText } from '@tanggap/core/changes'
import { type Acting, done, refused } from '../plumbing/acting.ts'
import { openedProvider, openedRatified } from './layered-values.ts'
import { allLayers, familyRows, type LayerRow, memberRows, type Owner } from './registry.store.ts'

/** Every version of a family and its members, newest first, with what each changed. */
export async function familyHistory(acting: Acting, id: string) {
  const [family] = await familyRows(acting, [id])
  if (family === undefined) return refused('request.not-found')
  const members = await memberRows(acting, [id])
  const names = new Map(members.map(({ person_id, name }) => [person_id, name]))
  const ofFamily = await allLayers(acting, 'family', [id])
  const ofPersons = await allLayers(acting, 'person', [...names.keys()])
  await acting.record({
    action: 'registry.read-history',
    subject: 'family',
    ids: [id, ...names.keys()],
    village: family.village_code,
  })
  const versions = [
    ...described(acting, 'family', ofFamily, () => null),
    ...described(acting, 'person', ofPersons, (owner) => names.get(owner) ?? null),
  ]
  return done({ versions: versions.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)) })
}

function described(
  acting: Acting,
  owner: Owner,
  rows: readonly LayerRow[],
  nameOf: (owner: string) => string | null,
) {
  const chains = Map.groupBy(rows, (row) => `${row.owner_id} ${row.layer}`)
  return [...chains.values()].flatMap((chain) => {
    const inOrder = chain.toSorted((a, b) => a.version - b.version)
    return inOrder.map((row, at) => {
      const before = inOrder[at - 1]
      return {
        recordedAt: row.recorded_at.toISOString(),
        asOf: row.as_of,
        layer: row.layer,
        version: row.version,
        sourceName: row.source_name,
        personName: nameOf(row.owner_id),
        changed: changedKeys(
          before ? contentOf(acting, owner, before) : {},
          contentOf(acting, owner, row),
          before === undefined && row.layer === 'provider',
        ),
        first: before === undefined,
      }
    })
  })
}

function contentOf(acting: Acting, owner: Owner, row: LayerRow): Readonly<Record<string, unknown>> {
  return row.layer === 'provider' ? openedProvider(acting, owner, row) : openedRatified(acting, owner, row)
}

/** A first snapshot brings everything, so nothing of it has changed. */
function changedKeys(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  isFirstSnapshot: boolean,
): string[] {
  if (isFirstSnapshot) return []
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return keys.filter((key) => canonicalText(before[key] ?? null) !== canonicalText(after[key] ?? null))
}
