import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** What came of a practice: as long as it took, and how often the screen was touched. */
export interface PracticeResult {
  readonly seconds: number
  readonly taps: number
}

/** Whether one practises now. Practice lives in a memory of its own and ends with the page. */
export interface Practice {
  readonly running: boolean
  readonly result: PracticeResult | undefined
  begin(): void
  end(): void
}

const PracticeContext = createContext<Practice | undefined>(undefined)
export const PracticeProvider = PracticeContext.Provider

export function usePractice(): Practice | undefined {
  return useContext(PracticeContext)
}
