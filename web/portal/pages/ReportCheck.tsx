import type { CheckRow } from '@tanggap/contract/portal'
import { Button, formatDate, Notice, useLocale } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'

export function ReportCheck({ rows, urgent }: { rows: readonly CheckRow[]; urgent: boolean }) {
  const locale = useLocale()
  const t = usePortalText()
  return (
    <>
      <div class="p-part">
        <h1>{t.checkTitle}</h1>
        <p>{t.checkLead}</p>
      </div>
      {urgent && <Notice>{t.urgentNote}</Notice>}
      <dl class="p-check">
        {rows.map((row) => (
          <div key={row.href}>
            <dt>{row.label[locale]}</dt>
            <dd>
              {row.day
                ? formatDate(row.day, locale)
                : (row.value?.[locale] ?? <i class="t-muted">{t.left}</i>)}
            </dd>
            <dd>
              <a href={row.href} aria-label={t.changeOf(row.label[locale])}>
                {t.change}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <form method="post" action="/lapor/kirim">
        <Button type="submit" kind="primary" wide>
          {t.send}
        </Button>
      </form>
      <form method="post" action="/lapor/batal">
        <Button type="submit" kind="quiet">
          {t.cancelReport}
        </Button>
      </form>
    </>
  )
}
