import type { Answers, AnswerValue, Row } from '../instrument/index.ts'
import type { Column, Layout } from './layout.ts'
import { type Problem, type ProblemCode, problem } from './problem.ts'
import { type CellContext, readCell, type Value } from './read-cell.ts'
import { type RowFacts, rowProblems } from './row-rules.ts'

export interface ReadRow {
  /** By the questionnaire's keys; a variable that is empty or unreadable is absent. */
  readonly values: Answers
  readonly problems: readonly Problem[]
}

export interface RowContext extends Omit<CellContext, 'codeSystem'>, RowFacts {
  /** The day the file describes. */
  readonly asOf: string
}

/**
 * Reads one row: coded cells become the questionnaire's keys, and everything wrong with it is said with a
 * sentence. A row with an error is not accepted; all others are, with their warnings.
 *
 * @param cells by official column name; see `cellsOf`
 */
export function readRow(
  layout: Layout,
  cells: Readonly<Record<string, string>>,
  context: RowContext,
): ReadRow {
  const values: Record<string, Value> = {}
  const problems: Problem[] = []
  for (const column of layout.columns) {
    const raw = cells[column.name]
    if (raw === undefined) continue
    const cell = readCell(column, raw, { ...context, codeSystem: layout.codeSystem })
    if (cell.value !== undefined) values[column.key] = cell.value
    problems.push(...cell.problems.map((code) => problem(code, column.name)))
    if (isMissing(column, cell.value, cell.problems)) problems.push(problem('cell.empty', column.name))
  }
  const found = rowProblems(values, context)
  const columnOf = new Map(layout.columns.map((column) => [column.key, column.name]))
  problems.push(...found.map(({ code, key }) => problem(code, columnOf.get(key))))
  return { values: composed(values, context.asOf, new Set(found.map(({ code }) => code))), problems }
}

/** Whether the row is accepted: warnings and information let it in. */
export function isAccepted(problems: readonly Problem[]): boolean {
  return problems.every(({ severity }) => severity !== 'error')
}

function isMissing(column: Column, value: Value | undefined, problems: readonly ProblemCode[]): boolean {
  return column.need === 'filled' && value === undefined && problems.length === 0
}

/** Columns that are one answer together: a position, and each meter with its power and number. */
function composed(
  { latitude, longitude, installedPower, meterNumbers, ...values }: Readonly<Record<string, Value>>,
  asOf: string,
  found: ReadonlySet<ProblemCode>,
): Answers {
  const meters = metersOf(installedPower, meterNumbers)
  const position = found.has('position.zero') || found.has('position.swapped') ? undefined : latitude
  const day = typeof values.recordedOn === 'string' ? values.recordedOn : asOf
  return {
    ...values,
    ...(meters.length > 0 && { electricityMeters: meters }),
    ...(typeof position === 'number' &&
      typeof longitude === 'number' && { position: positionAt(position, longitude, day) }),
  }
}

/** Nobody knows how the provider measured it, so it counts as typed by hand on the day of recording. */
function positionAt(lat: number, lon: number, day: string): AnswerValue {
  return { lat, lon, accuracyMetres: null, mode: 'manual', takenAt: `${day}T00:00:00.000Z` }
}

function metersOf(powers: Value | undefined, numbers: Value | undefined): readonly Row[] {
  const power = Array.isArray(powers) ? powers : []
  const number = Array.isArray(numbers) ? numbers : []
  return Array.from({ length: Math.max(power.length, number.length) }, (_, at) => ({
    ...(power[at] !== undefined && { power: power[at] }),
    ...idOf(number[at]),
  }))
}

/** A customer id has 12 digits, a meter number 11; anything else is left out and reported. */
function idOf(number: string | undefined): Row {
  if (number === undefined || !/^\d{11,12}$/.test(number)) return {}
  return { idKind: number.length === 12 ? 'customer' : 'meter', idNumber: number }
}
