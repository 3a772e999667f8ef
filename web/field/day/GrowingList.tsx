import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { scroller } from '../Frame.tsx'

/** As many as fill the screen; the rest of the first thirty follow once it is drawn. */
const first = 6
const step = 30

/**
 * A list that draws what is in sight and thirty rows more as one comes near its end: a thousand families cost
 * no more than a screenful. `start` is how many were drawn when it was left, so that the place is found again.
 */
export function GrowingList<Row>(props: {
  rows: readonly Row[]
  /** What the rows are: another question begins with the first screenful again. */
  about: string
  start: number
  onGrow: (rows: number) => void
  children: (row: Row) => ComponentChildren
}) {
  const { rows, about } = props
  const [grown, setGrown] = useState({ about, shown: Math.max(first, props.start) })
  const shown = grown.about === about ? grown.shown : first
  const end = useRef<HTMLLIElement>(null)
  const hasMore = shown < rows.length

  useEffect(() => {
    props.onGrow(shown)
    if (!hasMore || !end.current) return
    const watch = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setGrown({ about, shown: shown + step }),
      { root: scroller(), rootMargin: '1500px' },
    )
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [shown, hasMore, about])

  return (
    <ul class="f-list">
      {rows.slice(0, shown).map(props.children)}
      {hasMore && <li ref={end} class="f-end" />}
    </ul>
  )
}
