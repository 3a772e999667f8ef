import { localDay } from '@tanggap/core/calendar'
import type { Answer } from '@tanggap/core/instrument'
import {
  classOfPersonal,
  currentValue,
  currentValueRuleOn,
  type Era,
  erasOf,
  type Stated,
  seesClass,
} from '@tanggap/core/registry'
import { type Acting, done, refused } from '../plumbing/acting.ts'
import * as history from './history.store.ts'
import { openedProvider, openedRatified, sensitivityOf } from './layered-values.ts'
import { familyRows, type LayerRow, ministryAnswers, type Owner } from './registry.store.ts'
import { maskedAnswer } from './shown-values.ts'

/** Every version of one value of a family or a person in both layers, newest first, with its source and day. */
export async function valueHistory(acting: Acting, owner: Owner, id: string, key: string) {
  const familyId = owner === 'family' ? id : (await history.lastFamilyOf(acting, id))?.family_id
  const [family] = familyId ? await familyRows(acting, [familyId]) : []
  if (family === undefined) return refused('request.not-found')
  await acting.record({
    action: 'registry.read-value-history',
    subject: owner,
    ids: owner === 'family' ? [id] : [id, family.id],
    village: family.village_code,
    detail: { value: key },
  })
  const asked = sensitivityOf(key)
  const [person] = owner === 'person' ? await history.belongingsOf(acting, [id]) : []
  const fieldClass = person
    ? classOfPersonal(asked, { key, birthDate: person.birth_date }, localDay(acting.now))
    : asked
  if (!seesClass(acting.office.role, fieldClass)) return done({ key, hidden: true, eras: [] })
  const versions = (await history.versionsOf(acting, owner, id)).map((row) => stated(acting, owner, row, key))
  const provided = erasOf<Answer, Version>(versions.filter(({ layer }) => layer === 'provider'))
  const ratified = erasOf<Answer, Version>(versions.filter(({ layer }) => layer === 'ratified'))
  const shown = await current(acting, family.id, owner === 'person' ? [id] : [], provided, ratified)
  const eras = [...provided, ...ratified].map((era) => ({
    layer: era.first.layer,
    ...(era.value !== undefined && { value: maskedAnswer(key, era.value) }),
    withdrawn: era.value === undefined,
    from: era.first.asOf,
    lastStated: era.last.asOf,
    recordedAt: era.first.recordedAt.toISOString(),
    sourceName: era.first.sourceName,
    changeId: era.first.changeId,
    current: era === shown,
  }))
  return done({
    key,
    hidden: false,
    eras: eras.toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0)),
  })
}

interface Version extends Stated<Answer> {
  readonly layer: 'provider' | 'ratified'
  readonly recordedAt: Date
  readonly sourceId: string
  readonly sourceName: string
  readonly changeId: string | null
}

function stated(acting: Acting, owner: Owner, row: LayerRow, key: string): Version {
  const common = {
    layer: row.layer,
    recordedAt: row.recorded_at,
    sourceId: row.source_id,
    sourceName: row.source_name,
  }
  if (row.layer === 'provider')
    return { ...common, value: openedProvider(acting, owner, row)[key], asOf: row.as_of, changeId: null }
  const entry = openedRatified(acting, owner, row)[key]
  return { ...common, value: entry?.value, asOf: entry?.asOf ?? row.as_of, changeId: entry?.changeId ?? null }
}

/** The era whose value the family page shows, by the same dated rule. */
async function current(
  acting: Acting,
  familyId: string,
  persons: readonly string[],
  provided: readonly Era<Answer, Version>[],
  ratified: readonly Era<Answer, Version>[],
): Promise<Era<Answer, Version> | undefined> {
  const given = provided.at(-1)
  const own = ratified.at(-1)
  const answers = await ministryAnswers(acting, [familyId], persons)
  const chosen = currentValue<Answer>(
    {
      ...(given?.value !== undefined && {
        provider: { value: given.value, asOf: given.last.asOf, sourceId: given.last.sourceId },
      }),
      ...(own?.value !== undefined &&
        own.first.changeId !== null && {
          ratified: {
            value: own.value,
            asOf: own.last.asOf,
            changeId: own.first.changeId,
            ministry: answers.get(own.last.changeId ?? '') ?? 'waiting',
          },
        }),
    },
    currentValueRuleOn(localDay(acting.now)),
  )
  return chosen && (chosen.from === 'provider' ? given : own)
}
