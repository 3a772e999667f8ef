import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../marks/Icon.tsx'

export interface StateProps {
  icon: IconName
  title: ComponentChildren
  children?: ComponentChildren
  action?: ComponentChildren
  /** Read out at once. */
  alert?: boolean
}

/** The frame of every "nothing to see here, and this is why". */
export function State({ icon, title, children, action, alert }: StateProps) {
  return (
    <section class="t-state" role={alert ? 'alert' : undefined}>
      <Icon name={icon} />
      <h2>{title}</h2>
      {children && <div class="t-stack-s">{children}</div>}
      {action && <div class="t-row">{action}</div>}
    </section>
  )
}
