import { Count } from '../marks/Count.tsx'

export interface Tab {
  href: string
  label: string
  count?: number | undefined
  current?: boolean | undefined
}

/** Views of one thing, each with its own address: links, so that back, bookmarks and no script all work. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label}>
      <ul class="t-tabs">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <Count of={tab.count} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
