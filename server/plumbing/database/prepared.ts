import { createHash } from 'node:crypto'

/**
 * Names of statements that PostgreSQL keeps parsed and planned for a connection. Of one family's page three quarters of
 * its time went into planning the same dozen statements again.
 *
 * Only for one family's scope, and for what is found by its key: a plan that is kept believes in the scope it was made
 * in, and one made for a village would be a bad one for a list of the regency.
 */
const names = new Map<string, string>()

/** More than there are of such statements; what comes after is sent as ever. */
const most = 200

export function nameOfStatement(sql: string): string | undefined {
  const known = names.get(sql)
  if (known !== undefined || names.size >= most) return known
  const name = `kept_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`
  names.set(sql, name)
  return name
}
