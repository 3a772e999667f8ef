import { getComparison, listComparedFamilies } from '@tanggap/contract/intake-desk'
import type { InputOf } from '@tanggap/contract/route'
import { asks, comparisonOf, type IntakeDesk } from './desk.ts'
import { type Claims, say } from './watch.ts'

/** What a page of a list may take at the server. */
const limit = 100
type Query = NonNullable<InputOf<typeof listComparedFamilies>['query']>

/** Opens every list of a comparison as an official would, first page and last, and says how long the server took. */
export async function timePages(at: IntakeDesk, id: string, claims: Claims): Promise<void> {
  const { summary } = await comparisonOf(at, id)
  if (summary === null) throw new Error('there is nothing to list')
  const total = summary.families - summary.unchanged
  const [village] = summary.villages.toSorted((a, b) => b.families - a.families)
  const kinds = Object.entries(summary.kinds).filter(([, families]) => families > 0)
  const queries: [string, Query][] = [
    ['first page', {}],
    ['last page', { page: Math.max(1, Math.ceil(total / 25)) }],
    ['first page from the end', { sort: '-name' }],
    ['by decile', { sort: 'decile' }],
    ['by decile, the highest first, page 40', { sort: '-decile', page: Math.min(40, Math.ceil(total / 25)) }],
    ['by decile, last page', { sort: 'decile', page: Math.max(1, Math.ceil(total / 25)) }],
    ['a sample', { sample: 50 }],
    ['the largest village', { village: village?.code }],
    ['the largest village by decile', { village: village?.code, sort: '-decile' }],
    ...kinds.flatMap(([kind, families]): [string, Query][] => [
      [`${kind}, first page`, { kind } as Query],
      [`${kind}, last page`, { kind, page: Math.max(1, Math.ceil(families / 25)) } as Query],
      [`${kind}, a sample`, { kind, sample: 50 } as Query],
    ]),
  ]
  let slowest = 0
  const slow: string[] = []
  const time = async (what: string, work: () => Promise<unknown>) => {
    const times: number[] = []
    for (let tries = 0; tries < 5; tries += 1) {
      const started = performance.now()
      await work()
      times.push(performance.now() - started)
    }
    // The middle one: what else the machine does at a moment is not the list's.
    const took = times.toSorted((a, b) => a - b)[2] ?? Number.POSITIVE_INFINITY
    slowest = Math.max(slowest, took)
    if (took > limit) slow.push(`${what} ${took.toFixed(0)} ms`)
  }
  await time('the comparison itself', () => asks(at, at.second, getComparison, { params: { id } }))
  for (const [what, query] of queries)
    await time(what, () => asks(at, at.second, listComparedFamilies, { params: { id }, query }))
  say(`${queries.length + 1} pages of ${total} families`, `slowest ${slowest.toFixed(0)} ms`)
  for (const one of slow) say('', `over ${limit} ms: ${one}`)
  claims.that(slow.length === 0, `every page of the comparison within ${limit} ms`)
}
