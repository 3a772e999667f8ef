import type { ComponentChildren } from 'preact'
import { useKitText } from '../locale.tsx'

export interface Pair {
  label: string
  value: ComponentChildren
  /** Where it comes from: "DTSEN Februari 2025". */
  source?: ComponentChildren
}

/** What is known of one thing. An empty value says "kosong": a gap is a fact too. */
export function KeyValue({ pairs }: { pairs: readonly Pair[] }) {
  const t = useKitText()
  return (
    <dl class="t-pairs">
      {pairs.map((pair) => (
        <div key={pair.label}>
          <dt>{pair.label}</dt>
          <dd>
            {pair.value ?? <span class="t-nothing">{t.empty}</span>}
            {pair.source && <small>{pair.source}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
