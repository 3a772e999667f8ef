import { type CurrentValueRule, currentValue, type RatifiedValue, sameValue } from '../registry/index.ts'

/** One value as it is held and as the delivery has it; absent where a side has none. */
export interface Difference {
  readonly from?: unknown
  readonly to?: unknown
}

/**
 * Field by field, what a delivery says otherwise than the provider said before. The order of several choices says
 * nothing, and neither does a value that is absent on both sides.
 */
export function differences(
  held: Readonly<Record<string, unknown>>,
  delivered: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Difference>> {
  const keys = [...new Set([...Object.keys(held), ...Object.keys(delivered)])].sort()
  return Object.fromEntries(
    keys.flatMap((key): [string, Difference][] => {
      const [from, to] = [held[key], delivered[key]]
      if (sameValue(from ?? null, to ?? null)) return []
      return [[key, { ...(from != null && { from }), ...(to != null && { to }) }]]
    }),
  )
}

/** A value the regency has ratified and the delivery does not show. */
export interface Contradiction {
  readonly key: string
  readonly ratified: unknown
  readonly delivered?: unknown
  readonly ratifiedOn: string
  /** By the rule of the two layers: whether the ratified value stays the one shown once the delivery is taken in. */
  readonly staysCurrent: boolean
}

/** What the ministry returned contradicts nothing: the provider's value is current already. */
export function contradictions(
  ratified: Readonly<Record<string, RatifiedValue<unknown>>>,
  delivered: Readonly<Record<string, unknown>>,
  asOf: string,
  rule: CurrentValueRule,
): readonly Contradiction[] {
  return Object.entries(ratified).flatMap(([key, own]): Contradiction[] => {
    const given = delivered[key]
    if (own.ministry === 'returned' || sameValue(own.value, given ?? null)) return []
    const provider = given == null ? undefined : { value: given, asOf, sourceId: '' }
    const shown = currentValue({ ratified: own, ...(provider && { provider }) }, rule)
    return [
      {
        key,
        ratified: own.value,
        ...(given != null && { delivered: given }),
        ratifiedOn: own.asOf,
        staysCurrent: shown?.from === 'ratified',
      },
    ]
  })
}
