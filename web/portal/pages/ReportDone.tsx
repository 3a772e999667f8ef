import type { ReceiptView } from '@tanggap/contract/portal'
import { hoursInWords } from '@tanggap/core/citizens'
import { Button, formatDate, useLocale } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'
import { spelled } from './spelled.ts'

/** Number and PIN, large enough to copy by hand, and spelled out for the telephone. */
export function ReportDone({ receipt }: { receipt: ReceiptView }) {
  const locale = useLocale()
  const t = usePortalText()
  return (
    <>
      <div class="p-part">
        <h1>{t.doneTitle}</h1>
        <p>{t.doneLead}</p>
      </div>
      <dl class="p-receipt">
        <div>
          <dt>{t.ticketNumber}</dt>
          <dd class="p-number">{receipt.number}</dd>
        </div>
        <div>
          <dt>{t.pin}</dt>
          <dd class="p-number">{receipt.pin.replace(/(\d{3})/, '$1 ')}</dd>
        </div>
        <div>
          <dt>{t.readAloud}</dt>
          <dd>{`${spelled(receipt.number)}; PIN ${spelled(receipt.pin)}`}</dd>
        </div>
      </dl>
      {receipt.statusAnswer && <p>{receipt.statusAnswer[locale]}</p>}
      {receipt.collectAt && (
        <div class="p-official">
          <b>{receipt.collectAt.place}</b>
          {hoursInWords(receipt.collectAt.hours).map((line) => (
            <span key={line.id}>{line[locale]}</span>
          ))}
        </div>
      )}
      <section class="p-part">
        <h2>{t.doneNext}</h2>
        <ul class="p-list">
          <li>{t.doneVerify(formatDate(receipt.verifyBy, locale))}</li>
          <li>{t.doneFollow(formatDate(receipt.followUpBy, locale))}</li>
          <li>{t.doneTrack}</li>
        </ul>
      </section>
      <div class="t-row">
        <button type="button" class="t-button p-print" data-kind="secondary">
          {t.print}
        </button>
        <form method="post" action="/lapor/batal">
          <Button type="submit" kind="primary">
            {t.doneForget}
          </Button>
        </form>
      </div>
    </>
  )
}
