import pg from 'pg'

/** How much of one batch of a delivery stands in the register, in rows that must stand all or not at all. */
export interface BatchState {
  readonly batch: number
  readonly expected: number
  readonly present: number
}

export interface Standing {
  readonly status: string
  /** Batches the delivery is noted to have in the register. */
  readonly done: number
  readonly batches: readonly BatchState[]
  /** Rows staged, and rows noted as staged; with the sums of their fingerprints. */
  readonly staged: readonly [number, number]
  readonly noted: readonly [number, number]
}

/**
 * Looks, as the owner and past every policy, at what a delivery that is taken in whole has left: new families and
 * persons, new versions of values, marks of absence.
 */
export async function standingOf(ownerUrl: string, intakeId: string): Promise<Standing> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read')
    const { rows: heads } = await client.query<{
      status: string
      done: number
      run: number
      version: string
    }>('select status, batches_done as done, run, snapshot_version as version from intake where id = $1', [
      intakeId,
    ])
    const head = heads[0]
    if (head === undefined) throw new Error('there is no such delivery')
    const given = [intakeId, head.run]
    const { rows: batches } = await client.query<BatchState>(
      `select batch, count(*)::int as expected, count(*) filter (where present)::int as present from (
         select c.batch, exists (select from family f where f.id = c.family_id and f.withdrawn_at is null) as present
           from intake_family_change c where c.intake_id = $1 and c.run = $2 and c.is_new
         union all
         select c.batch, exists (select from person p where p.id = c.person_id and p.withdrawn_at is null)
           from intake_person_change c where c.intake_id = $1 and c.run = $2 and c.is_new
         union all
         select c.batch, exists (select from family_values v where v.family_id = c.family_id and v.source_id = $1
             and v.withdrawn_at is null and v.superseded_at is null)
           from intake_family_change c where c.intake_id = $1 and c.run = $2 and c.rewrite
         union all
         select c.batch, exists (select from person_values v where v.person_id = c.person_id and v.source_id = $1
             and v.withdrawn_at is null and v.superseded_at is null)
           from intake_person_change c where c.intake_id = $1 and c.run = $2 and c.rewrite and c.file_id is not null
         union all
         select c.batch, exists (select from family f where f.id = c.family_id and f.absent_from = $3)
           from intake_family_change c where c.intake_id = $1 and c.run = $2 and 'gone' = any (c.kinds)) x
        group by batch order by batch`,
      [...given, head.version],
    )
    const { rows: sums } = await client.query<Record<'rows' | 'hash' | 'notedRows' | 'notedHash', string>>(
      `select (select count(*) from intake_row where intake_id = $1) as rows,
              (select coalesce(sum(('x' || encode(substr(fingerprint, 1, 4), 'hex'))::bit(32)::bigint), 0)
                 from intake_row where intake_id = $1) as hash,
              (select coalesce(sum(rows), 0) from intake_file where intake_id = $1) as "notedRows",
              (select coalesce(sum(hash_total), 0) from intake_file where intake_id = $1) as "notedHash"`,
      [intakeId],
    )
    const [sum] = sums
    return {
      status: head.status,
      done: head.done,
      batches,
      staged: [Number(sum?.rows), Number(sum?.hash)],
      noted: [Number(sum?.notedRows), Number(sum?.notedHash)],
    }
  } finally {
    await client.end()
  }
}

/** What of a delivery is half: nothing, when every batch up to the mark stands whole and none behind it at all. */
export function halves({ done, batches, staged, noted }: Standing): string[] {
  return [
    ...(staged[0] === noted[0] && staged[1] === noted[1]
      ? []
      : [`${staged[0]} rows stand staged and ${noted[0]} are noted`]),
    ...batches
      .filter(({ batch, expected, present }) => present !== (batch <= done ? expected : 0))
      .map(
        ({ batch, expected, present }) =>
          `batch ${batch} stands with ${present} of ${expected} rows, ${done} batches are noted`,
      ),
  ]
}
