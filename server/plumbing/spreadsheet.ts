/**
 * A text that a spreadsheet would run as a formula is given an apostrophe (ASVS 5.0, 1.2.10), a second line
 * in it or not. For every cell of every file that leaves the house.
 */
export function defused(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
}

/** One line of CSV as RFC 4180 has it, with its end; every cell defused. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(defused(cell))).join(',')}\r\n`
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
