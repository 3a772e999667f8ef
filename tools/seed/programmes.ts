import { Chance } from './people/chance.ts'
import { type Family, headOf, type Person } from './people/family.ts'
import { ageNow } from './people/household.ts'
import { respelled } from './people/names.ts'
import { count, type PlantedCode, RATES, type Tally } from './planted-errors.ts'
import { type FamilyRecord, olderCardOf, type Residents } from './record.ts'

/** One line of a programme's list, as that programme keeps it. */
export interface AidRow {
  readonly nik: string
  readonly cardNumber: string
  readonly name: string
  readonly address: string
  readonly villageCode: string
  /** Rupiah. */
  readonly amount: number
  readonly status: string
  readonly planted: readonly PlantedCode[]
}

export interface Aid {
  readonly pkh?: AidRow
  readonly sembako?: AidRow
}

/**
 * Shares of families that receive, by recorded decile: tuned so that a whole regency has about as many as Jepara
 * had in August 2025 (54,249 PKH, 42,086 Sembako). The tails are the inclusion errors, the gaps the exclusion errors.
 */
const PKH_SHARE = [0.68, 0.51, 0.33, 0.18, 0.02, 0.01, 0.005, 0.003, 0.002, 0.001]
const SEMBAKO_SHARE = [0.46, 0.26, 0.13, 0.065, 0.02, 0.01, 0.005, 0.003, 0.001, 0.001]

export function aidOf(seed: string, { family }: Residents, record: FamilyRecord, tally: Tally = {}): Aid {
  const chance = new Chance(seed, family.village.code, family.index, 'aid')
  const tenth = (record.decile ?? 9) - 1
  const stage = pkhStageAmount(family)
  const pkh = chance.happens(PKH_SHARE[tenth] ?? 0) && stage > 0
  const sembako = chance.happens((SEMBAKO_SHARE[tenth] ?? 0) * (pkh ? 1.25 : 0.9))
  return {
    ...(pkh && { pkh: rowFor(family, stage, tally, chance) }),
    ...(sembako && { sembako: rowFor(family, 600_000, tally, chance) }),
  }
}

function rowFor(family: Family, rupiah: number, tally: Tally, chance: Chance): AidRow {
  const planted: PlantedCode[] = []
  const hit = (code: PlantedCode) => {
    const drawn = count(tally, code, chance.happens(RATES[code]))
    if (drawn) planted.push(code)
    return drawn
  }
  const person = payee(family)
  const { hamlet, rt, rw } = family.address
  return {
    nik: person.nik,
    cardNumber: hit('recipient_older_card') ? olderCardOf(family, chance) : family.cardNumber,
    name: (hit('recipient_respelled') ? respelled(person.name, chance) : person.name).toUpperCase(),
    address: `DK ${hamlet.toUpperCase()} RT ${rt} RW ${rw}`,
    villageCode: family.village.code,
    amount: hit('rupiah_in_thousands') ? rupiah / 1000 : rupiah,
    status: chance.weighted([
      ['Berhasil', 965],
      ['Belum transaksi', 25],
      ['Retur', 10],
    ]),
    planted,
  }
}

/** Paid to the mother where there is one. */
function payee(family: Family): Person {
  const head = headOf(family)
  if (head.sex === 'female') return head
  return family.members.find((person) => person.relation === 'spouse' && person.sex === 'female') ?? head
}

/** Rupiah a stage for at most four persons, by the component amounts of 2021–2025; 0 without a component. */
function pkhStageAmount(family: Family): number {
  const components = family.members
    .map(componentAmount)
    .filter((amount) => amount > 0)
    .sort((a, b) => b - a)
  return components.slice(0, 4).reduce((sum, amount) => sum + amount, 0)
}

function componentAmount(person: Person): number {
  const age = ageNow(person)
  if (person.pregnant || age < 5) return 750_000
  if (person.severelyDisabled || age >= 60) return 600_000
  if (person.schoolParticipation !== 'attending') return age < 7 ? 750_000 : 0
  if (age < 13) return 225_000
  if (age < 16) return 375_000
  return age < 22 ? 500_000 : 0
}
