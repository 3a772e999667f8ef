import type { ComponentChildren } from 'preact'
import { useKitText } from '../locale.tsx'
import { State } from './State.tsx'

export interface ForbiddenProps {
  /** The offices that can: "Verifikator Dinsos". */
  who?: string | undefined
  children?: ComponentChildren
  action?: ComponentChildren
}

export function Forbidden({ who, children, action }: ForbiddenProps) {
  const t = useKitText()
  return (
    <State icon="lock" title={t.forbiddenTitle} action={action}>
      {who && <p>{t.forbiddenWho(who)}</p>}
      <p>{children ?? t.forbiddenHelp}</p>
    </State>
  )
}
