import type { Action } from '@tanggap/core/access'
import type { ComponentType } from 'preact'
import type { IconName, Locale } from '../kit/index.ts'

/** A page of the office, as its room offers it. */
export interface Page {
  /** With `:name` for what changes, as in `/changes/:id`; parameters arrive as props of the component. */
  readonly path: string
  /** Who may open it: the same table the server asks. */
  readonly may: Action
  // biome-ignore lint/suspicious/noExplicitAny: each page names its own parameters; the router fills them from the path.
  readonly component: ComponentType<any>
  /** Its place in the navigation; a page without one is reached from another. */
  readonly nav?: {
    readonly section: NavSectionName
    readonly icon: IconName
    readonly label: (locale: Locale) => string
  }
}

export const navSections = ['today', 'month', 'register', 'answer'] as const
export type NavSectionName = (typeof navSections)[number]
