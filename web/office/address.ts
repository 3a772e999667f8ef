import { useLocation } from 'preact-iso'

/** The state of a view lives in its address: what is filtered, sorted and on which page can be shared and gone back to. */
export interface Address {
  readonly query: Readonly<Record<string, string>>
  /** The address of this view with some of its state changed; an empty value takes it away. */
  with(changes: Readonly<Record<string, string | number | undefined>>): string
  /** Goes there. A new filter begins at the first page unless `page` is among the changes. */
  go(changes: Readonly<Record<string, string | number | undefined>>): void
  /** For `FilterBar.onApply`: takes every field of the form into the address. */
  apply(form: FormData): void
}

export function useAddress(): Address {
  const { path, query, route } = useLocation()
  const withChanges: Address['with'] = (changes) => {
    const next = new URLSearchParams()
    const all = { ...query, ...('page' in changes ? {} : { page: undefined }), ...changes }
    for (const [key, value] of Object.entries(all))
      if (value !== undefined && value !== '') next.set(key, String(value))
    return next.size ? `${path}?${next}` : path
  }
  const go: Address['go'] = (changes) => route(withChanges(changes))
  return {
    query,
    with: withChanges,
    go,
    apply: (form) => go(Object.fromEntries([...form].map(([key, value]) => [key, String(value)]))),
  }
}
