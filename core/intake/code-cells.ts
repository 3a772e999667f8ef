import type { CodeList, Option } from '../instrument/index.ts'
import type { CodeSystem } from './layout.ts'

/**
 * Official code lists print several codes for one option ("01,02,03"), one code for several options ("5" for
 * both kinds of casual worker) and remarks in brackets. Reading therefore can be ambiguous; writing never is.
 */
export type ReadCode =
  | { readonly kind: 'option'; readonly key: string; readonly ambiguous: boolean }
  | { readonly kind: 'unknown' }

/**
 * Which option a code stands for. Codes of the file's own system win; an option without one is looked for under
 * the other system's code. Of several options with one code the one printed without a remark is the general one.
 */
export function readCode(cell: string, list: CodeList, system: CodeSystem): ReadCode {
  return readingOf(list, system).get(plain(cell)) ?? { kind: 'unknown' }
}

/** A file has a million coded cells and twenty lists: each list is turned round once. */
const readings = new WeakMap<CodeList, Map<CodeSystem, ReadonlyMap<string, ReadCode>>>()

function readingOf(list: CodeList, system: CodeSystem): ReadonlyMap<string, ReadCode> {
  const known = readings.get(list)?.get(system)
  if (known !== undefined) return known
  const reading = new Map([
    ...withoutCode(list),
    ...turnedRound(list, otherSystem(system)),
    ...turnedRound(list, system),
  ])
  readings.set(list, (readings.get(list) ?? new Map()).set(system, reading))
  return reading
}

/** An option that neither system codes is written by its key; "none of these" as 0, the habit of both systems. */
function withoutCode(list: CodeList): Map<string, ReadCode> {
  const uncoded = list.options.filter((option) => ownCode(option) === undefined)
  return new Map(
    uncoded.map(({ key }) => [plain(inventedCode(key)), { kind: 'option', key, ambiguous: false }]),
  )
}

function inventedCode(key: string): string {
  return key === 'none' ? '0' : key
}

function ownCode(option: Option): string | undefined {
  return printedCodes(option.regsosek2022)[0] ?? printedCodes(option.fasih2026)[0]
}

function turnedRound(list: CodeList, system: CodeSystem): Map<string, ReadCode> {
  const reading = new Map<string, ReadCode>()
  for (const code of new Set(list.options.flatMap((option) => codesOf(option, system)))) {
    const matching = list.options.filter((option) => codesOf(option, system).includes(code))
    const general = matching.find((option) => !option[system]?.includes('(')) ?? matching[0]
    if (general !== undefined) {
      reading.set(code, { kind: 'option', key: general.key, ambiguous: matching.length > 1 })
    }
  }
  return reading
}

/** The code under which an option is written. */
export function writeCode(key: string, list: CodeList, system: CodeSystem): string {
  const option = list.options.find((candidate) => candidate.key === key)
  if (option === undefined) throw new Error(`The code list has no option ${key}`)
  const [own] = printedCodes(option[system])
  const [other] = printedCodes(option[otherSystem(system)])
  return own ?? other ?? inventedCode(key)
}

function codesOf(option: Option, system: CodeSystem): string[] {
  return printedCodes(option[system]).map(plain)
}

function printedCodes(printed: string | null): string[] {
  const [codes = ''] = (printed ?? '').split('(')
  return codes
    .split(',')
    .map((code) => code.trim())
    .filter((code) => /^\d+[a-z]?$/.test(code))
}

/** Spreadsheets drop leading zeros: 01 and 1 are one code. Item 38's part a is written 38a or a. */
function plain(code: string): string {
  return code
    .trim()
    .toLowerCase()
    .replace(/^0+(?=\d)/, '')
    .replace(/^\d+(?=[a-z]$)/, '')
}

function otherSystem(system: CodeSystem): CodeSystem {
  return system === 'regsosek2022' ? 'fasih2026' : 'regsosek2022'
}
