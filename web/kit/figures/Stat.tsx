import type { ComponentChildren } from 'preact'

export interface StatProps {
  label: string
  value: ComponentChildren
  detail?: ComponentChildren
  /** The list that this number counts. */
  href?: string | undefined
}

/** A number that answers a question, and opens the list it counts. */
export function Stat({ label, value, detail, href }: StatProps) {
  const content = (
    <>
      <span>{label}</span>
      <b>{value}</b>
      {detail && <small>{detail}</small>}
    </>
  )
  return href ? (
    <a class="t-stat" href={href}>
      {content}
    </a>
  ) : (
    <div class="t-stat">{content}</div>
  )
}
