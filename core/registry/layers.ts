/** One value in its two layers: what the provider's snapshot says and what the regency ratified. */
export interface LayeredValue<Value> {
  readonly provider?: ProviderValue<Value>
  readonly ratified?: RatifiedValue<Value>
}

export interface ProviderValue<Value> {
  readonly value: Value
  /** The day the snapshot describes, not the day it arrived. */
  readonly asOf: string
  readonly sourceId: string
}

export interface RatifiedValue<Value> {
  readonly value: Value
  /** The day of ratification. */
  readonly asOf: string
  readonly changeId: string
  readonly ministry: MinistryAnswer
}

export type MinistryAnswer = 'waiting' | 'accepted' | 'returned'

export interface CurrentValue<Value> {
  readonly value: Value
  readonly from: 'provider' | 'ratified'
  /** "Disahkan kabupaten, belum masuk DTSEN": ratified here, while the last snapshot says otherwise or nothing. */
  readonly notYetInDtsen: boolean
}

/** Which layer is shown as current when both exist and differ. It may change by decree, so it carries its dates. */
export interface CurrentValueRule {
  readonly key: string
  readonly validFrom: string
  readonly validUntil?: string
  readonly source: string
  readonly ratifiedIsCurrent: (provider: ProviderValue<unknown>, ratified: RatifiedValue<unknown>) => boolean
}

/**
 * A value ratified after the snapshot's as-of day is current until the ministry answers. Accepted: it stays
 * until a later snapshot arrives, which should show it. Returned: the provider's value is current again, and
 * a corrective change is due.
 */
const currentValueRules: readonly CurrentValueRule[] = [
  {
    key: 'ratified-after-snapshot',
    validFrom: '2025-01-01',
    source: 'Project decision 1 (two layers of a value); Peraturan BPS 6/2025 Ps. 10–11',
    ratifiedIsCurrent: (provider, ratified) =>
      ratified.ministry !== 'returned' && ratified.asOf > provider.asOf,
  },
]

/** The rule in force on a day. Throws when none is: a registry without it cannot say what is current. */
export function currentValueRuleOn(day: string): CurrentValueRule {
  const rule = currentValueRules.findLast(
    ({ validFrom, validUntil }) => validFrom <= day && (validUntil === undefined || day <= validUntil),
  )
  if (rule === undefined) throw new Error(`No rule says which value is current on ${day}`)
  return rule
}

/** The value to show as current, with its layer. Nothing when neither layer has one. Both stay visible beside it. */
export function currentValue<Value>(
  { provider, ratified }: LayeredValue<Value>,
  rule: CurrentValueRule = latestRule(),
): CurrentValue<Value> | undefined {
  if (ratified !== undefined && (provider === undefined || rule.ratifiedIsCurrent(provider, ratified))) {
    const notYetInDtsen = provider === undefined || !sameValue(provider.value, ratified.value)
    return { value: ratified.value, from: 'ratified', notYetInDtsen }
  }
  if (provider === undefined) return undefined
  return { value: provider.value, from: 'provider', notYetInDtsen: false }
}

/** Whether both layers hold a value and the two differ: the case in which both are shown side by side. */
export function layersDiffer(layered: LayeredValue<unknown>): boolean {
  const { provider, ratified } = layered
  return provider !== undefined && ratified !== undefined && !sameValue(provider.value, ratified.value)
}

function latestRule(): CurrentValueRule {
  const rule = currentValueRules.at(-1)
  if (rule === undefined) throw new Error('The registry has no rule for current values')
  return rule
}

/** Values are JSON; the order of keys and of several choices says nothing. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    return `{${entries.sort().join()}}`
  }
  return JSON.stringify(value) ?? 'undefined'
}
