import type { DependantKind } from '@tanggap/contract/intake-desk'
import { z } from 'zod'
import type { Acting } from '../plumbing/acting.ts'
import type { IntakeRow } from './intake.store.ts'

/**
 * What rests on a delivery that was taken in: while there is any of it, the delivery cannot be taken back. Looked at
 * from the side of what may rest on it, which is little beside the families of a delivery, and by the families' keys.
 */

export interface Dependant {
  readonly kind: DependantKind
  readonly count: number
  /** Up to three, newest first: by the number or title a person knows them by, and where a page shows them. */
  readonly named: readonly { readonly id: string; readonly name: string }[]
}

const found = z.object({ id: z.string(), name: z.string(), total: z.number() })

/** Values that the delivery brought as the first ones of a family: the family itself came with it. */
const brought = (family: string) =>
  `exists (select from family_values v where v.regency_code = $1 and v.family_id = ${family}
     and v.layer = 'provider' and v.version = 1 and v.source_id = $2)`
/** A family that came with it, or was known and changed by it. */
const touched = (family: string) =>
  `(exists (select from snapshot_difference d where d.regency_code = $1 and d.family_id = ${family}
      and d.intake_id = $2) or ${brought(family)})`

const waveName = `c.number || ' "' || c.name || '"'`

/** Kind, id, name and source of everything that may rest on an extract; `$3` is when it was confirmed. */
const onExtract: readonly (readonly [DependantKind, string, string, string])[] = [
  [
    'campaign',
    'c.id',
    waveName,
    `campaign c where c.regency_code = $1 and c.frozen_at > $3 and exists (select from visit_case v
       where v.regency_code = $1 and v.campaign_id = c.id and ${touched('v.family_id')})`,
  ],
  [
    'visit',
    'c.id',
    "''",
    `visit_case c join campaign w on w.regency_code = $1 and w.id = c.campaign_id
      where c.regency_code = $1 and w.frozen_at > $3 and c.submitted_at is not null and ${touched('c.family_id')}`,
  ],
  [
    'batch',
    'b.id',
    "b.number || coalesce(' (SK ' || b.decree_number || ')', '')",
    `applied_change a join batch b on b.regency_code = $1 and b.id = a.batch_id
      where a.regency_code = $1 and a.applied_at > $3 and ${touched('a.family_id')}`,
  ],
  [
    'ratified_change',
    'a.change_id',
    'coalesce(c.number, a.kind)',
    `applied_change a left join change c on c.regency_code = $1 and c.id = a.change_id
      where a.regency_code = $1 and a.applied_at > $3 and ${touched('a.family_id')}`,
  ],
  [
    'change',
    'c.id',
    'c.number',
    `change c where c.regency_code = $1 and c.proposed_at > $3 and ${touched('c.family_id')}
       and not exists (select from applied_change a where a.regency_code = $1 and a.change_id = c.id)`,
  ],
  ['ticket', 'c.id', 'c.number', `ticket c where c.regency_code = $1 and ${brought('c.family_id')}`],
  [
    'slip',
    'c.id',
    "''",
    `slip c where c.regency_code = $1 and c.status = 'bound' and ${brought('c.family_id')}`,
  ],
  [
    'aid',
    'i.id',
    'i.title',
    `aid a join intake i on i.regency_code = $1 and i.id = a.intake_id
      where a.regency_code = $1 and a.state <> 'replaced' and ${brought('a.family_id')}`,
  ],
  // A list may be its owner's alone: it is known by whom one has to ask.
  [
    'saved_list',
    's.id',
    's.owner_name',
    `saved_list_family l join saved_search s on s.regency_code = $1 and s.id = l.list_id and s.removed_at is null
      where l.regency_code = $1 and l.removed_at is null and ${brought('l.family_id')}`,
  ],
]

/** Everything that came after the second person's confirmation and touches what the delivery wrote. */
export async function dependantsOf(acting: Acting, intake: IntakeRow): Promise<readonly Dependant[]> {
  const { tx, office } = acting
  if (intake.decided_at === null) return []
  const given = [office.regency, intake.id, intake.decided_at]
  const rows: Dependant[] = []
  const look = async (kind: DependantKind, id: string, name: string, from: string) => {
    const some = await tx.all(
      found,
      // Every query is given the same values; PostgreSQL must be told the type of those one does not use.
      `select id, name, count(*) over () as total from (select distinct ${id} as id, ${name} as name from ${from}) x
        where $2::uuid is not null and $3::timestamptz is not null order by name desc, id desc limit 3`,
      given,
    )
    const [first] = some
    if (first === undefined) return
    const named = some.filter(({ name }) => name !== '').map(({ id, name }) => ({ id, name }))
    rows.push({ kind, count: first.total, named })
  }
  await tx.run('set local jit = off')
  const sameList =
    intake.kind === 'dtsen' ? '' : 'and c.programme_code = me.programme_code and c.period = me.period'
  await look(
    'later_intake',
    'c.id',
    'c.title',
    `intake me join intake c on c.regency_code = $1 and c.kind = me.kind and c.id <> me.id ${sameList}
        and c.status in ('accepting', 'accepted', 'rollback_asked', 'rolling_back') and c.decided_at > $3
      where me.regency_code = $1 and me.id = $2`,
  )
  if (intake.kind === 'dtsen')
    for (const [kind, id, name, from] of onExtract) await look(kind, id, name, from)
  else
    await look(
      'campaign',
      'c.id',
      waveName,
      `campaign c where c.regency_code = $1 and c.frozen_at > $3 and exists (select from visit_case v
         join aid a on a.regency_code = $1 and a.family_id = v.family_id and a.intake_id = $2
        where v.regency_code = $1 and v.campaign_id = c.id)`,
    )
  await look('report', 'c.id', 'c.number', 'report c where c.regency_code = $1 and c.made_at > $3')
  return rows
}
