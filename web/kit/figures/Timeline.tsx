import type { ComponentChildren } from 'preact'
import { formatDateTime, formatRelative } from '../format.ts'
import { useKitText, useLocale } from '../locale.tsx'

export interface TimelineEvent {
  key: string
  /** ISO text. */
  at: string
  title: ComponentChildren
  /** Who did it, in which office. */
  by?: ComponentChildren
  children?: ComponentChildren
}

export interface TimelineProps {
  events: readonly TimelineEvent[]
  label: string
  /** Adds "3 hari lalu" beside the moment. */
  now?: string | undefined
}

/** What happened, the newest first, in whatever order it is given. */
export function Timeline({ events, label, now }: TimelineProps) {
  const t = useKitText()
  const locale = useLocale()
  const newestFirst = [...events].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return (
    <ol class="t-timeline" aria-label={`${label} (${t.newestFirst})`}>
      {newestFirst.map((event) => (
        <li key={event.key}>
          <time dateTime={event.at}>
            {formatDateTime(event.at, locale)}
            {now && ` · ${formatRelative(event.at, now, locale)}`}
          </time>
          <b>{event.title}</b>
          {event.by && <small>{event.by}</small>}
          {event.children}
        </li>
      ))}
    </ol>
  )
}
