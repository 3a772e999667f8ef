import type { Breach } from './check.ts'

/**
 * Reads numbered migrations as one story and names what would not survive the day the same schema is
 * distributed over many regencies on Citus, or would let a row be seen without scope.
 *
 * It reads SQL by pattern, not by grammar: it knows the way these migrations are written, and its tests
 * show for each rule that it can fail.
 */
export function breachesOfSql(file: string, sql: string): Breach[] {
  const statements = splitStatements(sql)
  const breaches = statements.flatMap((statement) =>
    forbidden
      .filter(({ pattern }) => pattern.test(statement.text))
      .map(({ rule, sentence }) => ({ rule, sentence, where: `${file}:${statement.line}` })),
  )
  const tables = statements.flatMap(readTable)
  const owned = new Set(tables.filter((table) => table.isOwned).map((table) => table.name))
  const at = (line: number) => `${file}:${line}`
  return [
    ...breaches,
    ...tables.flatMap((table) =>
      breachesOfTable(table, owned).map((breach) => ({ ...breach, where: at(table.line) })),
    ),
    ...tables
      .filter((table) => table.isOwned)
      .flatMap((table) => breachesOfScope(table, statements, at(table.line))),
    ...statements.flatMap((statement) => breachesOfUniqueIndex(statement, owned, at(statement.line))),
  ]
}

interface Statement {
  readonly text: string
  readonly line: number
}

interface Table {
  readonly name: string
  readonly line: number
  readonly body: string
  /** Belongs to one regency, as its first column says. */
  readonly isOwned: boolean
}

const forbidden = [
  {
    rule: 'no-restrictive-policy',
    pattern: /\bas restrictive\b/i,
    sentence:
      'Citus silently turns a restrictive policy permissive on its workers, and every row is exposed.',
  },
  {
    rule: 'no-triggers',
    pattern: /\bcreate (or replace )?(constraint )?trigger\b/i,
    sentence: 'Triggers do not run on distributed tables; write the second row in the same transaction.',
  },
  {
    rule: 'no-merge',
    pattern: /\bmerge into\b/i,
    sentence: 'MERGE is not supported on every engine we serve; use INSERT … ON CONFLICT.',
  },
  {
    rule: 'no-set-null',
    pattern: /\bon delete set (null|default)\b/i,
    sentence: 'It would have to set regency_code too; nothing is deleted here, only superseded.',
  },
  {
    rule: 'no-fixed-char',
    pattern: /\b(bp)?char(acter)?\s*\(\s*\d/i,
    sentence: 'char(n) pads and casts, and the cast defeats the index; use text with a check.',
  },
  {
    rule: 'no-volatile-default',
    pattern: /\bdefault\s+(now|clock_timestamp|current_timestamp|gen_random_uuid|uuidv7|random|nextval)\b/i,
    sentence: 'Time, chance and keys come from the application, so that a decision can be replayed.',
  },
  {
    rule: 'no-sequence',
    pattern:
      /[,(]\s*\w+\s+(big|small)?serial\b|\bgenerated (always|by default) as identity\b|\bcreate sequence\b/i,
    sentence: 'Keys are UUIDv7 made by the application; a sequence is one queue for the whole nation.',
  },
  {
    rule: 'no-delete-for-the-application',
    pattern: /\bgrant\b[^;]*\b(delete|truncate|all)\b[^;]*\bto tanggap_app\b/i,
    sentence: 'No record is deleted, only superseded; the application must not be able to.',
  },
  {
    rule: 'policy-without-query',
    pattern: /\bcreate policy\b[^;]*\bselect\b(?! to\b)/i,
    sentence: 'A policy compares columns with current_setting only; a query in it runs for every row.',
  },
]

function breachesOfTable(table: Table, owned: ReadonlySet<string>): Omit<Breach, 'where'>[] {
  const found: Omit<Breach, 'where'>[] = []
  const { name, body } = table
  if (!table.isOwned) {
    const target = [...body.matchAll(/\breferences\s+(\w+)/gi)].find((match) => owned.has(match[1] ?? ''))
    if (target !== undefined) {
      const sentence = `${name} is national and points at ${target[1]}, which belongs to one regency.`
      found.push({ rule: 'national-points-at-regency', sentence })
    }
    return found
  }
  if (!/\bregency_code text not null check \(regency_code ~ '\^\[0-9\]\{4\}\$'\)/i.test(body)) {
    const sentence = `${name}.regency_code must be: text not null check (regency_code ~ '^[0-9]{4}$').`
    found.push({ rule: 'regency-code-is-four-digits', sentence })
  }
  for (const [, kind, columns] of body.matchAll(/\b(primary key|unique|foreign key)\s*\(([^)]*)\)/gi)) {
    if (!/^\s*regency_code\b/i.test(columns ?? '')) {
      const sentence = `${kind} (${columns?.trim()}) of ${name} must begin with regency_code: a key stays on one shard.`
      found.push({ rule: 'regency-code-comes-first', sentence })
    }
  }
  if (/^\s*\w+[^(,]*\b(primary key|unique)\b\s*(,|$|not|check|default)/im.test(withoutKeyLines(body))) {
    const sentence = `${name} has a key on a single column; write it as a line that begins with regency_code.`
    found.push({ rule: 'regency-code-comes-first', sentence })
  }
  if (!/\bprimary key\b/i.test(body)) {
    found.push({ rule: 'has-primary-key', sentence: `${name} has no primary key.` })
  }
  for (const [, target = ''] of withoutKeyLines(body).matchAll(/\breferences\s+(\w+)/gi)) {
    if (!owned.has(target)) continue
    const sentence = `${name} points at ${target} without regency_code; a foreign key begins with it on both sides.`
    found.push({ rule: 'regency-code-comes-first', sentence })
  }
  return found
}

function withoutKeyLines(body: string): string {
  return body.replace(
    /\b(primary key|unique|foreign key)\s*\([^)]*\)(\s*references\s+\w+\s*\(\s*regency_code\b[^)]*\))?/gi,
    '',
  )
}

function breachesOfScope(table: Table, statements: readonly Statement[], where: string): Breach[] {
  const says = (pattern: string) => statements.some(({ text }) => new RegExp(pattern, 'i').test(text))
  const alter = `\\balter table (public\\.)?${table.name}\\b[^;]*`
  const found: Breach[] = []
  if (!says(`${alter}\\benable row level security`) || !says(`${alter}\\bforce row level security`)) {
    const sentence = `${table.name} needs ENABLE and FORCE ROW LEVEL SECURITY: without scope nobody sees a row.`
    found.push({ rule: 'forced-row-level-security', sentence, where })
  }
  if (!says(`\\bcreate policy \\w+ on (public\\.)?${table.name}\\b[^;]*regency_code = current_setting`)) {
    const sentence = `${table.name} needs a policy that compares regency_code with current_setting.`
    found.push({ rule: 'has-scope-policy', sentence, where })
  }
  return found
}

function breachesOfUniqueIndex(statement: Statement, owned: ReadonlySet<string>, where: string): Breach[] {
  const match = /\bcreate unique index\b[^;]*?\bon (?:only )?(\w+)\s*(?:using \w+\s*)?\(\s*(\w+)/i.exec(
    statement.text,
  )
  const [, table = '', column = ''] = match ?? []
  if (!owned.has(table) || column === 'regency_code') return []
  const sentence = `a unique index on ${table} must begin with regency_code: a key stays on one shard.`
  return [{ rule: 'regency-code-comes-first', sentence, where }]
}

function readTable(statement: Statement): Table[] {
  const match = /^\s*create (?:unlogged )?table (?:if not exists )?(?:public\.)?(\w+)\s*\(([\s\S]*)\)/i.exec(
    statement.text,
  )
  if (match === null) return []
  const [, name = '', body = ''] = match
  return [{ name, body, line: statement.line, isOwned: /\bregency_code\b/i.test(body) }]
}

/** Comments are dropped; the bodies of functions ($$ … $$) stay within their statement. */
function splitStatements(sql: string): Statement[] {
  const plain = sql
    .replace(/--[^\n]*/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
  const statements: Statement[] = []
  let line = 1
  for (const part of plain.match(/(?:\$(\w*)\$[\s\S]*?\$\1\$|'[^']*'|[^;'$]|\$)+;?/g) ?? []) {
    const leading = part.length - part.trimStart().length
    const startsAt = line + (part.slice(0, leading).match(/\n/g)?.length ?? 0)
    if (part.trim() !== '') statements.push({ text: part.trim(), line: startsAt })
    line += part.match(/\n/g)?.length ?? 0
  }
  return statements
}
