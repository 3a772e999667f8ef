import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Page } from './page.ts'

/** The pages this office may open, told to the pages themselves: a page that read the table would be in a circle with it. */
const OpenPages = createContext<readonly Page[]>([])
export const OpenPagesScope = OpenPages.Provider

export function useOpenPages(): readonly Page[] {
  return useContext(OpenPages)
}

/** Whether an address leads to a page of this office: a link to a closed door is no link. */
export function useIsOpen(): (address: string) => boolean {
  const pages = useOpenPages()
  return (address) => {
    const steps = address.replace(/\?.*$/, '').split('/')
    return pages.some(({ path }) => {
      const wanted = path.split('/')
      return (
        wanted.length === steps.length &&
        wanted.every((step, at) => step.startsWith(':') || step === steps[at])
      )
    })
  }
}
