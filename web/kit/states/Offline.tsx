import type { ComponentChildren } from 'preact'
import { useKitText } from '../locale.tsx'
import { State } from './State.tsx'

/** No signal, and nothing is lost. `children` may say more exactly what waits. */
export function Offline({ children, action }: { children?: ComponentChildren; action?: ComponentChildren }) {
  const t = useKitText()
  return (
    <State icon="offline" title={t.offlineTitle} action={action}>
      <p>{children ?? t.offlineBody}</p>
    </State>
  )
}
