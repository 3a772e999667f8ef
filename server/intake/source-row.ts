/** A row as it was cut from a file: cells in the order of the headings. */
export interface SourceRow {
  /** Where the row begins in its file or sheet, counted from 1, as an editor shows it. */
  readonly line: number
  readonly cells: readonly string[]
}
