import { assetColumns, type Column, dwellingColumns, personColumns } from './columns.ts'
import type { InventedFamily } from './invent-family.ts'
import { shareBelow } from './people/chance.ts'
import type { Dwelling, Person } from './people/family.ts'

type Meter = { readonly power: string; readonly idKind: string; readonly idNumber: string }
type Value = ReturnType<Column<unknown>['value']> | readonly Meter[]
type Answers = Record<string, Value>
type Differences = Record<string, { readonly recorded: Value; readonly true: Value }>

/**
 * What a facilitator would find at one place on the list, as the differences from the record; a member not
 * mentioned lives there as recorded. Keys and options are the questionnaire's.
 */
export interface TruthLine {
  readonly id: string
  readonly villageCode: string
  readonly finding: InventedFamily['truth']['finding']
  readonly sameAs?: string
  readonly planted: InventedFamily['record']['planted']
  readonly livesNow: InventedFamily['truth']['livesNow']
  /** The share of the regency's families that fare worse, 0 … 0.95. Invented, and known to nobody in the story. */
  readonly welfare: number
  readonly recordedDecile: number | null
  readonly absences: number
  readonly hides: boolean
  readonly headId: string | null
  /** Why someone recorded no longer belongs, by person id. */
  readonly gone: InventedFamily['truth']['gone']
  readonly newMembers: readonly (Answers & { readonly id: string })[]
  readonly family: Differences
  readonly members: Readonly<Record<string, Differences>>
  readonly position: { readonly lat: number; readonly lng: number }
}

export function truthOf(invented: InventedFamily): TruthLine {
  const { record, truth } = invented
  const { now } = truth
  const gone = { ...truth.gone }
  const members: Record<string, Differences> = {}
  for (const recorded of record.family.members) {
    const person = now.members.find((other) => other.id === recorded.id)
    if (person === undefined) {
      // Listed here and living with the neighbours.
      gone[recorded.id] ??= 'split_family_card'
      continue
    }
    const differences = differencesIn(personColumns, recorded, person)
    if (Object.keys(differences).length > 0) members[person.id] = differences
  }
  const family = {
    ...differencesIn(dwellingColumns, record.family, now),
    ...differencesIn(assetColumns, record.family, now),
  }
  if (record.family.dwelling.power !== now.dwelling.power) {
    family.electricityMeters = { recorded: metersOf(record.family.dwelling), true: metersOf(now.dwelling) }
  }
  if (record.family.address.rt !== now.address.rt) {
    family.rt = { recorded: record.family.address.rt, true: now.address.rt }
    family.rw = { recorded: record.family.address.rw, true: now.address.rw }
  }
  return {
    id: invented.id,
    villageCode: now.village.code,
    finding: truth.finding,
    ...(truth.sameAs !== undefined && { sameAs: truth.sameAs }),
    planted: record.planted,
    livesNow: truth.livesNow,
    welfare: shareBelow(now.welfare),
    recordedDecile: record.decile,
    absences: truth.absences,
    hides: truth.hides,
    headId: now.members.find((person) => person.relation === 'head')?.id ?? null,
    gone,
    newMembers: truth.newcomers.flatMap((id) =>
      now.members.filter((person) => person.id === id).map(answersOf),
    ),
    family,
    members,
    position: { lat: now.lat, lng: now.lng },
  }
}

export function truthLine(invented: InventedFamily): string {
  return JSON.stringify(truthOf(invented))
}

function answersOf(person: Person): Answers & { readonly id: string } {
  const answers: Answers = {}
  for (const column of personColumns) {
    const value = column.value(person)
    if (column.key !== undefined && value !== null) answers[column.key] = value
  }
  return { ...answers, id: person.id }
}

function differencesIn<Source>(
  columns: readonly Column<Source>[],
  recorded: Source,
  now: Source,
): Differences {
  const found: Differences = {}
  for (const column of columns) {
    const [before, after] = [column.value(recorded), column.value(now)]
    if (column.key === undefined || same(before, after)) continue
    found[column.key] = { recorded: before, true: after }
  }
  return found
}

/** The questionnaire asks power and number of each meter together; an invented family has one at most. */
function metersOf({ power, meterId }: Dwelling): readonly Meter[] {
  if (power === null || meterId === null) return []
  return [{ power, idKind: meterId.length === 12 ? 'customer' : 'meter', idNumber: meterId }]
}

function same(a: Value, b: Value): boolean {
  if (a === b) return true
  return Array.isArray(a) && Array.isArray(b) && a.join() === b.join()
}
