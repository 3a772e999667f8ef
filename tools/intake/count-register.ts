import pg from 'pg'

/** Rows of a table that count today, and one number over everything they say. */
export interface TableTotal {
  readonly table: string
  readonly rows: number
  readonly hash: string
}

/**
 * Versions and the time of the last change go on counting after a roll-back, so that whoever holds an older one is
 * told; they stand aside. Rows withdrawn are seen by nobody.
 */
const contents: Readonly<Record<string, string>> = {
  family: `to_jsonb(x) - 'version' - 'updated_at'`,
  family_card: 'x',
  family_values: 'x',
  person: `to_jsonb(x) - 'version' - 'updated_at'`,
  person_values: 'x',
  membership: 'x',
  snapshot_difference: 'x',
}

/** Counts and hashes the whole register as the database's owner sees it. */
export async function countRegister(ownerUrl: string): Promise<readonly TableTotal[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const totals: TableTotal[] = []
    for (const [table, content] of Object.entries(contents)) {
      const { rows } = await client.query<{ rows: number; hash: string }>(
        `select count(*)::int as rows, coalesce(sum(hashtextextended((${content})::text, 0)::numeric), 0)::text as hash
           from ${table} x where x.withdrawn_at is null`,
      )
      totals.push({ table, rows: rows[0]?.rows ?? 0, hash: rows[0]?.hash ?? '' })
    }
    return totals
  } finally {
    await client.end()
  }
}

export function areSame(one: readonly TableTotal[], other: readonly TableTotal[]): boolean {
  return one.every(({ rows, hash }, at) => other[at]?.rows === rows && other[at].hash === hash)
}

export function told(totals: readonly TableTotal[]): string {
  return totals.map(({ table, rows, hash }) => `${table} ${rows} #${hash.slice(-8)}`).join(' · ')
}

/** How many rows of a table there are, seen or not. */
export function rowsOf(totals: readonly TableTotal[], table: string): number {
  return totals.find((total) => total.table === table)?.rows ?? 0
}
