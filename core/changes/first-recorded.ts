import type { Bilingual } from '../instrument/index.ts'
import { type ChangeKind, changeKinds } from './kinds.ts'
import type { ChangeItem } from './propose.ts'

/**
 * Whether a value is recorded for the first time (baru dicatat): the register held nothing. What DTSEN never
 * carried says nothing against the register when a visit asks it; only a value that was other is a correction.
 */
export function isFirstRecorded({ from }: Pick<ChangeItem, 'from'>): boolean {
  return from === null || from === undefined || from === ''
}

/**
 * Corrected values, and those recorded for the first time, each in its order. An event has no former value, so
 * all it says stands with the first. Where values may be hidden, `isFirst` asks what was said before hiding.
 */
export function itemsApart<Item extends Pick<ChangeItem, 'from'>>(
  kind: ChangeKind,
  items: readonly Item[],
  isFirst: (item: Item) => boolean = isFirstRecorded,
): { readonly corrected: readonly Item[]; readonly firstRecorded: readonly Item[] } {
  if (firstTitles[kind] === undefined) return { corrected: items, firstRecorded: [] }
  return {
    corrected: items.filter((item) => !isFirst(item)),
    firstRecorded: items.filter((item) => isFirst(item)),
  }
}

/** What a change is called: one that corrects nothing and only records what was empty is not called a correction. */
export function titleOfChange(kind: ChangeKind, correctsAny: boolean): Bilingual {
  return (correctsAny ? undefined : firstTitles[kind]) ?? changeKinds[kind].title
}

/** The kinds that are made of values, when none of their values was recorded before. */
const firstTitles: Partial<Readonly<Record<ChangeKind, Bilingual>>> = {
  correct_values: { id: 'Isian keluarga baru dicatat', en: 'Values recorded for the first time' },
  correct_health: {
    id: 'Data kesehatan/disabilitas baru dicatat',
    en: 'Health or disability data recorded for the first time',
  },
}
