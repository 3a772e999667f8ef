/** Why a file cannot be read as a table; the contract has a sentence for each code. */
export type TableFaultCode =
  | 'intake.line-too-long'
  | 'intake.too-many-columns'
  | 'intake.workbook-broken'
  | 'intake.workbook-too-large'
  | 'intake.workbook-locked'
  | 'intake.workbook-entities'
  | 'intake.parquet-broken'
  | 'intake.parquet-groups-too-large'
  | 'intake.parquet-nested'

/** The file itself is at fault, not the machine: reading it again would end the same way. */
export class TableFault extends Error {
  readonly code: TableFaultCode
  readonly facts: Readonly<Record<string, unknown>>
  constructor(code: TableFaultCode, facts: Readonly<Record<string, unknown>> = {}) {
    super(`not readable as a table: ${code}`)
    this.code = code
    this.facts = facts
  }
}

/** More columns than any list of persons has; beyond it a file is not read. */
export const mostColumns = 1_000

/** Reads, and says of whatever a library throws at damaged bytes that the file is broken. */
export async function* orBroken<T>(rows: AsyncIterable<T>, code: TableFaultCode): AsyncIterable<T> {
  try {
    yield* rows
  } catch (fault) {
    throw fault instanceof TableFault || isOurs(fault) ? fault : new TableFault(code)
  }
}

/** A part that cannot be opened is the house's fault: the file must not be blamed for a lost disk. */
function isOurs(fault: unknown): boolean {
  return (
    fault instanceof Error &&
    'code' in fault &&
    typeof fault.code === 'string' &&
    /^E[A-Z]+$/.test(fault.code)
  )
}
