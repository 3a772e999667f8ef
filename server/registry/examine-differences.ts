import { localDay } from '@tanggap/core/calendar'
import { contradictions, differences } from '@tanggap/core/intake'
import { currentValueRuleOn } from '@tanggap/core/registry'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import { type Examined, noteExamined, type OpenRow, rowsToExamine } from './examine.store.ts'
import { isSealed, openedRatified, valuesPlace } from './layered-values.ts'
import type { Comparison } from './plan-delivery.store.ts'
import { ministryAnswers, type Owner } from './registry.store.ts'

const rowsAtOnce = 2_000

/**
 * Compares the next rows whose fingerprint differs field by field, and every row of which the regency has ratified
 * something. Returns how many it looked at: none means that all are compared. Safe to repeat.
 */
export async function examineDifferences(acting: Acting, owner: Owner, at: Comparison): Promise<number> {
  const rows = await rowsToExamine(acting, owner, at, rowsAtOnce)
  const ratified = rows.filter(({ ratified_id }) => ratified_id !== null)
  const ministry =
    ratified.length === 0
      ? new Map()
      : await ministryAnswers(
          acting,
          ratified.map(({ family_id }) => family_id),
          owner === 'person' ? ratified.map(({ id }) => id) : [],
        )
  const rule = currentValueRuleOn(localDay(acting.now))
  const examined = rows.map((row): Examined => {
    const delivered = opened(acting, owner, row.target_id, row.delivered, row.delivered_sealed)
    const held = row.held_id ? opened(acting, owner, row.held_id, row.held ?? {}, row.held_sealed) : {}
    const changed = differences(held, delivered)
    const own = ratifiedOf(acting, owner, row)
    const against = contradictions(
      Object.fromEntries(
        Object.entries(own).map(([key, entry]) => [
          key,
          { ...entry, ministry: ministry.get(entry.changeId) ?? 'waiting' },
        ]),
      ),
      delivered,
      at.asOf,
      rule,
    )
    const keys = Object.keys(changed)
    const isChanged = keys.some((key) => key !== 'familyCardNumber')
    const kinds = row.kinds.filter((kind) => kind !== 'changed' && kind !== 'contradicts')
    if (isChanged) kinds.push('changed')
    if (against.length > 0 || row.kinds.includes('contradicts')) kinds.push('contradicts')
    return {
      id: row.id,
      batch: row.batch,
      kinds,
      rewrite: keys.length > 0 || row.ratified_id !== null,
      fields: Object.fromEntries(keys.map((key) => [key, isSealed(key) ? {} : (changed[key] ?? {})])),
      contradicts: against.map(({ key, ratifiedOn, staysCurrent, ...values }) => ({
        key,
        ratifiedOn,
        staysCurrent,
        ...(isSealed(key) ? {} : values),
      })),
    }
  })
  if (examined.length > 0) await noteExamined(acting, owner, at, examined)
  return examined.length
}

function ratifiedOf(acting: Acting, owner: Owner, row: OpenRow) {
  if (row.ratified_id === null) return {}
  return openedRatified(acting, owner, {
    id: row.ratified_id,
    values: row.ratified ?? {},
    sealed: row.ratified_sealed,
  })
}

const record = z.record(z.string(), z.unknown())

function opened(
  { vault }: Acting,
  owner: Owner,
  id: string,
  open: Readonly<Record<string, unknown>>,
  sealed: Buffer | null,
): Record<string, unknown> {
  if (sealed === null) return { ...open }
  const text = vault.open(valuesPlace(owner, id), sealed).toString('utf8')
  return { ...open, ...record.parse(JSON.parse(text)) }
}
