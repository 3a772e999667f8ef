/** A code of a village as somebody typed or pasted it. */
export interface CodeLine {
  readonly system: 'bps' | 'kemendagri'
  readonly code: string
  readonly village: string
  readonly validFrom: string
  readonly validTo: string | null
}

/** One entry a line with text, cut at semicolon, comma or tab; nothing where a line cannot be read. */
export function readCodeLines(text: string): readonly (CodeLine | undefined)[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [system, code, village, from, to] = line.split(/[;,\t]/).map((cell) => cell.trim())
      const known = (['bps', 'kemendagri'] as const).find((one) => one === system?.toLowerCase())
      const digits = [code, village].map((cell) => cell?.replaceAll('.', '') ?? '')
      const [bare = '', of = ''] = digits
      if (known === undefined || digits.some((cell) => !/^\d{10}$/.test(cell)) || !isDay(from))
        return undefined
      if (to !== undefined && to !== '' && !isDay(to)) return undefined
      return { system: known, code: bare, village: of, validFrom: from, validTo: to || null }
    })
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
