/** Choices and how often each falls, in any unit: the shares need not add up to one. */
export type Shares<T> = readonly (readonly [choice: T, share: number])[]

/**
 * A stream of chance that a seed fixes for ever (xoshiro128**, Blackman and Vigna; seeded by splitmix32).
 * Only additions, shifts and exact divisions: the same bits on every machine, unlike `Math.log` and `Math.cos`.
 */
export class Chance {
  private a: number
  private b: number
  private c: number
  private d: number

  /** Every part is mixed in, so `('7', '3320112013', 42, 'dwelling')` and its neighbours share nothing. */
  constructor(...seed: readonly (string | number)[]) {
    let state = 0x9e3779b9
    for (const part of seed) {
      const text = String(part)
      for (let i = 0; i < text.length; i++) state = scramble(state ^ text.charCodeAt(i))
      state = scramble(state ^ 0x1f)
    }
    this.a = scramble(state + 0x9e3779b9)
    this.b = scramble(this.a + 0x9e3779b9)
    this.c = scramble(this.b + 0x9e3779b9)
    this.d = scramble(this.c + 0x9e3779b9)
  }

  /** From 0 up to, never reaching, 1. */
  unit(): number {
    const result = Math.imul(rotate(Math.imul(this.b, 5), 7), 9)
    const shifted = this.b << 9
    this.c ^= this.a
    this.d ^= this.b
    this.b ^= this.c
    this.a ^= this.d
    this.c ^= shifted
    this.d = rotate(this.d, 11)
    return (result >>> 0) / 4294967296
  }

  happens(probability: number): boolean {
    return this.unit() < probability
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1))
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.unit() * list.length)]
    if (chosen === undefined) throw new Error('There is nothing to pick from')
    return chosen
  }

  weighted<T>(shares: Shares<T>): T {
    let total = 0
    for (const [, share] of shares) total += share
    let left = this.unit() * total
    for (const [choice, share] of shares) {
      left -= share
      if (left < 0) return choice
    }
    const last = shares.at(-1)
    if (last === undefined) throw new Error('There is nothing to choose from')
    return last[0]
  }

  /** Nearly normal: mean 0, variance 1, never beyond ±3.47 (the sum of four even draws). */
  normal(): number {
    return (this.unit() + this.unit() + this.unit() + this.unit() - 2) * 1.7320508075688772
  }
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by))
}

function scramble(x: number): number {
  let z = x | 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return z ^ (z >>> 15)
}

/** Normal quantiles at 5 %, 10 % … 95 %. */
const QUANTILES = [
  -1.6449, -1.2816, -1.0364, -0.8416, -0.6745, -0.5244, -0.3853, -0.2533, -0.1257, 0, 0.1257, 0.2533, 0.3853,
  0.5244, 0.6745, 0.8416, 1.0364, 1.2816, 1.6449,
]

/** The share of a standard normal population below `z`, in steps of 5 % (0, 0.05 … 0.95). */
export function shareBelow(z: number): number {
  let passed = 0
  for (const quantile of QUANTILES) if (z >= quantile) passed++
  return passed / 20
}
