import type { ComponentChildren } from 'preact'

/** One component in its states. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="t-stack">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
