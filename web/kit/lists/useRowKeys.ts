import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { isTyping } from './keys.ts'

export interface RowActs {
  /** `x` on a row: select or unselect it. */
  onToggle?: (index: number) => void
}

/**
 * `j` and `k`, or the arrows on a row, move the focus from row to row; the arrow down leads from a search box into the list; `Enter` follows the row's own link (`data-open`), `x`
 * selects, `Esc` leaves the list. The rows are the children of the element and can take the focus.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, acts: RowActs = {}): void {
  // Before the next key, not after the next paint: two quick marks must both count.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const rows = [...(list.current?.children ?? [])].filter((row) => row instanceof HTMLElement)
      if (event.key === 'ArrowDown' && isSearchBox(event.target)) rows[0]?.focus()
      if (rows.length === 0 || isTyping(event)) return
      const current = rows.findIndex((row) => row.contains(document.activeElement))
      const row = rows[current]
      const onRow = row !== undefined && row === document.activeElement
      if (event.key === 'j' || (onRow && event.key === 'ArrowDown'))
        rows[Math.min(current + 1, rows.length - 1)]?.focus()
      else if (event.key === 'k' || (onRow && event.key === 'ArrowUp'))
        rows[Math.max(current - 1, 0)]?.focus()
      else if (event.key === 'x' && row) acts.onToggle?.(current)
      else if (event.key === 'Enter' && row === document.activeElement) {
        row?.querySelector<HTMLElement>('[data-open]')?.click()
      } else if (event.key === 'Escape' && row === document.activeElement) row?.blur()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}

function isSearchBox(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'search'
}
