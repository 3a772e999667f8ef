import type { ComponentChildren } from 'preact'
import { Button } from '../actions/Button.tsx'
import { useKitText } from '../locale.tsx'
import { SkipLink } from './SkipLink.tsx'

export interface FieldShellProps {
  title: ComponentChildren
  /** Where in the visit: "Perumahan · 4 dari 12". */
  subtitle?: ComponentChildren
  onBack?: (() => void) | undefined
  /** At the right of the bar: a menu or the state of the signal. */
  aside?: ComponentChildren
  /** Saved and waiting, in words: "Tersimpan di ponsel · 3 menunggu kirim". */
  saved?: ComponentChildren
  /** The act of this screen, at the bottom where the thumb is. Wide primary button last. */
  actions?: ComponentChildren
  children: ComponentChildren
}

/** The phone's frame: where one is above, what one does next below. */
export function FieldShell(props: FieldShellProps) {
  const t = useKitText()
  return (
    <div class="t-phone">
      <header class="t-phone-head t-on-shell">
        <SkipLink />
        {props.onBack ? (
          <Button icon="arrow-left" iconOnly onClick={props.onBack}>
            {t.back}
          </Button>
        ) : (
          <span />
        )}
        <h1>
          {props.title}
          {props.subtitle && <small>{props.subtitle}</small>}
        </h1>
        {props.aside}
      </header>
      <main id="isi" tabIndex={-1}>
        {props.children}
      </main>
      {(props.actions || props.saved) && (
        <footer class="t-thumb">
          {props.saved && (
            <div class="t-saved" role="status">
              {props.saved}
            </div>
          )}
          {props.actions && <div class="t-row">{props.actions}</div>}
        </footer>
      )}
    </div>
  )
}
