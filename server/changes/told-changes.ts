import { type ChangeKind, changeKinds, type Door, seesSpecific } from '@tanggap/core/changes'
import type { Acting } from '../plumbing/acting.ts'
import { findChanges, selectEvents } from './changes.store.ts'
import { openItems, shownTo } from './content.ts'
import { isKeptFrom } from './read-change.ts'

/** A change as the line of time of a family tells it: what, why, and who had which hand in it. */
export interface ToldChange {
  readonly id: string
  readonly number: string
  readonly kind: ChangeKind
  readonly door: Door
  readonly personId: string | null
  readonly explanation: string
  readonly items: readonly ReturnType<typeof shownTo>[]
  /** Oldest first. */
  readonly steps: readonly ToldStep[]
}

export interface ToldStep {
  readonly action: string
  readonly role: string
  readonly by: string
  readonly reason: string | null
  readonly at: Date
}

/** These changes with names, masked as this office may see them; those kept from it are absent. */
export async function toldChanges(
  acting: Acting,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ToldChange>> {
  const { tx, office, vault } = acting
  const rows = (await findChanges(tx, office.regency, ids)).filter(
    ({ kind }) => !isKeptFrom(office.role, kind),
  )
  const events = Map.groupBy(await selectEvents(tx, office.regency, ids), ({ change_id }) => change_id)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        number: row.number,
        kind: row.kind,
        door: row.door,
        personId: row.person_id,
        explanation:
          changeKinds[row.kind].village === 'never' && !seesSpecific(office.role) ? '' : row.explanation,
        items: openItems(vault, row).map((item) => shownTo(office.role, item)),
        steps: (events.get(row.id) ?? []).map(({ action, role, actor_name, reason, at }) => ({
          action,
          role,
          by: actor_name,
          reason,
          at,
        })),
      },
    ]),
  )
}
