import { useLayoutEffect, useRef } from 'preact/hooks'
import { Count } from '../marks/Count.tsx'

export interface Tab {
  href: string
  label: string
  count?: number | undefined
  current?: boolean | undefined
}

/** Views of one thing, each with its own address: links, so that back, bookmarks and no script all work. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const list = useRef<HTMLUListElement>(null)
  const current = tabs.find((tab) => tab.current)?.href
  // On a narrow screen the row scrolls: the view one is in is never out of it.
  useLayoutEffect(() => {
    const here = list.current?.querySelector('[aria-current]')?.getBoundingClientRect()
    const row = list.current?.getBoundingClientRect()
    if (list.current && here && row && current && here.right > row.right)
      list.current.scrollLeft += here.right - row.right
  }, [current])
  return (
    <nav aria-label={label}>
      <ul class="t-tabs" ref={list}>
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
