/** Deeper than any form or answer of ours. */
const deepest = 24

/**
 * Whether a value from outside can be kept: no NUL and no half of a character in any text or name (PostgreSQL
 * takes neither), and not deeper than any of our forms.
 */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000')
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return true
  if (depth === deepest) return false
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner, depth + 1))
}
