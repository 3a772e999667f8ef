import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { problem, problemCodes } from '@tanggap/core/intake'
import pg from 'pg'
import { z } from 'zod'

/** By which rule a planted error should be seen; those not named here no rule of an intake can see. */
export const ruleFor: Readonly<Record<string, readonly string[]>> = {
  nik_15_digits: ['nik.length'],
  nik_17_digits: ['nik.length'],
  nik_letter_o: ['nik.letters'],
  nik_scientific: ['nik.scientific'],
  nik_placeholder: ['nik.serial_zero', 'nik.placeholder'],
  nik_kk_swapped: ['kk.equals_nik', 'kk.probably_nik'],
  nik_shared_by_two: ['duplicate.nik', 'person.on_two_cards'],
  person_on_two_cards: ['person.on_two_cards', 'duplicate.nik'],
  name_empty: ['name.empty'],
  birth_day_unknown: ['date.day_unknown'],
  birth_year_1900: ['date.year_1900'],
  birth_day_month_swapped: ['date.day_month_swapped'],
  sex_contradicts_nik: ['nik.sex_mismatch'],
  two_heads: ['family.several_heads'],
  no_head: ['family.no_head'],
  copied_row: ['duplicate.row'],
  old_village_code: ['village.unknown', 'village.by_name'],
  position_swapped: ['position.swapped'],
  position_zero: ['position.zero'],
  assets_all_zero: ['assets.all_zero'],
  decile_missing: ['decile.missing'],
  floor_area_in_rooms: ['floor_area.implausible'],
  spouse_as_child: ['family.child_too_old', 'family.spouse_not_married'],
}

/** Rules that find only some of what was planted: rooms may be as many as square metres, a spouse as young as a child. */
export const foundInPart: ReadonlySet<string> = new Set(['floor_area_in_rooms', 'spouse_as_child'])

/**
 * `otherwise`: several errors may befall one person, and a number of fifteen digits no longer contradicts a sex; such a
 * row is told of by the rule for the other error.
 */
export interface Score {
  planted: number
  found: number
  otherwise: number
}

export interface Recall {
  /** For each planted class: how many there are, of how many its rule says so, of how many only another rule does. */
  readonly classes: ReadonlyMap<string, Score>
  /** For each rule: of how many families it is said, and of how many without any such error planted. */
  readonly rules: ReadonlyMap<string, { said: number; unfounded: number }>
}

const truthLine = z.object({
  id: z.string(),
  planted: z.array(z.object({ code: z.string(), personId: z.string().optional() })),
})

/**
 * Holds what the rules said of a delivery against what was planted in it.
 *
 * @param truthPath `truth.jsonl` of the seed
 */
export async function recallOf(ownerUrl: string, intakeId: string, truthPath: string): Promise<Recall> {
  const codesOf = await codesByKey(ownerUrl, intakeId)
  const watched = new Map<string, Set<string>>()
  for (const [code, rules] of Object.entries(ruleFor))
    for (const rule of rules) watched.set(rule, (watched.get(rule) ?? new Set()).add(code))
  const classes = new Map<string, Score>()
  const rules = new Map<string, { said: number; unfounded: number }>()
  for await (const line of createInterface({ input: createReadStream(truthPath, 'utf8') })) {
    if (line === '') continue
    const { id, planted } = truthLine.parse(JSON.parse(line))
    for (const { code, personId } of planted) {
      const expected = ruleFor[code]
      if (expected === undefined) continue
      const score = classes.get(code) ?? { planted: 0, found: 0, otherwise: 0 }
      classes.set(code, score)
      score.planted += 1
      const said = codesOf.get(personId ?? id) ?? new Set()
      if (expected.some((rule) => said.has(rule))) score.found += 1
      else if (said.size > 0) score.otherwise += 1
    }
    for (const rule of codesOf.get(id) ?? []) {
      const causes = watched.get(rule)
      if (causes === undefined) continue
      const alarm = rules.get(rule) ?? { said: 0, unfounded: 0 }
      rules.set(rule, alarm)
      alarm.said += 1
      if (!planted.some(({ code }) => causes.has(code))) alarm.unfounded += 1
    }
  }
  return { classes, rules }
}

const serious = problemCodes().filter(
  (code) =>
    problem(code).severity !== 'info' && !['village.of_family', 'person.family_has_error'].includes(code),
)

/**
 * The errors and warnings said of each person and, together, of each family; mere information and what follows for a
 * member from the family's row stand aside. A person's key is the family's with a number behind.
 */
async function codesByKey(ownerUrl: string, intakeId: string): Promise<ReadonlyMap<string, Set<string>>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ source_key: string; code: string }>(
      `select distinct r.source_key, p ->> 'code' as code from intake_row r, jsonb_array_elements(r.problems) p
        where r.intake_id = $1 and r.source_key is not null and p ->> 'code' = any ($2)`,
      [intakeId, [...new Set([...Object.values(ruleFor).flat(), ...serious])]],
    )
    const codesOf = new Map<string, Set<string>>()
    for (const { source_key, code } of rows)
      for (const key of new Set([source_key, source_key.split('-').slice(0, 2).join('-')]))
        codesOf.set(key, (codesOf.get(key) ?? new Set()).add(code))
    return codesOf
  } finally {
    await client.end()
  }
}
