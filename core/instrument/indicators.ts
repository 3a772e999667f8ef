import type { Answer } from './answer.ts'
import { isMissing } from './answer-values.ts'
import { belongsToFamily } from './findings.ts'
import type { Bilingual } from './instrument.ts'
import type { Interview } from './interview.ts'

/** What the answers about a house add up to. Nobody is asked for it, and nothing is decided by it alone. */
export interface Indicator {
  readonly key: 'water' | 'sanitation' | 'building' | 'space' | 'house'
  readonly label: Bilingual
  /** Null while an answer it rests on is missing. */
  readonly adequate: boolean | null
  /** Which answers it rests on, in a sentence. */
  readonly rule: Bilingual
}

/** Square metres a person, by the ministry of public works' definition of an adequate house. */
export const adequateSpace = 7.2

/**
 * Adequate water, sanitation, building, space and house, by the definition statistics has used since 2019
 * (BPS, SDG metadata; HREIS/PUPR for the building). Where the published text contradicts itself (log walls), the
 * stricter reading is taken.
 */
export function indicatorsOf(interview: Interview): readonly Indicator[] {
  const { family } = interview
  const said = (key: string) => known(family[key])
  const persons = interview.members.filter(({ presence }) => belongsToFamily(presence)).length
  const area = said('floorArea')
  const water = waterIsAdequate(said('drinkingWater'), said('bathingWater'), said('wasteDistance'))
  const sanitation = sanitationIsAdequate(said('toilet'), said('toiletType'), said('faecesDisposal'))
  const building = every(
    isOneOf(said('roofMaterial'), ['concrete', 'tile', 'wood_shingle', 'zinc']),
    isOneOf(said('wallMaterial'), ['brick_concrete', 'plastered_bamboo', 'wood_board']),
    isNoneOf(said('floorMaterial'), ['earth', 'bamboo', 'other']),
  )
  const space = typeof area === 'number' && persons > 0 ? area / persons >= adequateSpace : null
  const of = (key: keyof typeof words, adequate: boolean | null): Indicator => ({
    key,
    adequate,
    ...words[key],
  })
  return [
    of('water', water),
    of('sanitation', sanitation),
    of('building', building),
    of('space', space),
    of('house', every(water, sanitation, building, space)),
  ]
}

function waterIsAdequate(
  drinking: Answer | undefined,
  bathing: Answer | undefined,
  distance: Answer | undefined,
): boolean | null {
  if (typeof drinking !== 'string') return null
  if (drinking === 'branded_bottled' || drinking === 'refill') return sourceIsAdequate(bathing, distance)
  return sourceIsAdequate(drinking, distance)
}

function sourceIsAdequate(source: Answer | undefined, distance: Answer | undefined): boolean | null {
  if (typeof source !== 'string') return null
  if (['piped', 'protected_spring', 'rain'].includes(source)) return true
  if (source !== 'borehole_pump' && source !== 'protected_well') return false
  // From a well the pit must be ten metres away; one who does not know cannot vouch for it.
  return typeof distance === 'string' ? distance === 'gte10' : null
}

function sanitationIsAdequate(
  toilet: Answer | undefined,
  type: Answer | undefined,
  disposal: Answer | undefined,
): boolean | null {
  const place = isOneOf(toilet, ['own', 'shared', 'communal'])
  // Without one of their own the other two are never asked.
  if (place !== true) return place
  return every(isOneOf(type, ['goose_neck']), isOneOf(disposal, ['septic', 'ipal']))
}

/** False as soon as one is, else unknown as long as one is. */
function every(...parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false
  return parts.includes(null) ? null : true
}

function isOneOf(answer: Answer | undefined, keys: readonly string[]): boolean | null {
  return typeof answer === 'string' ? keys.includes(answer) : null
}

function isNoneOf(answer: Answer | undefined, keys: readonly string[]): boolean | null {
  return typeof answer === 'string' ? !keys.includes(answer) : null
}

function known(answer: Answer | undefined): Answer | undefined {
  return isMissing(answer) ? undefined : answer
}

const words = {
  water: {
    label: { id: 'Air minum layak', en: 'Adequate drinking water' },
    rule: {
      id: 'Leding, mata air terlindung, atau air hujan; sumur bor atau sumur terlindung bila penampungan tinja sejauh 10 m atau lebih. Untuk air kemasan dilihat air mandinya.',
      en: 'Piped, protected spring or rain; a borehole or protected well when the pit is 10 m away or more. For bottled water the water for bathing counts.',
    },
  },
  sanitation: {
    label: { id: 'Sanitasi layak', en: 'Adequate sanitation' },
    rule: {
      id: 'Jamban sendiri, bersama, atau komunal, dengan leher angsa dan tangki septik atau IPAL.',
      en: 'An own, shared or communal toilet with a water seal and a septic tank or treatment plant.',
    },
  },
  building: {
    label: { id: 'Bangunan kokoh', en: 'Durable building' },
    rule: {
      id: 'Atap beton, genteng, sirap, atau seng; dinding tembok, plesteran anyaman, atau papan; lantai bukan tanah atau bambu.',
      en: 'Roof of concrete, tile, shingle or zinc; wall of masonry, plastered bamboo or board; floor not earth or bamboo.',
    },
  },
  space: {
    label: { id: 'Luas cukup', en: 'Enough space' },
    rule: {
      id: 'Luas lantai dibagi jumlah anggota paling sedikit 7,2 m² seorang.',
      en: 'Floor area divided by the members is at least 7.2 m² each.',
    },
  },
  house: {
    label: { id: 'Rumah layak huni', en: 'Adequate house' },
    rule: { id: 'Keempat hal di atas layak semuanya.', en: 'All four of the above are adequate.' },
  },
} as const satisfies Readonly<
  Record<Indicator['key'], { readonly label: Bilingual; readonly rule: Bilingual }>
>
