import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../actions/Button.tsx'
import { useKitText } from '../locale.tsx'
import { Count } from '../marks/Count.tsx'
import { Icon, type IconName } from '../marks/Icon.tsx'
import { Brand } from './Brand.tsx'
import { SkipLink } from './SkipLink.tsx'

export interface NavItem {
  href: string
  label: string
  icon?: IconName | undefined
  /** What waits there for the person, in the office acted in. */
  count?: number | undefined
  current?: boolean | undefined
}

export interface NavSection {
  heading?: string | undefined
  items: readonly NavItem[]
}

export interface AppShellProps {
  name: string
  place?: string | undefined
  homeHref: string
  nav: readonly NavSection[]
  /** Which office the person acts in, and the way to another. Always visible. */
  officeSwitcher?: ComponentChildren
  demoBadge?: ComponentChildren
  languageSwitch?: ComponentChildren
  /** Name and way out. */
  account?: ComponentChildren
  children: ComponentChildren
}

/** The office's frame: navigation at the side; on a narrow screen it folds behind one button at the top. */
export function AppShell(props: AppShellProps) {
  const t = useKitText()
  const [open, setOpen] = useState(false)
  return (
    <div class="t-office">
      <SkipLink />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc only closes what the button opened. */}
      <header
        class="t-side t-on-shell"
        data-open={open || undefined}
        onKeyDown={(e) => e.key === 'Escape' && setOpen(false)}
      >
        <div class="t-side-head">
          <Brand href={props.homeHref} name={props.name} place={props.place} />
          <Button
            icon={open ? 'cross' : 'menu'}
            aria-expanded={open}
            aria-controls="menu"
            onClick={() => setOpen(!open)}
          >
            {open ? t.closeMenu : t.menu}
          </Button>
        </div>
        <div class="t-side-fold" id="menu">
          <div class="t-stack">
            {props.demoBadge}
            {props.officeSwitcher}
            <Nav nav={props.nav} onFollow={() => setOpen(false)} />
          </div>
          {(props.account || props.languageSwitch) && (
            <div class="t-side-foot">
              {props.account}
              {props.languageSwitch}
            </div>
          )}
        </div>
      </header>
      <main class="t-main" id="isi" tabIndex={-1}>
        {props.children}
      </main>
    </div>
  )
}

function Nav({ nav, onFollow }: { nav: readonly NavSection[]; onFollow: () => void }) {
  const t = useKitText()
  return (
    <nav class="t-nav" aria-label={t.navigation}>
      {nav.map((section) => (
        <div key={section.heading ?? ''}>
          {section.heading && <h2>{section.heading}</h2>}
          <ul>
            {section.items.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? 'page' : undefined} onClick={onFollow}>
                  {item.icon && <Icon name={item.icon} />}
                  <span>{item.label}</span>
                  {item.count !== undefined && item.count > 0 && <Count of={item.count} />}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
