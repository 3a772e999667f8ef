import type { PhoneCase } from '@tanggap/contract/sync'
import { printSlips } from '../../server/citizens/index.ts'
import { type InventedFamily, inventFamily, type Size, villagesOf } from '../seed/index.ts'
import { kecapi, type People } from './people.ts'
import { type Phone, phoneOf } from './phone.ts'
import type { StoryDays } from './story-days.ts'
import type { StoryDoors } from './story-doors.ts'
import type { Timeline } from './timeline.ts'
import type { Visited } from './visits.ts'

/** The same text gives the same regency, name by name. */
export const seed = 'jepara'

/** Everything the chapters of the story share. */
export interface Stage {
  readonly doors: StoryDoors
  readonly days: StoryDays
  readonly people: People
  readonly size: Size
  readonly timeline: Timeline
  /** Every visit of the census so far. */
  readonly visited: Visited[]
  /** The two certified facilitators' phones. */
  readonly phones: readonly [Phone, Phone]
  readonly slips: SlipPile
  /** The truth behind a family on the list. */
  inventedOf(one: PhoneCase): InventedFamily | undefined
  say(line: string): void
}

export interface SlipPile {
  take(): string | null
  codeOf(serial: string): string | undefined
}

/** Slips are printed for Kecapi; half lie with each facilitator. */
export async function printPile(doors: StoryDoors, people: People): Promise<SlipPile> {
  const printed = await doors.act(people.as('villageOperator'), (acting) =>
    printSlips(acting, { villageCode: kecapi.code, count: 120 }),
  )
  if (!printed.ok) throw new Error(`no slips were printed: ${printed.refusal.code}`)
  const pile = printed.value
  let next = 0
  return {
    take: () => pile[next++]?.serial ?? null,
    codeOf: (serial) => pile.find((slip) => slip.serial === serial)?.code,
  }
}

export async function handOutPhones(doors: StoryDoors, people: People): Promise<readonly [Phone, Phone]> {
  return [
    await phoneOf(doors, people.as('facilitator'), 'Ponsel Sri'),
    await phoneOf(doors, people.as('neighbour'), 'Ponsel Fauzi'),
  ]
}

/** Families of Kecapi by the number of their card, as the list has it. */
export function familiesByCard(): (one: PhoneCase) => InventedFamily | undefined {
  const village = villagesOf('village').find(({ code }) => code === kecapi.code)
  const byCard = new Map<string, InventedFamily>()
  for (let index = 0; index < (village?.families ?? 0); index++) {
    const invented = inventFamily(seed, kecapi.code, index)
    byCard.set(invented.record.family.cardNumber, invented)
  }
  return ({ baseline }) => {
    const card = baseline.family.familyCardNumber
    return typeof card === 'string' ? byCard.get(card) : undefined
  }
}
