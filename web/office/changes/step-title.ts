import type { Locale } from '../../kit/index.ts'
import { changesText } from './changes.text.ts'

/** What a step of the staircase is called once it was taken; one of a later version by its own name. */
export function stepTitle(action: string, locale: Locale): string {
  const titles: Readonly<Record<string, string>> = changesText(locale).events
  return titles[action] ?? action
}
