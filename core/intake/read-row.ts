import type { Answers, AnswerValue, Row } from '../instrument/index.ts'
import type { Column, Layout } from './layout.ts'
import { type Problem, type ProblemCode, problem } from './problem.ts'
import { type CellContext, readCell, type Value } from './read-cell.ts'
import { type RowFacts, type RowProblem, rowProblems } from './row-rules.ts'

export interface ReadRow {
  /** By the questionnaire's keys; a variable that is empty or unreadable is absent. */
  readonly values: Answers
  readonly problems: readonly Problem[]
}

export interface RowContext extends Omit<CellContext, 'codeSystem'>, RowFacts {
  /** Code by name, in capitals, of the villages whose name no other village of the regency bears. */
  readonly villageNames?: ReadonlyMap<string, string>
  /** By BPS's seven digits of a subdistrict, its villages: code by name, in capitals. */
  readonly bpsSubdistricts?: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The day the file describes. */
  readonly asOf: string
}

/** Reads rows of one file: cells by their place in it. Where a known column is not in the file, there is no place. */
export type RowReader = (cells: readonly string[]) => ReadRow

/**
 * A reader of rows: coded cells become the questionnaire's keys, and everything wrong with a row is said with a
 * sentence. A row with an error is not accepted; all others are, with their warnings.
 *
 * A file has a hundred million cells and few different ones: what a cell of a short column reads as is kept, within
 * bounds, so that it is worked out once.
 *
 * @param places where each column of the layout stands, by its name; see `recogniseLayout`
 */
export function rowReader(
  layout: Layout,
  places: ReadonlyMap<string, number>,
  context: RowContext,
): RowReader {
  const cellContext = { ...context, codeSystem: layout.codeSystem }
  const columnOf = new Map(layout.columns.map((column) => [column.key, column.name]))
  const cells = layout.columns.flatMap((column) => {
    const place = places.get(column.name)
    return place === undefined
      ? []
      : [{ place, key: column.key, read: cellReader(column, cellContext, layout.unit) }]
  })
  const villagePlace = cells.find(({ key }) => key === 'village')?.place ?? -1
  return (row) => {
    const values: Record<string, Value> = {}
    const problems: Problem[] = []
    for (const { place, key, read } of cells) {
      const cell = read(row[place] ?? '')
      if (cell.value !== undefined) values[key] = cell.value
      if (cell.problems.length > 0) problems.push(...cell.problems)
    }
    const village = problems.findIndex(({ code }) => code === 'village.unknown')
    if (village >= 0) replaceVillage(values, problems, village, layout, row[villagePlace] ?? '', context)
    const found = rowProblems(values, context)
    for (const { code, key } of found) problems.push(problem(code, columnOf.get(key)))
    return { values: composed(values, context.asOf, found), problems }
  }
}

/**
 * Reads one row whose cells are known by the official names of their columns.
 *
 * @param cells by official column name; see `cellsOf`
 */
export function readRow(
  layout: Layout,
  cells: Readonly<Record<string, string>>,
  context: RowContext,
): ReadRow {
  const names = Object.keys(cells)
  return rowReader(layout, new Map(names.map((name, place) => [name, place])), context)(Object.values(cells))
}

/**
 * A code that is not in the table is no mistake about the village: its name still tells which one it is, within the
 * subdistrict where the code is BPS's. A person lives where the family does, whatever their own row says.
 */
function replaceVillage(
  values: Record<string, Value>,
  problems: Problem[],
  at: number,
  { unit }: Layout,
  raw: string,
  { villageNames, bpsSubdistricts }: RowContext,
): void {
  const column = problems[at]?.column
  const subdistrict = bpsSubdistricts?.get(raw.trim().slice(0, 7))
  if (unit === 'person') {
    // A whole extract may be written in BPS's codes: that is no remark about each of its persons.
    if (subdistrict !== undefined) problems.splice(at, 1)
    else problems[at] = problem('village.of_family', column)
    return
  }
  const name = typeof values.villageName === 'string' ? values.villageName.toUpperCase() : ''
  const ofBps = subdistrict?.get(name)
  const code = ofBps ?? villageNames?.get(name)
  if (code === undefined) return
  values.village = code
  problems[at] = problem(ofBps === undefined ? 'village.by_name' : 'village.bps', column)
}

/** Said of the family once, and not of each of its members, who live where it does. */
const ofFamily: ReadonlySet<ProblemCode> = new Set(['village.bps', 'village.old_code'])

interface CellFound {
  readonly value?: Value | undefined
  readonly problems: readonly Problem[]
}

/** Numbers and names of persons differ from row to row; remembering them would only fill memory. */
const differs: ReadonlySet<Column['kind']> = new Set([
  'nik',
  'familyCard',
  'name',
  'text',
  'texts',
  'latitude',
  'longitude',
])
const cellsKept = 20_000

function cellReader(
  column: Column,
  context: CellContext & { readonly codeSystem: Layout['codeSystem'] },
  unit: Layout['unit'],
): (raw: string) => CellFound {
  const read = (raw: string): CellFound => {
    const { value, problems } = readCell(column, raw, context)
    const found = problems
      .filter((code) => unit !== 'person' || !ofFamily.has(code))
      .map((code) => problem(code, column.name))
    if (isMissing(column, value, problems)) found.push(problem('cell.empty', column.name))
    return { value, problems: found }
  }
  if (differs.has(column.kind)) return read
  const kept = new Map<string, CellFound>()
  return (raw) => {
    const known = kept.get(raw)
    if (known !== undefined) return known
    const cell = read(raw)
    if (kept.size >= cellsKept) kept.clear()
    kept.set(raw, cell)
    return cell
  }
}

/** Whether the row is accepted: warnings and information let it in. */
export function isAccepted(problems: readonly Problem[]): boolean {
  return problems.every(({ severity }) => severity !== 'error')
}

function isMissing(column: Column, value: Value | undefined, problems: readonly ProblemCode[]): boolean {
  return column.need === 'filled' && value === undefined && problems.length === 0
}

/** Columns that are one answer together: a position, and each meter with its power and number. */
function composed(read: Record<string, Value>, asOf: string, found: readonly RowProblem[]): Answers {
  const { latitude, longitude, installedPower, meterNumbers } = read
  if (
    latitude === undefined &&
    longitude === undefined &&
    installedPower === undefined &&
    meterNumbers === undefined
  )
    return read
  const values: Record<string, AnswerValue> = {}
  for (const key in read) {
    const value = read[key]
    if (value !== undefined && !parts.has(key)) values[key] = value
  }
  const meters = metersOf(installedPower, meterNumbers)
  if (meters.length > 0) values.electricityMeters = meters
  const misplaced = found.some(({ code }) => code === 'position.zero' || code === 'position.swapped')
  if (!misplaced && typeof latitude === 'number' && typeof longitude === 'number') {
    const day = typeof read.recordedOn === 'string' ? read.recordedOn : asOf
    values.position = positionAt(latitude, longitude, day)
  }
  return values
}

const parts: ReadonlySet<string> = new Set(['latitude', 'longitude', 'installedPower', 'meterNumbers'])

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
