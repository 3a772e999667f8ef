import { audit } from './audit/index.ts'
import { home } from './home/index.ts'
import type { Page } from './page.ts'

/** The table of contents of the office: each room brings its pages, in the order of the navigation. */
export const pages: readonly Page[] = [...home, ...audit]
