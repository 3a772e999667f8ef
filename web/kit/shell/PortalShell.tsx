import type { ComponentChildren } from 'preact'
import { useKitText } from '../locale.tsx'
import { Icon } from '../marks/Icon.tsx'
import { Brand } from './Brand.tsx'
import { SkipLink } from './SkipLink.tsx'

export interface PortalShellProps {
  name: string
  place?: string | undefined
  homeHref: string
  /** The page before this one. */
  backHref?: string | undefined
  demoBadge?: ComponentChildren
  languageSwitch?: ComponentChildren
  footer?: ComponentChildren
  children: ComponentChildren
}

/** The citizen's frame: one column, nothing beside the question. */
export function PortalShell(props: PortalShellProps) {
  const t = useKitText()
  return (
    <div class="t-portal">
      <header class="t-portal-head t-on-shell">
        <SkipLink />
        <div class="t-column">
          <Brand href={props.homeHref} name={props.name} place={props.place} />
          {props.demoBadge}
          {props.languageSwitch}
        </div>
      </header>
      <main id="isi" tabIndex={-1}>
        <div class="t-column">
          {props.backHref && (
            <a class="t-back" href={props.backHref}>
              <Icon name="chevron-left" />
              {t.back}
            </a>
          )}
          {props.children}
        </div>
      </main>
      <footer>
        <div class="t-column">{props.footer}</div>
      </footer>
    </div>
  )
}
