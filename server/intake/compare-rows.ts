import { localDay } from '@tanggap/core/calendar'
import {
  checkFamiliesAcross,
  checkPersonsAcross,
  type LineProblems,
  type PersonKeys,
} from '@tanggap/core/intake'
import type { FamilyMember, Relationship } from '@tanggap/core/registry'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import {
  addProblems,
  cardsAmong,
  type FoundProblem,
  holdBackMembers,
  type PersonKeysRow,
  suspectFamilies,
  suspectPersons,
} from './staging.store.ts'

/**
 * The checks between rows. The database finds the rows that may contradict others, core decides about them, so
 * that memory holds the doubtful few and never the whole delivery.
 */
export async function compareRows(
  acting: Acting,
  intakeId: string,
  kind: 'dtsen' | 'recipients',
): Promise<void> {
  const today = localDay(acting.now)
  const unit = kind === 'dtsen' ? 'person' : 'recipient'
  const persons = await suspectPersons(acting, intakeId, unit, today)
  const numbers = persons.flatMap(({ nik, card }) => [nik, card]).filter((number) => number !== null)
  const familyCards = kind === 'dtsen' ? await cardsAmong(acting, intakeId, 'family', numbers) : undefined
  const personKeys = persons.map((row, at) => ({
    line: at,
    fingerprint: row.fingerprint,
    ...(row.nik !== null && { nik: row.nik }),
    ...(row.card !== null && { card: row.card }),
    ...(row.name !== null && { name: row.name }),
    ...memberOf(row, unit),
  }))
  await addProblems(acting, intakeId, placed(persons, checkPersonsAcross(personKeys, familyCards, today)))
  if (kind === 'recipients') return

  const families = await suspectFamilies(acting, intakeId)
  const cards = families.map(({ card }) => card).filter((card) => card !== null)
  const personCards = await cardsAmong(acting, intakeId, 'person', cards)
  const familyKeys = families.map((row, at) => ({
    line: at,
    fingerprint: row.fingerprint,
    ...(row.card !== null && { card: row.card }),
  }))
  await addProblems(acting, intakeId, placed(families, checkFamiliesAcross(familyKeys, personCards)))
  await holdBackMembers(acting, intakeId, 'person.family_has_error')
}

/** A recipient list says nothing of families. */
function memberOf(row: PersonKeysRow, unit: 'person' | 'recipient'): Pick<PersonKeys, 'isHead' | 'member'> {
  if (unit === 'recipient') return {}
  const member = memberSchema.parse(row)
  return { isHead: member.relationship === 'head', member }
}

const relationships: readonly Relationship[] = [
  'head',
  'spouse',
  'child',
  'child_in_law',
  'grandchild',
  'parent',
  'parent_in_law',
  'other_relative',
  'domestic_worker',
  'other',
]

/** What was staged of a person, as the structure of a family is judged by it. */
const memberSchema = z
  .object({
    relationship: z.enum(relationships).catch('other'),
    sex: z.enum(['male', 'female']).optional().catch(undefined),
    birth: z.string().nullable(),
    marital: z.enum(['single', 'married', 'divorced', 'widowed']).optional().catch(undefined),
  })
  .transform(
    ({ relationship, sex, birth, marital }): FamilyMember => ({
      relationship,
      ...(sex !== undefined && { sex }),
      ...(birth !== null && { birthDate: birth }),
      ...(marital !== undefined && { maritalStatus: marital }),
    }),
  )

/** Several files have a line 7; core is given places in the list, and this gives them back their file and line. */
function placed(
  rows: readonly { readonly file_id: string; readonly line: number }[],
  found: LineProblems,
): FoundProblem[] {
  return [...found].flatMap(([at, problems]) => {
    const row = rows[at]
    if (row === undefined) return []
    const severities = problems.map(({ severity }) => severity)
    const severity = severities.includes('error')
      ? 'error'
      : severities.includes('warning')
        ? 'warning'
        : 'info'
    return [{ fileId: row.file_id, line: row.line, codes: problems.map(({ code }) => code), severity }]
  })
}
