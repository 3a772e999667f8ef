import type { ComponentChildren } from 'preact'
import type { IconName } from '../marks/Icon.tsx'
import { State } from './State.tsx'

export interface EmptyStateProps {
  /** What will be here: "Belum ada kunjungan menunggu Anda". */
  title: ComponentChildren
  /** How it gets here. */
  children?: ComponentChildren
  icon?: IconName
  action?: ComponentChildren
}

export function EmptyState({ title, children, icon = 'document', action }: EmptyStateProps) {
  return (
    <State icon={icon} title={title} action={action}>
      {children && <p>{children}</p>}
    </State>
  )
}
