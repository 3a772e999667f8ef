import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Page } from './page.ts'

/** The pages this office may open, told to the pages themselves: a page that read the table would be in a circle with it. */
const OpenPages = createContext<readonly Page[]>([])
export const OpenPagesScope = OpenPages.Provider

export function useOpenPages(): readonly Page[] {
  return useContext(OpenPages)
}
