import { isDate } from '../calendar/index.ts'
import type { CodeList } from '../instrument/index.ts'
import { isVillageCode, parseBpsCode, parseRegionCode } from '../regions/index.ts'
import { type DigitsRefusal, parseFamilyCardNumber, parseNik } from '../registry/index.ts'
import { readCode } from './code-cells.ts'
import type { CodeSystem, Column } from './layout.ts'
import type { ProblemCode } from './problem.ts'

export type Value = string | number | readonly string[]

/** What a cell holds: perhaps a value, perhaps something wrong with it. An empty cell has neither. */
export interface ReadCell {
  readonly value?: Value
  readonly problems: readonly ProblemCode[]
}

export interface CellContext {
  readonly codeSystem: CodeSystem
  readonly codeLists: Readonly<Record<string, CodeList>>
  readonly today: string
  /** Ten-digit codes of the villages that exist today. */
  readonly villages?: ReadonlySet<string>
  /** Other codes of these villages: BPS's, and Kemendagri's from before a split, valid on the day of the file. */
  readonly otherVillageCodes?: ReadonlyMap<string, OtherVillageCode>
}

/** Which village of today a code of another list or of another time stands for. */
export interface OtherVillageCode {
  readonly village: string
  readonly system: 'bps' | 'kemendagri'
}

/**
 * Reads one cell by the kind of its column. Whether it may be empty is the row's affair. A formula is never
 * reckoned: what it would show is the spreadsheet's, not the provider's.
 */
export function readCell(column: Column, raw: string, context: CellContext): ReadCell {
  const text = unwrapped(raw.normalize('NFC').trim())
  if (/^[=@]|^\+\D/.test(text)) return wrong('cell.formula')
  switch (column.kind) {
    case 'nik':
      return readIdentity(text, 'nik')
    case 'familyCard':
      return readIdentity(text, 'kk')
    case 'name':
      return readName(text)
    case 'text':
      return text === '' || text === '-' ? nothing : { value: text, problems: [] }
    case 'texts':
      return text === '' ? nothing : { value: parts(text), problems: [] }
    case 'date':
      return readDate(text, context.today)
    case 'birthDate':
      return readBirthDate(text, context.today)
    case 'code':
      return readOne(text, column, context)
    case 'codes':
      return readSeveral(text, column, context)
    case 'integer':
    case 'decimal':
      return readNumber(text, column.kind)
    case 'latitude':
    case 'longitude':
      return readNumber(text, 'coordinate')
    case 'region':
      return readRegion(text)
    case 'village':
      return readVillage(text, context)
    case 'neighbourhood':
      return readNeighbourhood(text)
    case 'decile':
      return readDecile(text)
  }
}

/** ="3399…" is how spreadsheets are made to keep a number as text: no formula, the text itself. */
function unwrapped(text: string): string {
  return text.startsWith('="') && text.endsWith('"') ? text.slice(2, -1) : text
}

const nothing: ReadCell = { problems: [] }

function wrong(code: ProblemCode): ReadCell {
  return { problems: [code] }
}

function readIdentity(raw: string, kind: 'nik' | 'kk'): ReadCell {
  const parsed = kind === 'nik' ? parseNik(raw) : parseFamilyCardNumber(raw)
  if (!parsed.ok) return wrong(`${kind}.${lossOf(parsed.refusal)}`)
  return { value: 'nik' in parsed ? parsed.nik : parsed.number, problems: [] }
}

function lossOf(refusal: DigitsRefusal): 'empty' | 'scientific' | 'letters' | 'length' {
  switch (refusal.code) {
    case 'digits.empty':
      return 'empty'
    case 'digits.scientific':
      return 'scientific'
    case 'digits.letters':
      return 'letters'
    case 'digits.length':
      return 'length'
  }
}

function readName(text: string): ReadCell {
  if (!/\p{L}/u.test(text)) return wrong('name.empty')
  const odd = /\d|[^\p{L}\p{M}\s.,'’`\-()/]/u.test(text)
  return { value: text.replace(/\s+/g, ' '), problems: odd ? ['name.not_a_name'] : [] }
}

/** ISO, or day first as Indonesia writes it. A time behind the day, as spreadsheets add it, is dropped. */
function readDate(text: string, today: string): ReadCell {
  if (text === '' || text === '-') return nothing
  const bare = text.replace(/[T ]\d{2}:\d{2}(:\d{2})?.*$/, '')
  const [, day, month, year] = /^(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})$/.exec(bare) ?? []
  const date = year === undefined ? bare : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  if (!isDate(date)) return wrong('date.format')
  if (date > today) return wrong('date.future')
  return { value: date, problems: [] }
}

/** Old people's unknown days were written as 1 January, 1 July or 31 December, unknown years as 1900. */
function readBirthDate(text: string, today: string): ReadCell {
  const read = readDate(text, today)
  if (typeof read.value !== 'string') return read
  if (read.value.startsWith('1900-')) return { ...read, problems: ['date.year_1900'] }
  const typical = ['-01-01', '-07-01', '-12-31'].includes(read.value.slice(4))
  return typical ? { ...read, problems: ['date.day_unknown'] } : read
}

function readOne(text: string, column: Column, context: CellContext): ReadCell {
  if (text === '') return nothing
  const own = column.codes?.[text.replace(/^0+(?=\d)/, '')]
  if (own !== undefined) return { value: own, problems: [] }
  if (column.codes !== undefined) return wrong('code.unknown')
  const read = readCode(text, listOf(column, context), context.codeSystem)
  if (read.kind === 'unknown') return wrong('code.unknown')
  return { value: read.key, problems: read.ambiguous ? ['code.ambiguous'] : [] }
}

function readSeveral(text: string, column: Column, context: CellContext): ReadCell {
  if (text === '') return nothing
  const read = parts(text).map((part) => readOne(part, column, context))
  const problems = [...new Set(read.flatMap((cell) => cell.problems))]
  if (problems.includes('code.unknown')) return { problems }
  return { value: read.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])), problems }
}

function listOf({ name, codeList }: Column, { codeLists }: CellContext): CodeList {
  const list = codeList === undefined ? undefined : codeLists[codeList]
  if (list === undefined) throw new Error(`The column ${name} has no code list`)
  return list
}

function parts(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Both decimal signs are read; a point or comma before three digits of a whole number groups thousands. */
function readNumber(text: string, kind: 'integer' | 'decimal' | 'coordinate'): ReadCell {
  if (text === '') return nothing
  const whole = kind === 'integer' ? text.replace(/^(-?\d{1,3})((?:[.,]\d{3})+)$/, ungrouped) : text
  const bare = whole.replace(',', '.').replace(kind === 'integer' ? /\.0+$/ : /$^/, '')
  const fits = kind === 'integer' ? /^-?\d{1,15}$/ : /^-?\d{1,12}(\.\d+)?$/
  if (!fits.test(bare)) return wrong('number.format')
  const value = Number(bare)
  return value < 0 && kind !== 'coordinate' ? wrong('number.negative') : { value, problems: [] }
}

function ungrouped(_text: string, head: string, groups: string): string {
  return head + groups.replace(/[.,]/g, '')
}

/** Kemendagri's code or BPS's: a subdistrict has six digits in one and seven in the other. */
function readRegion(text: string): ReadCell {
  if (text === '') return nothing
  const parsed = parseRegionCode(text)
  if (parsed.ok) return { value: parsed.code, problems: [] }
  const bps = parseBpsCode(text)
  return bps.ok ? { value: bps.code, problems: [] } : wrong('region.format')
}

/**
 * A code that a village bears today is Kemendagri's; any other is looked for among the codes of BPS and of the past,
 * which have ten digits too.
 */
function readVillage(text: string, { villages, otherVillageCodes }: CellContext): ReadCell {
  if (text === '') return nothing
  const parsed = parseRegionCode(text)
  if (!parsed.ok || !isVillageCode(parsed.code)) return wrong('village.format')
  if (villages === undefined || villages.has(parsed.code)) return { value: parsed.code, problems: [] }
  const other = otherVillageCodes?.get(parsed.code)
  if (other === undefined) return wrong('village.unknown')
  return { value: other.village, problems: [other.system === 'bps' ? 'village.bps' : 'village.old_code'] }
}

function readNeighbourhood(text: string): ReadCell {
  if (text === '' || text === '-') return nothing
  const [, digits] = /^(?:r[tw]\.?\s*)?(\d{1,3})$/i.exec(text) ?? []
  return digits === undefined ? wrong('rt_rw.format') : { value: digits.padStart(3, '0'), problems: [] }
}

function readDecile(text: string): ReadCell {
  if (text === '' || text === '-') return wrong('decile.missing')
  return /^(10|[1-9])$/.test(text) ? { value: Number(text), problems: [] } : wrong('decile.range')
}
