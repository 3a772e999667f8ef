import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Locale } from '../../kit/index.ts'

const LocaleChoiceContext = createContext<(locale: Locale) => void>(() => undefined)
/** Hands down the way to change the language. */
export const LocaleChoice = LocaleChoiceContext.Provider

export function useLocaleChoice(): (locale: Locale) => void {
  return useContext(LocaleChoiceContext)
}
