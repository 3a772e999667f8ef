import type { TicketView } from '@tanggap/contract/portal'
import { Button, formatDate, useLocale } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'

/** Giving aid up: how long there is to think, and afterwards the one button that means it. */
export function Renunciation({ of }: { of: TicketView['renunciation'] }) {
  const locale = useLocale()
  const t = usePortalText()
  if (!of) return null
  return (
    <section class="t-card">
      <h2>{t.renounceTitle}</h2>
      {of.stand === 'cooling' && <p>{t.renounceCooling(formatDate(of.coolingUntil, locale))}</p>}
      {of.stand === 'confirmed' && <p>{t.renounceDone}</p>}
      {of.stand === 'to-confirm' && (
        <>
          <p>{t.renounceConfirm}</p>
          <form method="post" action="/tiket/tetap">
            <Button type="submit" kind="danger" wide>
              {t.renounceButton}
            </Button>
          </form>
          <p>{t.renounceNot}</p>
        </>
      )}
    </section>
  )
}
