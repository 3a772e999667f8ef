import type { ComponentChildren } from 'preact'
import { Icon } from '../marks/Icon.tsx'

export interface DocumentLinkProps {
  href: string
  /** What it is: "Berita acara musdes". */
  title: ComponentChildren
  /** Its number, kind and weight: "No. 140/03/2025 · PDF · 84 kB". */
  detail?: ComponentChildren
  /** Saved under this name instead of being opened. */
  download?: string | boolean | undefined
}

export function DocumentLink({ href, title, detail, download }: DocumentLinkProps) {
  return (
    <a class="t-document" href={href} download={download}>
      <Icon name={download ? 'download' : 'document'} />
      <span>
        <b>{title}</b>
        {detail && <small class="t-muted">{detail}</small>}
      </span>
    </a>
  )
}
