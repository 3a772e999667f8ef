import type { ComponentChildren } from 'preact'
import { Breadcrumbs, type Crumb } from './Breadcrumbs.tsx'

export interface PageHeaderProps {
  title: ComponentChildren
  /** One sentence: what this page is for, or what waits here. */
  lead?: ComponentChildren
  crumbs?: readonly Crumb[] | undefined
  /** Beside the title: a `StatusChip`. */
  status?: ComponentChildren
  actions?: ComponentChildren
}

export function PageHeader({ title, lead, crumbs, status, actions }: PageHeaderProps) {
  return (
    <header class="t-page-head">
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <div>
        <div class="t-row">
          <h1>{title}</h1>
          {status}
        </div>
        {actions && <div class="t-row">{actions}</div>}
      </div>
      {lead && <p>{lead}</p>}
    </header>
  )
}
