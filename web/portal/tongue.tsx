import type { PortalTongue } from '@tanggap/contract/portal'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { everyoneText } from './everyone.text.ts'
import { everyoneJavanese, portalJavanese } from './javanese.text.ts'
import { portalText } from './portal.text.ts'

/** The language a page was asked for. The kit and the office's own words know two; the portal's words may know more. */
const TongueContext = createContext<PortalTongue>('id')
export const TongueScope = TongueContext.Provider

export function usePortalText(): ReturnType<typeof portalText> {
  const tongue = useContext(TongueContext)
  return tongue === 'jv' ? { ...portalText('id'), ...portalJavanese } : portalText(tongue)
}

export function useEveryoneText(): ReturnType<typeof everyoneText> {
  const tongue = useContext(TongueContext)
  return tongue === 'jv' ? { ...everyoneText('id'), ...everyoneJavanese } : everyoneText(tongue)
}
