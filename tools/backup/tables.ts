import type pg from 'pg'

/** Written anew by every restore: the story of the schema itself, of Tanggap's tables and of the job queue's. */
const ownOfSchema = ['public.migration', 'graphile_worker.migrations']

/**
 * COPY must write the same text on either side, whatever the server's or the user's own settings are; and the
 * owner must see every row or fail, never a part in silence.
 */
export const plainCopies = `set datestyle = 'ISO, MDY'; set timezone = 'UTC'; set bytea_output = 'hex';
  set intervalstyle = 'postgres'; set extra_float_digits = 1; set synchronize_seqscans = off; set row_security = off`

export interface TableShape {
  /** With its schema, quoted where it must be. */
  readonly name: string
  readonly columns: readonly string[]
}

/** Every table with its columns, those that others point at first. */
export async function tablesInOrder(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            array(select quote_ident(a.attname) from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
              order by a.attnum) as columns,
            array(select format('%I.%I', fn.nspname, f.relname) from pg_constraint k
              join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
              where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker') order by 1`,
  )
  return sorted(rows.filter(({ name }) => !ownOfSchema.includes(name)))
}

function sorted(tables: readonly (TableShape & { readonly needs: readonly string[] })[]): TableShape[] {
  const placed = new Set<string>()
  const order: TableShape[] = []
  while (order.length < tables.length) {
    const ready = tables.filter(
      ({ name, needs }) => !placed.has(name) && needs.every((need) => placed.has(need)),
    )
    if (ready.length === 0) throw new Error('tables point at each other in a circle')
    for (const { name, columns } of ready) {
      placed.add(name)
      order.push({ name, columns })
    }
  }
  return order
}

export interface KeptSequence {
  readonly name: string
  readonly last: number
  readonly isCalled: boolean
}

export async function readSequences(client: pg.ClientBase): Promise<KeptSequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and n.nspname in ('public', 'graphile_worker') order by 1`,
  )
  const sequences: KeptSequence[] = []
  for (const { name } of rows) {
    const { rows: found } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${name}`,
    )
    const [one] = found
    if (one) sequences.push({ name, last: Number(one.last), isCalled: one.called })
  }
  return sequences
}
