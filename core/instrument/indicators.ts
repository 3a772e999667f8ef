import { recordedAnswer } from './answer-values.ts'
import { belongsToFamily } from './findings.ts'
import type { Bilingual } from './instrument.ts'
import type { Interview } from './interview.ts'

export type IndicatorKey =
  | 'adequateSanitation'
  | 'adequateDrinkingWater'
  | 'durableBuilding'
  | 'sufficientSpace'
  | 'adequateHouse'

export interface Indicator {
  readonly key: IndicatorKey
  readonly label: Bilingual
  /** Undefined while an answer it rests on is missing and could still turn it. */
  readonly value: boolean | undefined
  /** The questions it was read from. */
  readonly keys: readonly string[]
}

/** Square metres a person needs: Permen PUPR and the SDG 11.1.1 metadata as BPS computes it. */
const squareMetresPerPerson = 7.2

/**
 * Housing indicators as BPS defines them since 2019, after the HREIS metadata of the ministry of public works.
 * For reports about many families; no decision about one family rests on them.
 */
export function derivedIndicators(interview: Interview): readonly Indicator[] {
  const sanitation = adequateSanitation(interview)
  const water = adequateDrinkingWater(interview)
  const durable = durableBuilding(interview)
  const space = sufficientSpace(interview)
  return [
    {
      key: 'adequateSanitation',
      label: { id: 'Sanitasi layak', en: 'Adequate sanitation' },
      value: sanitation,
      keys: ['toilet', 'toiletType', 'faecesDisposal'],
    },
    {
      key: 'adequateDrinkingWater',
      label: { id: 'Air minum layak', en: 'Adequate drinking water' },
      value: water,
      keys: ['drinkingWater', 'bathingWater', 'wasteDistance'],
    },
    {
      key: 'durableBuilding',
      label: { id: 'Bangunan tahan lama', en: 'Durable building' },
      value: durable,
      keys: ['roofMaterial', 'wallMaterial', 'floorMaterial'],
    },
    {
      key: 'sufficientSpace',
      label: { id: 'Luas lantai cukup (≥ 7,2 m² per orang)', en: 'Sufficient space (≥ 7.2 m² per person)' },
      value: space,
      keys: ['floorArea'],
    },
    {
      key: 'adequateHouse',
      label: { id: 'Rumah layak huni', en: 'Adequate house' },
      value: every([sanitation, water, durable, space]),
      keys: ['toilet', 'drinkingWater', 'roofMaterial', 'wallMaterial', 'floorMaterial', 'floorArea'],
    },
  ]
}

function adequateSanitation(interview: Interview): boolean | undefined {
  const toilet = isOneOf(interview, 'toilet', ['own', 'shared', 'communal'])
  const waterSeal = isOneOf(interview, 'toiletType', ['goose_neck'])
  const disposal = isOneOf(interview, 'faecesDisposal', ['septic', 'ipal'])
  return every([toilet, waterSeal, disposal])
}

/** A well counts only when waste is more than ten metres away; bottled water only with an adequate second source. */
function adequateDrinkingWater(interview: Interview): boolean | undefined {
  const bought = isOneOf(interview, 'drinkingWater', ['branded_bottled', 'refill'])
  if (bought === undefined) return undefined
  return sourceIsAdequate(interview, bought ? 'bathingWater' : 'drinkingWater')
}

function sourceIsAdequate(interview: Interview, key: string): boolean | undefined {
  const safe = isOneOf(interview, key, ['piped', 'protected_spring', 'rain'])
  if (safe !== false) return safe
  const well = isOneOf(interview, key, ['borehole_pump', 'protected_well'])
  return every([well, isOneOf(interview, 'wasteDistance', ['gte10'])])
}

/** The source wavers on walls of logs; they are left out, as in its list of materials. */
function durableBuilding(interview: Interview): boolean | undefined {
  const roof = isOneOf(interview, 'roofMaterial', ['concrete', 'tile', 'wood_shingle', 'zinc'])
  const wall = isOneOf(interview, 'wallMaterial', ['brick_concrete', 'plastered_bamboo', 'wood_board'])
  const poorFloor = isOneOf(interview, 'floorMaterial', ['earth', 'bamboo', 'other'])
  return every([roof, wall, poorFloor === undefined ? undefined : !poorFloor])
}

function sufficientSpace(interview: Interview): boolean | undefined {
  const area = recordedAnswer(interview, undefined, 'floorArea')
  const persons = interview.members.filter((member) => belongsToFamily(member.presence)).length
  if (typeof area !== 'number' || persons === 0) return undefined
  return area / persons >= squareMetresPerPerson
}

function isOneOf(interview: Interview, key: string, options: readonly string[]): boolean | undefined {
  const answer = recordedAnswer(interview, undefined, key)
  return typeof answer === 'string' ? options.includes(answer) : undefined
}

/** One no is enough; otherwise one unknown leaves it open. */
function every(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false
  return parts.includes(undefined) ? undefined : true
}
