import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { scroller } from './Frame.tsx'
import { type Heights, rowAt, type Span, spanBetween, topsOf } from './window-of-rows.ts'

/** What a list remembers while another screen stands in its place, so that one comes back to the same row. */
export interface ListPlace extends Heights {
  first: number
  /** The row that was opened last: the keyboard goes on from it. */
  opened: string | undefined
}

export function newListPlace(): ListPlace {
  return { known: new Map(), guess: 112, first: 0, opened: undefined }
}

/** Rows drawn above and below the screen: a screenful, so that neither a thumb nor the Tab key meets an end. */
const beyond = 6
/** Between two rows, as in `.f-list`; pixels. */
const gap = 8
/** What the first picture draws; the rest of the screenful follows it. */
const atOnce = 8

/**
 * A list of which only the rows in sight are in the document, however long it is. A screen reader is told the place
 * and the count of each; arrows, Home and End go through all of them; the row with the focus stays where it is.
 */
export function WindowedList<Row>(props: {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  place: ListPlace
  children: (row: Row) => ComponentChildren
}) {
  const { rows, keyOf, place } = props
  const list = useRef<HTMLUListElement>(null)
  const keys = useMemo(() => rows.map(keyOf), [rows])
  const [measured, setMeasured] = useState(0)
  const tops = useMemo(() => topsOf(keys, place), [keys, measured])
  const [span, setSpan] = useState<Span>({ first: place.first, end: place.first + atOnce })
  const [focused, setFocused] = useState<number>()
  const wanted = useRef<number | undefined>(undefined)
  const now = useRef({ tops, keys })
  now.current = { tops, keys }

  /** What the screen shows of the list, from and to; pixels from the list's beginning. */
  function sight(): { main: HTMLElement; from: number; to: number } | undefined {
    const main = scroller()
    if (!main || !list.current) return undefined
    const from = main.getBoundingClientRect().top - list.current.getBoundingClientRect().top
    return { main, from, to: from + main.clientHeight }
  }
  function look() {
    const seen = sight()
    if (!seen) return
    const next = spanBetween(now.current.tops, seen.from, seen.to, beyond)
    place.first = next.first
    setSpan((old) => (old.first === next.first && old.end === next.end ? old : next))
  }
  /** Brings a row into sight, wherever it lies, and the keyboard to it. */
  function goTo(at: number) {
    const seen = sight()
    const { tops: lines } = now.current
    const [top = 0, bottom = 0] = [lines[at], lines[at + 1]]
    wanted.current = at
    setFocused(at)
    if (!seen) return
    if (top < seen.from) seen.main.scrollTop += top - seen.from
    else if (bottom > seen.to) seen.main.scrollTop += bottom - seen.to
  }
  function press(event: KeyboardEvent) {
    const at = rowOf(event.target)
    if (at === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: keys.length - 1 }[event.key]
    if (to === undefined || to < 0 || to >= keys.length) return
    event.preventDefault()
    goTo(to)
  }

  useEffect(() => {
    const main = scroller()
    main?.addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      main?.removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [])
  useEffect(look, [keys])
  useEffect(() => {
    const at = place.opened === undefined ? -1 : keys.indexOf(place.opened)
    if (at >= 0) {
      wanted.current = at
      setFocused(at)
    }
    place.opened = undefined
  }, [])

  // Measured as it is drawn. What turns out taller or lower above the screen must not push what is being read.
  useLayoutEffect(() => {
    const seen = sight()
    const were = now.current.tops
    let changed = false
    const heights: number[] = []
    for (const row of list.current?.children ?? []) {
      const at = rowOf(row)
      const key = at === undefined ? undefined : keys[at]
      if (key === undefined || !(row instanceof HTMLElement)) continue
      const height = row.offsetHeight + gap
      heights.push(height)
      const before = place.known.get(key)
      place.known.set(key, height)
      // Most rows are as tall as was guessed: then nothing behind them moves.
      if ((before ?? place.guess) !== height) changed = true
    }
    if (!changed) return
    if (place.known.size === heights.length && heights.length > 0)
      place.guess = Math.round(heights.reduce((sum, each) => sum + each, 0) / heights.length)
    setMeasured((count) => count + 1)
    if (!seen || seen.from <= 0) return
    const anchor = rowAt(were, seen.from)
    const moved = (topsOf(keys, place)[anchor] ?? 0) - (were[anchor] ?? 0)
    if (moved !== 0) seen.main.scrollTop += moved
  })
  useLayoutEffect(() => {
    const at = wanted.current
    if (at === undefined) return
    const row = list.current?.querySelector<HTMLElement>(`[data-at="${at}"] :is(a, button)`)
    if (!row) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
  })

  const drawn: number[] = []
  for (let at = span.first; at < Math.min(span.end, rows.length); at++) drawn.push(at)
  if (focused !== undefined && focused < rows.length) {
    if (focused < span.first) drawn.unshift(focused)
    else if (focused >= span.end) drawn.push(focused)
  }
  return (
    <ul
      ref={list}
      class="f-list f-window"
      style={{ blockSize: `${Math.max(0, (tops[rows.length] ?? 0) - gap)}px` }}
      onKeyDown={press}
      onFocusIn={({ target }) => setFocused(rowOf(target))}
      onFocusOut={() => setFocused(wanted.current)}
      onClick={({ target }) => {
        const at = rowOf(target)
        place.opened = at === undefined ? undefined : keys[at]
      }}
    >
      {drawn.map((at) => {
        const row = rows[at]
        return (
          row !== undefined && (
            <li
              key={keys[at]}
              data-at={at}
              aria-setsize={rows.length}
              aria-posinset={at + 1}
              style={{ transform: `translateY(${tops[at] ?? 0}px)` }}
            >
              {props.children(row)}
            </li>
          )
        )
      })}
    </ul>
  )
}

function rowOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest('[data-at]') : null
  return row instanceof HTMLElement ? Number(row.dataset.at) : undefined
}
