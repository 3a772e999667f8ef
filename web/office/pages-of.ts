import { mayDo, type Role } from '@tanggap/core/access'
import type { Page } from './page.ts'
import { pages } from './rooms.tsx'

/** The pages an office may open. */
export function pagesOf(role: Role): readonly Page[] {
  return pages.filter((page) => mayDo(role, page.may))
}
