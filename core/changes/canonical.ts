/**
 * One text for one content, whatever the order keys were written in: what approvals are bound to.
 * JSON with sorted keys and no white space (the rules of RFC 8785 for the values used here:
 * strings, finite numbers, booleans, null, arrays, plain objects; `undefined` members are left out).
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`)
    return `{${members.join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError('only finite numbers have a canonical text')
  if (value === undefined || typeof value === 'function' || typeof value === 'bigint')
    throw new TypeError(`a ${typeof value} has no canonical text`)
  return JSON.stringify(value)
}
