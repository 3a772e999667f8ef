import type { FamilyFilter as Chosen } from '@tanggap/contract/registry'

export type { Chosen }

/**
 * The conditions a filter sets on `family f`, of the regency in `$1`. Each is one comparison or one look into a table
 * by the family's own key.
 *
 * @param given takes a value into the statement and answers its place
 */
export function conditionsOf(chosen: Chosen, given: (value: unknown) => string): string[] {
  const { village, rw, rt, deciles, status, ended, people, ratified, aid, lacks } = chosen
  return [
    ...(village === undefined ? [] : [`f.village_code = ${given(village)}`]),
    ...(rw === undefined ? [] : [`f.rw = ${given(rw)}`]),
    ...(rt === undefined ? [] : [`f.rt = ${given(rt)}`]),
    ...(deciles === undefined
      ? []
      : [`f.official_decile between ${given(deciles.from)} and ${given(deciles.to)}`]),
    ...(status === undefined ? [] : [`f.status = ${given(status)}`]),
    ...(ended === undefined ? [] : [`f.ended_reason = ${given(ended)}`]),
    ...(people === undefined ? [] : [`exists (${gone(given(reasonsOf[people]))})`]),
    ...(ratified === undefined ? [] : [ratifiedAs(ratified, given)]),
    ...(aid === undefined
      ? []
      : [`${aid === 'yes' ? '' : 'not '}exists (${ofFamily('aid')} and x.state <> 'replaced')`]),
    ...(lacks === undefined ? [] : [missing[lacks]]),
    ...(chosen.sort === 'decile' ? ['f.official_decile is not null'] : []),
  ]
}

const ofFamily = (table: string) => `select from ${table} x where x.regency_code = $1 and x.family_id = f.id`

const gone = (reasons: string) =>
  `${ofFamily('membership')} and x.to_date is not null and x.ended_reason = any (${reasons})`

const reasonsOf = {
  died: ['deceased'],
  left: ['moved', 'not_found', 'split_family_card', 'moved_to_another_card', 'moved_to_another_family'],
} as const

function ratifiedAs(ratified: NonNullable<Chosen['ratified']>, given: (value: unknown) => string): string {
  if (ratified === 'none') return `not exists (${ofFamily('applied_change')})`
  return `exists (${ofFamily('applied_change')} and x.ministry = ${given(ratified)})`
}

const missing: Readonly<Record<NonNullable<Chosen['lacks']>, string>> = {
  decile: 'f.official_decile is null',
  card: 'f.card_index is null',
  place: `(f.rt in ('', '000') or f.rw in ('', '000'))`,
  mention: 'f.absent_from is not null',
  nik: `exists (select from membership m join person p on p.regency_code = $1 and p.id = m.person_id
     where m.regency_code = $1 and m.family_id = f.id and m.to_date is null and p.nik_index is null)`,
}

/** The order of a list: its columns, each an index's, and which way it runs. */
export interface ListOrder {
  readonly columns: readonly string[]
  readonly descends: boolean
}

export const listOrders: Readonly<Record<NonNullable<Chosen['sort']>, ListOrder>> = {
  place: { columns: ['village_code', 'rw', 'rt', 'head_name', 'id'], descends: false },
  decile: {
    columns: ['official_decile', 'village_code', 'rw', 'rt', 'head_name', 'id'],
    descends: false,
  },
  changed: { columns: ['updated_at', 'id'], descends: true },
}

/** The order as SQL; `turned` runs it backwards, for the page before. */
export function orderBy({ columns, descends }: ListOrder, turned = false): string {
  const way = descends === turned ? '' : ' desc'
  return columns.map((column) => `f.${column}${way}`).join(', ')
}
