import { type Role, roles, roleTitles } from '@tanggap/core/access'
import type { Locale } from '../kit/index.ts'

/** What an office is called; a role of a later version by its own name. */
export function roleName(role: string, locale: Locale): string {
  const known: Role | undefined = roles.find((one) => one === role)
  return known ? roleTitles[known][locale] : role
}
