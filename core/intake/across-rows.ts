import { checkFamily, type FamilyFindingCode, type FamilyMember, similarName } from '../registry/index.ts'
import { type Problem, type ProblemCode, problem } from './problem.ts'

/**
 * What is compared between rows. NIK and card number are only compared with each other, so their blind indexes
 * serve as well as the numbers.
 */
export interface PersonKeys {
  readonly line: number
  /** Of all cells as read: two rows with the same are copies. */
  readonly fingerprint: string
  readonly nik?: string
  readonly card?: string
  readonly name?: string
  readonly isHead?: boolean
  /** What the structure of a family is judged by; whether somebody is the head is in it too. */
  readonly member?: FamilyMember
}

export interface FamilyKeys {
  readonly line: number
  readonly fingerprint: string
  readonly card?: string
}

/** What only the comparison of rows finds; it is found anew once rows were repaired. */
export const acrossCodes: readonly ProblemCode[] = [
  'duplicate.row',
  'duplicate.nik',
  'duplicate.card',
  'person.on_two_cards',
  'person.without_family',
  'person.family_has_error',
  'family.without_members',
  'family.no_head',
  'family.several_heads',
  'family.head_and_spouse_same_sex',
  'family.head_under_17',
  'family.spouse_not_married',
  'family.married_under_16',
  'family.child_too_old',
  'kk.equals_nik',
]

/** Problems by the line they are shown at. */
export type LineProblems = ReadonlyMap<number, readonly Problem[]>

/**
 * Checks of the individuals' file as a whole: a person is one, on one card, and a family has one head.
 * Nobody guesses which of two contradicting rows is right: both stay out until a person has decided.
 * A family that cannot be so is only a warning, for the visit repairs it.
 *
 * @param today on which ages are counted; without it only heads are
 * @param familyCards card numbers of the family file, when it has been read
 */
export function checkPersonsAcross(
  rows: readonly PersonKeys[],
  familyCards?: ReadonlySet<string>,
  today?: string,
): LineProblems {
  const found = new Findings()
  const originals = withoutCopies(rows, found)
  for (const group of grouped(originals, ({ nik }) => nik).values()) contradictions(group, found)
  for (const family of grouped(originals, ({ card }) => card).values()) {
    heads(family, found)
    if (today !== undefined) structure(family, today, found)
  }
  const cards = new Set([...(familyCards ?? []), ...originals.flatMap(({ card }) => card ?? [])])
  for (const { line, nik, card } of originals) {
    // Two swapped columns put a card number, which others of the family have too, where a NIK belongs.
    if (nik !== undefined && cards.has(nik)) found.add(line, 'kk.equals_nik')
    else if (card !== undefined && familyCards?.has(card) === false) found.add(line, 'person.without_family')
  }
  return found.byLine
}

/** @param personCards card numbers of the individuals' file, when it has been read */
export function checkFamiliesAcross(
  rows: readonly FamilyKeys[],
  personCards?: ReadonlySet<string>,
): LineProblems {
  const found = new Findings()
  const originals = withoutCopies(rows, found)
  for (const sameCard of grouped(originals, ({ card }) => card).values()) {
    if (sameCard.length > 1) for (const { line } of sameCard) found.add(line, 'duplicate.card')
  }
  for (const { line, card } of originals) {
    if (card !== undefined && personCards?.has(card) === false) found.add(line, 'family.without_members')
  }
  return found.byLine
}

/**
 * Whether a spreadsheet seems to have cut the sixteenth digit off all NIKs of a file: it keeps fifteen and
 * writes 0. Serials end in 0 once in ten; over half of twenty rows or more is no chance (p < 10⁻⁶).
 */
export function lastDigitsLookLost(endingInZero: number, total: number): boolean {
  return total >= 20 && endingInZero * 2 > total
}

class Findings {
  readonly byLine = new Map<number, Problem[]>()

  add(line: number, code: ProblemCode): void {
    this.byLine.set(line, [...(this.byLine.get(line) ?? []), problem(code)])
  }
}

function withoutCopies<Row extends { line: number; fingerprint: string }>(
  rows: readonly Row[],
  found: Findings,
): Row[] {
  const seen = new Set<string>()
  return rows.filter(({ line, fingerprint }) => {
    if (seen.has(fingerprint)) found.add(line, 'duplicate.row')
    return !seen.has(fingerprint) && seen.add(fingerprint)
  })
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string | undefined): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

/** Rows of one NIK: the same person twice on one card, the same person on two cards, or two persons. */
function contradictions(rows: readonly PersonKeys[], found: Findings): void {
  for (const [at, row] of rows.entries()) {
    const others = rows.filter((other) => other !== row)
    if (others.length === 0) return
    if (others.some((other) => !isSamePerson(row, other))) found.add(row.line, 'duplicate.nik')
    else if (others.some((other) => other.card !== row.card)) found.add(row.line, 'person.on_two_cards')
    else if (at > 0) found.add(row.line, 'duplicate.row')
  }
}

/** With the NIK equal already, a name as alike as 0.85 is another spelling of the same one. */
function isSamePerson(a: PersonKeys, b: PersonKeys): boolean {
  if (a.name === undefined || b.name === undefined) return true
  return similarName(a.name, b.name) >= 0.85
}

function heads(family: readonly PersonKeys[], found: Findings): void {
  const [first] = family
  if (first === undefined || family.some(({ isHead }) => isHead === undefined)) return
  const count = family.filter(({ isHead }) => isHead).length
  if (count === 0) found.add(first.line, 'family.no_head')
  if (count > 1) found.add(first.line, 'family.several_heads')
}

/** What else of a family cannot be so; said at the first of its rows, once for the family. */
function structure(family: readonly PersonKeys[], today: string, found: Findings): void {
  const [first] = family
  const members = family.flatMap(({ member }) => member ?? [])
  if (first === undefined || members.length < family.length) return
  for (const { code } of checkFamily(members, { today })) {
    const known = structureCodes[code]
    if (known !== undefined) found.add(first.line, known)
  }
}

/** Of the findings about a family those that are not said already. */
const structureCodes: Readonly<Partial<Record<FamilyFindingCode, ProblemCode>>> = {
  'family.head_and_spouse_same_sex': 'family.head_and_spouse_same_sex',
  'family.head_under_17': 'family.head_under_17',
  'family.spouse_not_married': 'family.spouse_not_married',
  'family.married_under_16': 'family.married_under_16',
  'family.child_too_old': 'family.child_too_old',
}
