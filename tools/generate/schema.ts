import pg from 'pg'

/** The schema as the catalogue tells it: tables with columns, keys, indexes, policies and rights, in a fixed order. */
export async function schemaDocument(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const tables = await rows(
      client,
      `select c.oid, c.relname as name, c.relforcerowsecurity as forced from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`,
    )
    const parts = []
    for (const table of tables) parts.push(await tableText(client, String(table.oid), String(table.name)))
    return `-- Written by npm run generate from the catalogue of a migrated database.\n\n${parts.join('\n')}`
  } finally {
    await client.end()
  }
}

async function tableText(client: pg.Client, oid: string, name: string): Promise<string> {
  const columns = await rows(
    client,
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as needed,
            pg_get_expr(d.adbin, d.adrelid) as default
       from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [oid],
  )
  // PostgreSQL 18 counts NOT NULL among the constraints; it is told beside the column already.
  const constraints = await rows(
    client,
    `select pg_get_constraintdef(oid) as text from pg_constraint
      where conrelid = $1 and contype <> 'n' order by contype desc, conname`,
    [oid],
  )
  const indexes = await rows(
    client,
    `select pg_get_indexdef(indexrelid) as text from pg_index
      where indrelid = $1 and not indisprimary and indexrelid not in
        (select conindid from pg_constraint where conrelid = $1) order by 1`,
    [oid],
  )
  const policies = await rows(
    client,
    `select polname as name, polcmd as command, pg_get_expr(polqual, polrelid) as seen,
            pg_get_expr(polwithcheck, polrelid) as written from pg_policy where polrelid = $1 order by polname`,
    [oid],
  )
  const rights = await rows(
    client,
    `select distinct privilege_type as text from information_schema.role_table_grants
      where grantee = 'tanggap_app' and table_schema = 'public' and table_name = $1 order by 1`,
    [name],
  )
  const body = [
    ...columns.map(
      (column) =>
        `${column.name} ${column.type}${column.needed ? ' not null' : ''}${column.default ? ` default ${column.default}` : ''}`,
    ),
    ...constraints.map((constraint) =>
      String(constraint.text).toLowerCase().startsWith('check')
        ? String(constraint.text)
        : String(constraint.text).toLowerCase(),
    ),
  ]
  return [
    `create table ${name} (`,
    body.map((line) => `  ${line}`).join(',\n'),
    ');',
    ...indexes.map((index) => `${String(index.text).toLowerCase()};`),
    ...policies.map(
      (policy) =>
        `-- policy ${policy.name} (${commands[String(policy.command)]}): ${policy.seen ?? policy.written}`,
    ),
    `-- the application may: ${rights.map((right) => String(right.text).toLowerCase()).join(', ') || 'nothing'}`,
    '',
  ].join('\n')
}

const commands: Readonly<Record<string, string>> = {
  '*': 'all',
  r: 'select',
  a: 'insert',
  w: 'update',
  d: 'delete',
}

async function rows(
  client: pg.Client,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  return (await client.query(sql, [...values])).rows
}
