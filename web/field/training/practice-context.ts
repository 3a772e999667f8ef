import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** What came of a practice: as long as it took, and how often the screen was touched. */
export interface PracticeResult {
  readonly seconds: number
  readonly taps: number
}

/** Whether one practises now. A practice lies in a box of its own and is there again after a reload. */
export interface Practice {
  readonly running: boolean
  readonly result: PracticeResult | undefined
  /** One was left before its end. */
  readonly left: boolean
  /** Anew; what was left is gone. */
  begin(): Promise<void>
  goOn(): void
  end(): Promise<void>
}

const PracticeContext = createContext<Practice | undefined>(undefined)
export const PracticeProvider = PracticeContext.Provider

export function usePractice(): Practice | undefined {
  return useContext(PracticeContext)
}
