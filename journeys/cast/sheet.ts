/** A file of comma-separated cells as rows by heading, and back; cells hold no line breaks here. */
export type SheetRow = Record<string, string>

export function rowsOf(text: string): SheetRow[] {
  const [heading = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '')
  const names = cellsOf(heading.replace(/^\uFEFF/, ''))
  return lines.map((line) => {
    const cells = cellsOf(line)
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
  })
}

export function fileOf(rows: readonly SheetRow[]): string {
  const names = Object.keys(rows[0] ?? {})
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  return [line(names), ...rows.map((row) => line(names.map((name) => row[name] ?? '')))].join('\n')
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
