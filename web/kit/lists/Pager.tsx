import { LinkButton } from '../actions/LinkButton.tsx'
import { formatNumber } from '../format.ts'
import { useKitText, useLocale } from '../locale.tsx'

export interface PagerProps {
  /** 1 is the first. */
  page: number
  /** Absent when counting them would cost too much. */
  pages?: number | undefined
  /** How many records there are in all. */
  total?: number | undefined
  previousHref?: string | undefined
  nextHref?: string | undefined
}

export function Pager({ page, pages, total, previousHref, nextHref }: PagerProps) {
  const t = useKitText()
  const locale = useLocale()
  const number = (value: number) => formatNumber(value, locale)
  return (
    <nav class="t-pager" aria-label={t.pages}>
      <span>
        {pages === undefined ? t.pageOnly(number(page)) : t.page(number(page), number(pages))}
        {total !== undefined && ` · ${t.count(number(total))}`}
      </span>
      <div>
        {previousHref && (
          <LinkButton href={previousHref} icon="chevron-left" rel="prev">
            {t.previous}
          </LinkButton>
        )}
        {nextHref && (
          <LinkButton href={nextHref} iconAfter="chevron-right" rel="next">
            {t.next}
          </LinkButton>
        )}
      </div>
    </nav>
  )
}
