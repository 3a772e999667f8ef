import type { Session } from '@tanggap/contract/access'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** Who works here, in which office. Every page stands inside one. */
const SessionContext = createContext<Session | undefined>(undefined)
export const SessionScope = SessionContext.Provider

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('a page of the office stands outside a session')
  return session
}
