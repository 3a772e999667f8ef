import type { FamilyFilter } from '@tanggap/contract/registry'

type Query = Readonly<Record<string, string>>

const status = ['active', 'ended'] as const
export const ended = ['moved_out', 'not_found', 'duplicate', 'not_eligible', 'all_members_deceased'] as const
export const people = ['died', 'left'] as const
export const ratified = ['waiting', 'accepted', 'returned', 'none'] as const
export const aid = ['yes', 'no'] as const
export const lacks = ['decile', 'card', 'place', 'mention', 'nik'] as const
export const sort = ['place', 'decile', 'changed'] as const

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text)

/** The filter an address holds. What it does not know it leaves out, so that an old address still opens. */
export function filterOf(query: Query): FamilyFilter {
  const decile = Number(query.decile)
  const ofDigits = (text: string | undefined, form: RegExp) => (text && form.test(text) ? text : undefined)
  return trimmed({
    village: ofDigits(query.village, /^\d{10}$/),
    rt: ofDigits(query.rt, /^\d{1,3}$/)?.padStart(3, '0'),
    rw: ofDigits(query.rw, /^\d{1,3}$/)?.padStart(3, '0'),
    deciles:
      Number.isInteger(decile) && decile >= 1 && decile <= 10 ? { from: decile, to: decile } : undefined,
    status: oneOf(status, query.status),
    ended: oneOf(ended, query.ended),
    people: oneOf(people, query.people),
    ratified: oneOf(ratified, query.ratified),
    aid: oneOf(aid, query.aid),
    lacks: oneOf(lacks, query.lacks),
    sort: oneOf(sort, query.sort),
  })
}

/** The address a saved filter opens. */
export function addressOfFilter(filter: FamilyFilter): string {
  const { deciles, ...rest } = filter
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...rest, decile: deciles?.from }))
    if (value !== undefined) query.set(key, String(value))
  return query.size > 0 ? `/registry?${query}` : '/registry?sort=place'
}

/** How many conditions a filter sets; an order is none. */
export function conditionsIn({ sort: _order, ...conditions }: FamilyFilter): number {
  return Object.keys(conditions).length
}

function trimmed(filter: FamilyFilter): FamilyFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}
