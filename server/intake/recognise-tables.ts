import { createHash } from 'node:crypto'
import { headingsKey, type LayoutKey, layoutOf, recogniseLayout, recogniseMapped } from '@tanggap/core/intake'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import type { IntakeRow } from './intake.store.ts'
import { profileFor } from './profile.store.ts'
import type { FirstRows } from './tables.ts'

/** A table with its layout; without one somebody has to map it. */
export interface KnownTable {
  readonly sheet: string | null
  readonly layout: LayoutKey | null
  /** Column of the layout to its place; null where the headings themselves are known. */
  readonly mapping: Readonly<Record<string, number>> | null
  readonly profile: { readonly id: string; readonly version: number } | null
  /** Headings nobody asked for; their cells are not read. */
  readonly ignored: readonly string[]
}

/**
 * Recognises the tables of a file by their headings: a layout this office knows, else a mapping that was made for
 * these headings before, by this provider first. Of a workbook with a known sheet the others are left out and named.
 */
export async function knownTables(
  acting: Acting,
  intake: Pick<IntakeRow, 'provider' | 'kind'>,
  tables: readonly FirstRows[],
): Promise<Done<{ tables: readonly KnownTable[]; leftOut: readonly string[] }>> {
  const known: KnownTable[] = []
  const unknown: FirstRows[] = []
  for (const table of tables) {
    const recognised = recogniseLayout(table.headings)
    if (recognised.ok) {
      const { layout, ignored } = recognised
      known.push({ sheet: table.sheet, layout: layout.key, mapping: null, profile: null, ignored })
      continue
    }
    const remembered = await rememberedFor(acting, intake, table)
    if (remembered !== undefined) known.push(remembered)
    else if (recognised.refusal.code === 'intake.column-twice')
      return refused(recognised.refusal.code, { ...recognised.refusal })
    else unknown.push(table)
  }
  const [first] = unknown
  if (known.length > 0 || first === undefined)
    return done({ tables: known, leftOut: unknown.map(({ sheet }) => sheet ?? '') })
  // Fewer columns than anything that tells who is meant: no list of persons, whatever is mapped.
  const mappable = unknown.filter(({ headings }) => headings.filter((each) => each.trim() !== '').length >= 3)
  if (mappable.length === 0) {
    const recognised = recogniseLayout(first.headings)
    return recognised.ok
      ? refused('intake.empty')
      : refused(recognised.refusal.code, { ...recognised.refusal })
  }
  return done({
    tables: mappable.map(({ sheet }) => ({ sheet, layout: null, mapping: null, profile: null, ignored: [] })),
    leftOut: [],
  })
}

async function rememberedFor(
  acting: Acting,
  intake: Pick<IntakeRow, 'provider' | 'kind'>,
  { sheet, headings }: FirstRows,
): Promise<KnownTable | undefined> {
  const profile = await profileFor(acting, headingsHash(headings), intake.provider)
  if (profile === undefined) return undefined
  const recognised = recogniseMapped(layoutOf(profile.layout), profile.mapping, headings)
  if (!recognised.ok) return undefined
  return {
    sheet,
    layout: profile.layout,
    mapping: Object.fromEntries(recognised.places),
    profile: { id: profile.id, version: profile.version },
    ignored: recognised.ignored,
  }
}

export function headingsHash(headings: readonly string[]): string {
  return createHash('sha256').update(headingsKey(headings)).digest('hex')
}
