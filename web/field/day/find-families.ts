import { metresBetween } from '@tanggap/core/instrument'
import { normaliseName } from '@tanggap/core/registry'
import type { HeldCase } from '../store/index.ts'

/** What a facilitator may know of a family: the head or any member by any spelling, RT, RW, hamlet, street, number. */
export interface Findable {
  readonly id: string
  /** Every name as it sounds and every word of it, each behind a bar: "|siti|rahayu|sitirahayu". */
  readonly names: string
  readonly place: string
  /** The hamlet as it sounds, since a nickname is written as one hears it. */
  readonly places: string
  readonly rt: number
  readonly rw: number
  readonly number: number
}

export function findableOf(one: HeldCase): Findable {
  const same = latest.get(one)
  if (same) return same
  const findable = remembered(one)
  latest.set(one, findable)
  return findable
}

/** A family as it was pulled last; between two pulls nothing has to be compared. */
const latest = new WeakMap<HeldCase, Findable>()

function remembered(one: HeldCase): Findable {
  const known = spelt.get(one.id)
  const from = [one.headName, one.hamlet, one.address, one.rt, one.rw, one.number, ...memberNames(one)].join(
    '|',
  )
  if (known?.from === from) return known.findable
  const findable = spell(one)
  spelt.set(one.id, { from, findable })
  return findable
}

/** Spelling a name anew costs some 50 regular expressions: done once for a family, however often it is pulled. */
const spelt = new Map<string, { readonly from: string; readonly findable: Findable }>()

/** Prepares the search while nobody waits, some families at a time. Returns the way to stop. */
export function prepareSearch(cases: readonly HeldCase[]): () => void {
  let at = 0
  let timer = setTimeout(work, 300)
  function work(): void {
    for (const one of cases.slice(at, at + 20)) findableOf(one)
    at += 20
    if (at < cases.length) timer = setTimeout(work, 15)
  }
  return () => clearTimeout(timer)
}

function memberNames(one: HeldCase): readonly string[] {
  return one.baseline.members.map(({ answers }) => answers.name).filter((name) => typeof name === 'string')
}

function spell(one: HeldCase): Findable {
  const names = [...new Set([one.headName, ...memberNames(one)])]
  return {
    id: one.id,
    names: behindBars(
      names.flatMap((name) => {
        const { key, tokens } = normaliseName(name)
        // Titles and words such as "al" and "binti" are no part of the sound, but people type them.
        const asWritten = name.split(/\s+/).map((word) => normaliseName(word).key)
        return [...tokens, key, ...asWritten]
      }),
    ),
    place: `${one.hamlet} ${one.address}`.toLowerCase(),
    places: behindBars(normaliseName(one.hamlet).tokens),
    rt: Number(one.rt),
    rw: Number(one.rw),
    number: one.number,
  }
}

/**
 * Whether a family fits what was typed. Every word must fit: "rt 5" and "rw2" are places, a bare number is an RT,
 * an RW or the number of the task, a word is a hamlet or the beginning of a name however it is spelt ("noor" finds
 * Nur). The words are spelt once, not once for each family.
 */
export function searchFor(typed: string): (family: Findable) => boolean {
  const text = typed
    .toLowerCase()
    .replace(/\b(rt|rw)\s*\.?\s*0*(\d+)/g, '$1$2')
    .trim()
  const tests = text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(testOf)
  return (family) => tests.every((fits) => fits(family))
}

function testOf(word: string): (family: Findable) => boolean {
  const place = /^(rt|rw)(\d+)$/.exec(word)
  if (place) {
    const [number, isRt] = [Number(place[2]), place[1] === 'rt']
    return (family) => (isRt ? family.rt : family.rw) === number
  }
  if (/^\d+$/.test(word)) {
    const number = Number(word)
    return ({ rt, rw, number: task }) => rt === number || rw === number || task === number
  }
  const { key } = normaliseName(word)
  const sound = `|${key}`
  return ({ place, names, places }) =>
    place.includes(word) || (key !== '' && (names.includes(sound) || places.includes(sound)))
}

/** One text in which a word is found at its beginning: looking through it is quicker than through a list. */
function behindBars(words: readonly string[]): string {
  return [...new Set(words)].map((word) => `|${word}`).join('')
}

export type Order = 'place' | 'distance'

export interface Spot {
  readonly lat: number
  readonly lon: number
}

/** Made once: a text compared by itself looks its language up anew, 200,000 times for 16,000 families. */
const byName = new Intl.Collator('id')

/** By RW, RT and name; or by distance from where one stands, families without a position last. */
export function inOrder(cases: readonly HeldCase[], order: Order, here: Spot | undefined): HeldCase[] {
  const byPlace = cases.toSorted(
    (a, b) =>
      Number(a.rw) - Number(b.rw) || Number(a.rt) - Number(b.rt) || byName.compare(a.headName, b.headName),
  )
  if (order === 'place' || !here) return byPlace
  const far = new Map(byPlace.map((one) => [one.id, metresTo(one, here) ?? Number.POSITIVE_INFINITY]))
  return byPlace.toSorted((a, b) => {
    const [first = 0, second = 0] = [far.get(a.id), far.get(b.id)]
    return first === second ? 0 : first - second
  })
}

/** Metres as the crow flies, or nothing when the register knows no position. */
export function metresTo(one: HeldCase, here: Spot | undefined): number | undefined {
  return one.position && here ? metresBetween(one.position, here) : undefined
}
