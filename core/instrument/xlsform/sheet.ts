/** One sheet of a workbook as text: the first row holds the headings. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** One row read by its headings, with where it stands, so that a sentence can point at it. */
export interface SheetRow {
  readonly sheet: string
  /** As the spreadsheet counts: the headings are row 1. */
  readonly number: number
  /** The trimmed text under a heading; empty when the column or the cell is not there. */
  cell(heading: string): string
}

/** The rows of a sheet that hold anything, or none when there is no such sheet. Headings ignore letter case. */
export function rowsOf(sheets: readonly Sheet[], name: string): readonly SheetRow[] {
  const sheet = sheets.find((one) => one.name.trim().toLowerCase() === name)
  const [headings = [], ...rows] = sheet?.rows ?? []
  const places = new Map(headings.map((heading, place) => [canonicalHeading(heading), place]))
  return rows.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const cell = (heading: string) => cells[places.get(heading) ?? -1]?.trim() ?? ''
    return [{ sheet: name, number: index + 2, cell }]
  })
}

/** The headings of a sheet as `canonicalHeading` writes them. */
export function headingsOf(sheets: readonly Sheet[], name: string): readonly string[] {
  const sheet = sheets.find((one) => one.name.trim().toLowerCase() === name)
  return (sheet?.rows[0] ?? []).map(canonicalHeading).filter((heading) => heading !== '')
}

/**
 * `label::Bahasa Indonesia (id)`, `Label::id` and plain `label` are one heading: `label::id`. A text without a
 * language is taken as Indonesian, which is what people see first.
 */
export function canonicalHeading(heading: string): string {
  const [column = '', language] = heading.trim().toLowerCase().split(/::?/)
  if (!translated.includes(column)) return heading.trim().toLowerCase()
  if (language === undefined) return `${column}::id`
  const code = /\(([a-z]{2,3})\)\s*$/.exec(language)?.[1] ?? language.trim()
  return `${column}::${code === 'english' ? 'en' : code}`
}

const translated: readonly string[] = [
  'label',
  'hint',
  'guidance_hint',
  'constraint_message',
  'message',
  'why',
]

/** The heading of a translated column as other XLSForm tools expect it. */
export function translatedHeadings(column: string): readonly [id: string, en: string] {
  return [`${column}::Bahasa Indonesia (id)`, `${column}::English (en)`]
}

/** A sheet written from records; a missing cell is empty. */
export function sheetOf(
  name: string,
  headings: readonly string[],
  records: readonly Readonly<Record<string, string | undefined>>[],
): Sheet {
  return { name, rows: [headings, ...records.map((record) => headings.map((one) => record[one] ?? ''))] }
}
