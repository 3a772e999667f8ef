import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import type { StandingRow } from './comparison.store.ts'
import type { IntakeRow } from './intake.store.ts'

/** What rests on a delivery that was taken in: while there is any of it, the delivery cannot be taken back. */

export const dependantKinds = [
  'later_intake',
  'campaign',
  'ratified_change',
  'change',
  'ticket',
  'slip',
  'aid',
  'report',
] as const
export type DependantKind = (typeof dependantKinds)[number]

export interface Dependant {
  readonly kind: DependantKind
  readonly count: number
  /** Up to three, by the number or title a person knows them by; tickets and slips are only counted. */
  readonly names: readonly string[]
}

const found = z.object({ name: z.string(), total: z.number() })

/** Looks at everything that came after the second person's confirmation and touches what the delivery wrote. */
export async function dependantsOf(
  acting: Acting,
  intake: IntakeRow,
  { run, scope }: StandingRow,
): Promise<readonly Dependant[]> {
  const { tx, office } = acting
  if (intake.decided_at === null) return []
  const given = [office.regency, intake.id, intake.decided_at]
  const withScope = [...given, run, scope?.villages ?? null, scope?.kinds ?? null]
  const touched = `intake_family_change f where f.regency_code = $1 and f.intake_id = $2 and f.run = $4
    and ($5::text[] is null or f.village_code = any ($5)) and ($6::text[] is null or f.kinds <@ $6)`
  const changed = `${touched} and f.kinds <> '{}'`
  const brought = `${touched} and f.is_new`
  const ofFamilies: readonly (readonly [DependantKind, string, string])[] = [
    [
      'campaign',
      "c.number || ' \"' || c.name || '\"'",
      `campaign c where c.regency_code = $1 and c.frozen_at > $3 and exists (select from visit_case v
         where v.regency_code = $1 and v.campaign_id = c.id and v.family_id in (select f.family_id from ${changed}))`,
    ],
    [
      'ratified_change',
      'c.number',
      `applied_change a join change c on c.regency_code = $1 and c.id = a.change_id
        where a.regency_code = $1 and a.applied_at > $3 and a.family_id in (select f.family_id from ${changed})`,
    ],
    [
      'change',
      'c.number',
      `change c where c.regency_code = $1 and c.proposed_at > $3 and c.family_id in (select f.family_id from ${changed})
         and not exists (select from applied_change a where a.regency_code = $1 and a.change_id = c.id)`,
    ],
    [
      'ticket',
      "''",
      `ticket c where c.regency_code = $1 and c.family_id in (select f.family_id from ${brought})`,
    ],
    [
      'slip',
      "''",
      `slip c where c.regency_code = $1 and c.status = 'bound' and c.family_id in (select f.family_id from ${brought})`,
    ],
    [
      'aid',
      'c.title',
      `aid a join intake c on c.regency_code = $1 and c.id = a.intake_id
        where a.regency_code = $1 and a.state <> 'replaced' and a.family_id in (select f.family_id from ${brought})`,
    ],
  ]
  const rows: Dependant[] = []
  const look = async (kind: DependantKind, name: string, from: string, values: readonly unknown[]) => {
    const some = await tx.all(
      found,
      // Every query is given the same values; PostgreSQL must be told the type of those one does not use.
      `select name, count(*) over () as total from (select distinct ${name} as name, c.id from ${from}) x
        where $2::uuid is not null and $3::timestamptz is not null order by name limit 3`,
      values,
    )
    const [first] = some
    if (first !== undefined)
      rows.push({
        kind,
        count: first.total,
        names: some.map((row) => row.name).filter((text) => text !== ''),
      })
  }
  const sameList =
    intake.kind === 'dtsen' ? '' : 'and c.programme_code = me.programme_code and c.period = me.period'
  await look(
    'later_intake',
    'c.title',
    `intake me join intake c on c.regency_code = $1 and c.kind = me.kind and c.id <> me.id ${sameList}
        and c.status in ('accepting', 'accepted', 'rollback_asked', 'rolling_back') and c.decided_at > $3
      where me.regency_code = $1 and me.id = $2`,
    given,
  )
  if (intake.kind === 'dtsen')
    for (const [kind, name, from] of ofFamilies) await look(kind, name, from, withScope)
  else
    await look(
      'campaign',
      "c.number || ' \"' || c.name || '\"'",
      `campaign c where c.regency_code = $1 and c.frozen_at > $3 and exists (select from visit_case v
         join aid a on a.regency_code = $1 and a.family_id = v.family_id and a.intake_id = $2
        where v.regency_code = $1 and v.campaign_id = c.id)`,
      given,
    )
  await look('report', 'c.number', 'report c where c.regency_code = $1 and c.made_at > $3', given)
  return rows
}
