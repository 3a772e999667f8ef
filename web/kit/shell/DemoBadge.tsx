import type { ComponentChildren } from 'preact'
import { Icon } from '../marks/Icon.tsx'

/** Says that everything here is invented. */
export function DemoBadge({ children }: { children: ComponentChildren }) {
  return (
    <span class="t-demo">
      <Icon name="flag" />
      {children}
    </span>
  )
}
