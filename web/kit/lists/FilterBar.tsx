import type { ComponentChildren } from 'preact'
import { Button } from '../actions/Button.tsx'
import { useKitText } from '../locale.tsx'
import { Icon } from '../marks/Icon.tsx'
import { SearchBox, type SearchBoxProps } from './SearchBox.tsx'

export interface FilterBarProps {
  search?: SearchBoxProps | undefined
  /** Further fields, usually `Select`. */
  children?: ComponentChildren
  /** The filters in use, each with the address of the view without it. */
  active?: readonly { label: string; removeHref: string }[] | undefined
  /** A plain GET form, so the address holds the view; `onApply` takes over where the app moves by itself. */
  action?: string | undefined
  onApply?: ((form: FormData) => void) | undefined
}

export function FilterBar({ search, children, active = [], action, onApply }: FilterBarProps) {
  const t = useKitText()
  return (
    <search class="t-stack-s">
      <form
        class="t-filters"
        method="get"
        noValidate
        {...(action && { action })}
        onSubmit={(event) => {
          if (!onApply) return
          event.preventDefault()
          onApply(new FormData(event.currentTarget))
        }}
      >
        {search && <SearchBox {...search} />}
        {children}
        <Button type="submit">{t.apply}</Button>
      </form>
      {active.length > 0 && (
        <ul class="t-active-filters" aria-label={t.activeFilters}>
          {active.map((filter) => (
            <li key={filter.label}>
              <a href={filter.removeHref} aria-label={t.removeFilter(filter.label)}>
                {filter.label}
                <Icon name="cross" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}
