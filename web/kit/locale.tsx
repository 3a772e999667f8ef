import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { kitText } from './kit.text.ts'
import type { Locale } from './text.ts'

/**
 * Tells the kit which language to speak. An app wraps its root once:
 * `<LocaleScope value={locale}>…</LocaleScope>`; without it the kit speaks Indonesian.
 */
const LocaleContext = createContext<Locale>('id')
export const LocaleScope = LocaleContext.Provider

export function useLocale(): Locale {
  return useContext(LocaleContext)
}

export function useKitText(): ReturnType<typeof kitText> {
  return kitText(useLocale())
}
