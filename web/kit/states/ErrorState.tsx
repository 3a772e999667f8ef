import type { ComponentChildren } from 'preact'
import { Button } from '../actions/Button.tsx'
import { useKitText } from '../locale.tsx'
import { State } from './State.tsx'

export interface ErrorStateProps {
  /** What happened. */
  title?: ComponentChildren
  /** What was kept, and what to do. */
  children: ComponentChildren
  /** The code that never changes its meaning, for the telephone. */
  code?: string | undefined
  onRetry?: (() => void) | undefined
  action?: ComponentChildren
}

export function ErrorState({ title, children, code, onRetry, action }: ErrorStateProps) {
  const t = useKitText()
  const acts = (
    <>
      {onRetry && (
        <Button icon="refresh" onClick={onRetry}>
          {t.retry}
        </Button>
      )}
      {action}
    </>
  )
  return (
    <State icon="warning" title={title ?? t.errorTitle} action={onRetry || action ? acts : undefined} alert>
      <p>{children}</p>
      {code && <small class="t-muted t-digits">{t.code(code)}</small>}
    </State>
  )
}
