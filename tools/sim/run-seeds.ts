import type { Plant } from './plants.ts'
import type { Invariant } from './watch.ts'
import { runWorld } from './world.ts'

export interface Seeds {
  readonly from: number
  /** How many seeds, and every how manieth of them. */
  readonly count: number
  readonly stride: number
  readonly operations: number
  readonly plants?: readonly Plant[]
}

export interface Outcome {
  readonly seeds: number
  readonly steps: number
  readonly faults: number
  readonly forms: number
  /** The longest time a drain took: virtual seconds. */
  readonly slowestDrain: number
  readonly twins: number
  readonly breaches: readonly {
    readonly seed: number
    readonly step: number
    readonly invariant: Invariant
    readonly detail: string
  }[]
}

/** One seed in so many runs a second time with steady clocks: every decision must be the same. */
const twinEvery = 8

/** Runs seeds one after the other. Stops at the tenth breach: the first says enough. */
export async function runSeeds({ from, count, stride, operations, plants = [] }: Seeds): Promise<Outcome> {
  let steps = 0
  let faults = 0
  let forms = 0
  let slowestDrain = 0
  let twins = 0
  let seeds = 0
  const breaches: Outcome['breaches'][number][] = []
  for (let index = 0; index < count && breaches.length < 10; index++) {
    const seed = from + index * stride
    const ran = await runWorld({ seed, operations, plants })
    seeds += 1
    steps += ran.steps
    faults += ran.faults
    forms += ran.forms
    slowestDrain = Math.max(slowestDrain, ran.drainSeconds)
    if (ran.broken)
      breaches.push({ seed, step: ran.steps, invariant: ran.broken.invariant, detail: ran.broken.message })
    if (seed % twinEvery !== 0 || ran.broken) continue
    twins += 1
    const twin = await runWorld({ seed, operations, plants, steadyClocks: true })
    if (twin.decisionHash !== ran.decisionHash) {
      const invariant = 'clock jumps change no decision'
      breaches.push({ seed, step: ran.steps, invariant, detail: `${invariant}: its twin decided otherwise` })
    }
  }
  return { seeds, steps, faults, forms, slowestDrain, twins, breaches }
}
