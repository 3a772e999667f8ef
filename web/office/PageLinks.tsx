import { Pager } from '../kit/index.ts'
import { useAddress } from './address.ts'

export interface PageLinksProps {
  total: number
  pageSize: number
  /** Under which name the page stands in the address, where two lists share one. */
  name?: string
}

/** Which page of a list the address says, one when it says none. */
export function usePage(name = 'page'): number {
  return Number(useAddress().query[name] ?? 1)
}

/** The way to the page before and after; nothing where all fits on one. */
export function PageLinks({ total, pageSize, name = 'page' }: PageLinksProps) {
  const address = useAddress()
  const page = usePage(name)
  if (total <= pageSize) return null
  return (
    <Pager
      page={page}
      pages={Math.ceil(total / pageSize)}
      total={total}
      previousHref={page > 1 ? address.with({ [name]: page - 1 }) : undefined}
      nextHref={page * pageSize < total ? address.with({ [name]: page + 1 }) : undefined}
    />
  )
}
