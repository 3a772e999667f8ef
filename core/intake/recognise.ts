import type { Bilingual } from '../instrument/index.ts'
import type { Column, Layout, LayoutKey } from './layout.ts'
import { layouts } from './layouts.ts'

export type Recognised =
  | {
      readonly ok: true
      readonly layout: Layout
      /** Where each known column stands in the file. */
      readonly places: ReadonlyMap<string, number>
      /** Headings nobody asked for; their cells are not read. */
      readonly ignored: readonly string[]
    }
  | { readonly ok: false; readonly refusal: LayoutRefusal }

export type LayoutRefusal =
  | { readonly code: 'intake.empty'; readonly sentence: Bilingual }
  | {
      readonly code: 'intake.columns-missing' | 'intake.column-twice'
      /** The layout the file resembles most. */
      readonly nearest: LayoutKey
      readonly columns: readonly string[]
      readonly sentence: Bilingual
    }
  | {
      readonly code: 'intake.layout-unknown'
      readonly unknown: readonly string[]
      readonly sentence: Bilingual
    }

/** Recognises a file by its header. The order of columns, case, spaces and a byte-order mark say nothing. */
export function recogniseLayout(header: readonly string[]): Recognised {
  const headings = header.map(bareHeading)
  if (headings.every((heading) => heading === ''))
    return refuse({ code: 'intake.empty', sentence: emptyFile })
  const candidates = layouts.map((layout) => ({ layout, known: knownColumns(layout, headings).length }))
  const [fitting] = candidates
    .filter(({ layout }) => missingColumns(layout, headings).length === 0)
    .toSorted((a, b) => b.known - a.known)
  if (fitting !== undefined) return fit(fitting.layout, header, headings)
  const [best] = candidates.toSorted(
    (a, b) => b.known / b.layout.columns.length - a.known / a.layout.columns.length,
  )
  if (best === undefined || best.known < 3) return unknownLayout(header)
  return fit(best.layout, header, headings)
}

/**
 * Reads a file by a mapping somebody made: for each column of the layout the heading under which it stands. Columns
 * without a heading are left out, those the layout cannot do without may not be.
 */
export function recogniseMapped(
  layout: Layout,
  mapping: Readonly<Record<string, string>>,
  header: readonly string[],
): Recognised {
  const headings = header.map(bareHeading)
  const places = new Map<string, number>()
  for (const { name } of layout.columns) {
    const heading = mapping[name]
    const place = heading === undefined ? -1 : headings.indexOf(bareHeading(heading))
    if (place >= 0) places.set(name, place)
  }
  const missing = layout.columns.filter(({ name, need }) => need === 'filled' && !places.has(name))
  if (missing.length > 0) return columnRefusal('intake.columns-missing', layout, missing)
  const used = [...places.values()]
  const twice = layout.columns.filter(({ name }) => {
    const place = places.get(name)
    return place !== undefined && used.filter((other) => other === place).length > 1
  })
  if (twice.length > 0) return columnRefusal('intake.column-twice', layout, twice)
  return { ok: true, layout, places, ignored: header.filter((_, place) => !used.includes(place)) }
}

/** What is already known of a file's headings, for a layout: where mapping begins. */
export function suggestMapping(layout: Layout, header: readonly string[]): Readonly<Record<string, string>> {
  const headings = header.map(bareHeading)
  return Object.fromEntries(
    knownColumns(layout, headings).flatMap((column) => {
      const heading = header[headings.findIndex((each) => namesOf(column).includes(each))]
      return heading === undefined ? [] : [[column.name, heading]]
    }),
  )
}

/** Headings as they are compared, whatever their order: a profile is found again by them. */
export function headingsKey(header: readonly string[]): string {
  return header.map(bareHeading).toSorted().join('\n')
}

function missingColumns(layout: Layout, headings: readonly string[]): Column[] {
  return layout.columns.filter(
    (column) => column.need !== 'optional' && !headings.some((heading) => namesOf(column).includes(heading)),
  )
}

function fit(layout: Layout, header: readonly string[], headings: readonly string[]): Recognised {
  const twice = knownColumns(layout, headings).filter(
    (column) => headings.filter((heading) => namesOf(column).includes(heading)).length > 1,
  )
  if (twice.length > 0) return columnRefusal('intake.column-twice', layout, twice)
  const missing = missingColumns(layout, headings)
  if (missing.length > 0) return columnRefusal('intake.columns-missing', layout, missing)
  const places = new Map<string, number>()
  for (const column of knownColumns(layout, headings)) {
    places.set(
      column.name,
      headings.findIndex((heading) => namesOf(column).includes(heading)),
    )
  }
  const read = new Set(places.values())
  return { ok: true, layout, places, ignored: header.filter((_, place) => !read.has(place)) }
}

/** Picks the cells of the known columns out of one row; a short row has empty cells at its end. */
export function cellsOf(
  row: readonly string[],
  places: ReadonlyMap<string, number>,
): Readonly<Record<string, string>> {
  return Object.fromEntries([...places].map(([name, place]) => [name, row[place] ?? '']))
}

function knownColumns(layout: Layout, headings: readonly string[]): Column[] {
  return layout.columns.filter((column) => namesOf(column).some((name) => headings.includes(name)))
}

const bareNames = new WeakMap<Column, readonly string[]>()

function namesOf(column: Column): readonly string[] {
  const known = bareNames.get(column)
  if (known !== undefined) return known
  const names = [column.name, ...(column.alsoCalled ?? [])].map(bareHeading)
  bareNames.set(column, names)
  return names
}

function bareHeading(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^"|"$/g, '')
    .toLowerCase()
    .replace(/[\s_\-/]+/g, '_')
}

function columnRefusal(
  code: 'intake.columns-missing' | 'intake.column-twice',
  layout: Layout,
  columns: readonly Column[],
): Recognised {
  const names = columns.map(({ name }) => name)
  const list = names.join(', ')
  const sentence =
    code === 'intake.columns-missing'
      ? {
          id: `Berkas ini mirip "${layout.title.id}", tetapi kolom berikut tidak ada: ${list}. Tidak ada yang disimpan.`,
          en: `This file resembles "${layout.title.en}", but these columns are missing: ${list}. Nothing was kept.`,
        }
      : {
          id: `Kolom berikut ada lebih dari satu kali: ${list}. Hapus salah satunya lalu unggah lagi.`,
          en: `These columns stand more than once: ${list}. Remove one of them and upload again.`,
        }
  return refuse({ code, nearest: layout.key, columns: names, sentence })
}

function unknownLayout(header: readonly string[]): Recognised {
  const names = layouts.map(({ fileName }) => fileName).join(', ')
  return refuse({
    code: 'intake.layout-unknown',
    unknown: header,
    sentence: {
      id: `Judul kolom berkas ini tidak dikenal. Yang dapat diterima: ${names}. Pastikan baris pertama berisi judul kolom.`,
      en: `The column headings of this file are unknown. Accepted are: ${names}. Make sure the first row holds the headings.`,
    },
  })
}

const emptyFile: Bilingual = {
  id: 'Berkas ini kosong. Periksa apakah berkas yang benar sudah dipilih.',
  en: 'This file is empty. Check that the right file was chosen.',
}

function refuse(refusal: LayoutRefusal): Recognised {
  return { ok: false, refusal }
}
