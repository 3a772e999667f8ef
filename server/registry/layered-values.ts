import { answersSchema } from '@tanggap/contract/instrument'
import { localDay } from '@tanggap/core/calendar'
import type { Answer, Answers } from '@tanggap/core/instrument'
import {
  currentValue,
  currentValueRuleOn,
  type MinistryAnswer,
  type ProviderValue,
  type RatifiedValue,
} from '@tanggap/core/registry'
import { z } from 'zod'
import { questionNamed } from '../instrument/index.ts'
import type { Acting } from '../plumbing/acting.ts'
import type { RecordedValue } from './record.ts'
import type { LayerRow, Owner } from './registry.store.ts'

/** What the ratified layer keeps of each value. */
export interface RatifiedEntry {
  readonly value: Answer
  readonly asOf: string
  readonly changeId: string
}
export type RatifiedEntries = Readonly<Record<string, RatifiedEntry>>

const entries = z.record(z.string(), z.object({ value: z.unknown(), asOf: z.string(), changeId: z.string() }))

/** Where a variable is kept: what is specific, and every number that identifies, is kept sealed. */
export function isSealed(key: string): boolean {
  if (key === 'name' || key === 'birthDate' || key === 'headName') return false
  return sensitivityOf(key) !== 'general'
}

/** A variable the questionnaire does not know is treated as general. */
export function sensitivityOf(key: string): 'general' | 'identity' | 'specific' {
  return questionNamed(key)?.sensitivity ?? 'general'
}

/** Splits values into what is kept readable and what is kept sealed. */
export function divided<Value>(values: Readonly<Record<string, Value>>) {
  const all = Object.entries(values)
  return {
    open: Object.fromEntries(all.filter(([key]) => !isSealed(key))),
    secret: Object.fromEntries(all.filter(([key]) => isSealed(key))),
  }
}

/** For whom a version of values is sealed. */
export function valuesPlace(owner: Owner, id: string): string {
  return `${owner}_values.sealed/${id}`
}

/** A version of values as it is kept, sealed for its own id. */
type SealedValues = Pick<LayerRow, 'id' | 'values' | 'sealed'>

export function openedProvider(acting: Acting, owner: Owner, row: SealedValues): Answers {
  return answersSchema.parse({ ...row.values, ...secretsOf(acting, owner, row) })
}

export function openedRatified(acting: Acting, owner: Owner, row: SealedValues): RatifiedEntries {
  const read = entries.parse({ ...row.values, ...secretsOf(acting, owner, row) })
  const values = answersSchema.parse(
    Object.fromEntries(Object.entries(read).map(([key, { value }]) => [key, value])),
  )
  return Object.fromEntries(
    Object.entries(read).flatMap(([key, { asOf, changeId }]) => {
      const value = values[key]
      return value === undefined ? [] : [[key, { value, asOf, changeId }]]
    }),
  )
}

/** The current value of each variable by the dated rule, with both layers beside it. */
export function layered(
  acting: Acting,
  owner: Owner,
  rows: readonly LayerRow[],
  ministry: ReadonlyMap<string, MinistryAnswer>,
): RecordedValue[] {
  const provider = rows.find(({ layer }) => layer === 'provider')
  const ratified = rows.find(({ layer }) => layer === 'ratified')
  const provided = provider ? openedProvider(acting, owner, provider) : {}
  const decided = ratified ? openedRatified(acting, owner, ratified) : {}
  const rule = currentValueRuleOn(localDay(acting.now))
  const keys = [...new Set([...Object.keys(provided), ...Object.keys(decided)])].sort()
  return keys.flatMap((key) => {
    const given = provided[key]
    const own = decided[key]
    const two: { provider?: ProviderValue<Answer>; ratified?: RatifiedValue<Answer> } = {
      ...(provider &&
        given !== undefined && {
          provider: { value: given, asOf: provider.as_of, sourceId: provider.source_id },
        }),
      ...(own && { ratified: { ...own, ministry: ministry.get(own.changeId) ?? 'waiting' } }),
    }
    const current = currentValue(two, rule)
    if (current === undefined) return []
    return [
      {
        key,
        ...current,
        sensitivity: sensitivityOf(key),
        ...(two.provider && { provider: { ...two.provider, sourceName: provider?.source_name ?? '' } }),
        ...(two.ratified && { ratified: two.ratified }),
      },
    ]
  })
}

function secretsOf(acting: Acting, owner: Owner, row: SealedValues): Record<string, unknown> {
  if (row.sealed === null) return {}
  const text = acting.vault.open(valuesPlace(owner, row.id), row.sealed).toString('utf8')
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
}
