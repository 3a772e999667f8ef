import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../marks/Icon.tsx'

export type NoticeTone = 'info' | 'good' | 'attention' | 'bad'

const icons = {
  info: 'info',
  good: 'check',
  attention: 'warning',
  bad: 'warning',
} as const satisfies Record<NoticeTone, IconName>

export interface NoticeProps {
  tone?: NoticeTone
  title?: ComponentChildren
  children?: ComponentChildren
  /** A button or a link: what to do about it. */
  action?: ComponentChildren
  /** Read out at once when it appears. For what happened just now, not for what was always there. */
  live?: boolean
}

export function Notice({ tone = 'info', title, children, action, live }: NoticeProps) {
  return (
    <div class="t-notice" data-tone={tone} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={icons[tone]} />
      <div>
        <div>
          {title && <b>{title}</b>}
          {children}
        </div>
        {action}
      </div>
    </div>
  )
}
