/**
 * The errors that real lists carry, each planted at a known rate so that what finds them can be measured.
 * `rate` is the share of those the error can befall (`among`); what was planted where is in `truth.jsonl`.
 */
export interface PlantedError {
  readonly code: string
  readonly file: 'keluarga' | 'individu' | 'penerima'
  readonly among: string
  readonly rate: number
  readonly description: string
}

export const PLANTED_ERRORS = [
  // Who is who. The first six of these, and `nik_shared_by_two`, never meet in one person.
  {
    code: 'nik_15_digits',
    file: 'individu',
    among: 'persons',
    rate: 0.0015,
    description: 'One digit of the NIK was lost',
  },
  {
    code: 'nik_17_digits',
    file: 'individu',
    among: 'persons',
    rate: 0.0008,
    description: 'One digit of the NIK was typed twice',
  },
  {
    code: 'nik_letter_o',
    file: 'individu',
    among: 'persons',
    rate: 0.0008,
    description: 'A zero of the NIK is the letter O',
  },
  {
    code: 'nik_apostrophe_or_space',
    file: 'individu',
    among: 'persons',
    rate: 0.003,
    description: "The spreadsheet's apostrophe, or a space, stands around the NIK",
  },
  {
    code: 'nik_scientific',
    file: 'individu',
    among: 'persons',
    rate: 0.0006,
    description: 'A spreadsheet made the NIK 3.39911E+15: its last digits are lost',
  },
  {
    code: 'nik_placeholder',
    file: 'individu',
    among: 'persons',
    rate: 0.0005,
    description: 'A provisional NIK with the serial 0000',
  },
  {
    code: 'nik_kk_swapped',
    file: 'individu',
    among: 'persons',
    rate: 0.0007,
    description: 'NIK and card number stand in each other’s column',
  },
  {
    code: 'nik_shared_by_two',
    file: 'individu',
    among: 'persons',
    rate: 0.0008,
    description: 'Someone bears the NIK of a person in a neighbouring family',
  },
  {
    code: 'person_on_two_cards',
    file: 'individu',
    among: 'families',
    rate: 0.004,
    description: 'A neighbour’s family member is listed here as well',
  },
  {
    code: 'name_empty',
    file: 'individu',
    among: 'persons',
    rate: 0.0008,
    description: 'The name is empty or a dash',
  },
  {
    code: 'birth_day_unknown',
    file: 'individu',
    among: 'persons born before 1970',
    rate: 0.15,
    description: 'Born on 1 January, 1 July or 31 December because nobody knew the day; the NIK says so too',
  },
  {
    code: 'birth_year_1900',
    file: 'individu',
    among: 'persons',
    rate: 0.0003,
    description: 'The year of birth is 1900',
  },
  {
    code: 'birth_day_month_swapped',
    file: 'individu',
    among: 'persons whose day is at most 12 and not the month',
    rate: 0.004,
    description: 'Day and month of birth changed places',
  },
  {
    code: 'sex_contradicts_nik',
    file: 'individu',
    among: 'persons',
    rate: 0.0015,
    description: 'The other sex is recorded than the NIK says',
  },
  // How they belong together.
  {
    code: 'head_deceased',
    file: 'individu',
    among: 'families with a grown successor',
    rate: 0.012,
    description: 'The head has died and is still the head',
  },
  {
    code: 'two_heads',
    file: 'individu',
    among: 'families with two grown people',
    rate: 0.002,
    description: 'A second person is recorded as head',
  },
  {
    code: 'no_head',
    file: 'individu',
    among: 'families of two or more',
    rate: 0.001,
    description: 'The head is recorded as another relative',
  },
  {
    code: 'spouse_as_child',
    file: 'individu',
    among: 'families with a spouse',
    rate: 0.0015,
    description: 'The spouse is recorded as a child',
  },
  {
    code: 'family_counted_twice',
    file: 'keluarga',
    among: 'families',
    rate: 0.004,
    description: 'The family before this one once more, under its older card',
  },
  {
    code: 'copied_row',
    file: 'keluarga',
    among: 'families',
    rate: 0.0006,
    description: 'Every row of the family stands twice, letter by letter',
  },
  // Where they live.
  {
    code: 'old_village_code',
    file: 'keluarga',
    among: 'families in subdistricts that were split off',
    rate: 0.004,
    description: 'A village code of before the split, which exists no longer',
  },
  {
    code: 'rt_rw_swapped',
    file: 'keluarga',
    among: 'families whose RT is not their RW',
    rate: 0.008,
    description: 'RT and RW changed places',
  },
  {
    code: 'position_swapped',
    file: 'keluarga',
    among: 'families',
    rate: 0.003,
    description: 'Latitude and longitude changed places',
  },
  {
    code: 'position_zero',
    file: 'keluarga',
    among: 'families',
    rate: 0.008,
    description: 'The position is 0, 0',
  },
  {
    code: 'position_at_office',
    file: 'keluarga',
    among: 'families',
    rate: 0.006,
    description: 'The position is the village office for everyone',
  },
  // What they have.
  {
    code: 'floor_area_in_rooms',
    file: 'keluarga',
    among: 'families',
    rate: 0.004,
    description: 'The floor area is a number of rooms',
  },
  {
    code: 'assets_all_zero',
    file: 'keluarga',
    among: 'families',
    rate: 0.02,
    description: 'All nineteen quantities are 0',
  },
  {
    code: 'assets_understated',
    file: 'keluarga',
    among: 'families',
    rate: 0.05,
    description: 'Gold, land, car and the newer motorcycle went unsaid',
  },
  {
    code: 'decile_missing',
    file: 'keluarga',
    among: 'families',
    rate: 0.015,
    description: 'Not ranked yet: the decile is empty',
  },
  // In the programmes' lists.
  {
    code: 'recipient_respelled',
    file: 'penerima',
    among: 'recipients',
    rate: 0.12,
    description: 'The programme spells the name as another office would (some names stay as they are)',
  },
  {
    code: 'recipient_older_card',
    file: 'penerima',
    among: 'recipients',
    rate: 0.03,
    description: 'The programme knows the card before this one',
  },
  {
    code: 'rupiah_in_thousands',
    file: 'penerima',
    among: 'recipients',
    rate: 0.002,
    description: 'The amount is in thousands of rupiah',
  },
] as const satisfies readonly PlantedError[]

export type PlantedCode = (typeof PLANTED_ERRORS)[number]['code']

export const RATES: Readonly<Record<PlantedCode, number>> = ratesByCode()

function ratesByCode(): Record<PlantedCode, number> {
  const rates: Partial<Record<PlantedCode, number>> = {}
  for (const { code, rate } of PLANTED_ERRORS) rates[code] = rate
  const complete = (table: Partial<Record<PlantedCode, number>>): table is Record<PlantedCode, number> =>
    PLANTED_ERRORS.every(({ code }) => table[code] !== undefined)
  if (!complete(rates)) throw new Error('Every planted error has its rate')
  return rates
}

/** How often each error could have befallen and did. */
export type Tally = Partial<Record<PlantedCode, { planted: number; among: number }>>

export function count(tally: Tally, code: PlantedCode, planted: boolean): boolean {
  const line = tally[code] ?? { planted: 0, among: 0 }
  tally[code] = line
  line.among++
  if (planted) line.planted++
  return planted
}
