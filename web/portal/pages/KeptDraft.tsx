import type { PortalBody, PortalError } from '@tanggap/contract/portal'
import { Button, Form, formatDate, LinkButton, TextField, useLocale } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'
import { errorOf, summaryOf } from './errors.ts'
import { spelled } from './spelled.ts'

type Kept = Extract<PortalBody, { page: 'draft-kept' }>['kept']

/** Number and PIN of a report that goes on elsewhere, to copy by hand or to read aloud. */
export function DraftKept({ kept }: { kept: Kept }) {
  const locale = useLocale()
  const t = usePortalText()
  return (
    <>
      <div class="p-part">
        <h1>{t.keptTitle}</h1>
        <p>{t.keptLead}</p>
      </div>
      <dl class="p-receipt">
        <div>
          <dt>{t.ticketNumber}</dt>
          <dd class="p-number">{kept.number}</dd>
        </div>
        <div>
          <dt>{t.pin}</dt>
          <dd class="p-number">{kept.pin.replace(/(\d{3})/, '$1 ')}</dd>
        </div>
        <div>
          <dt>{t.readAloud}</dt>
          <dd>{`${spelled(kept.number)}; PIN ${spelled(kept.pin)}`}</dd>
        </div>
      </dl>
      <p>{t.keptUntil(formatDate(kept.until, locale))}</p>
      <p>{t.keptSame}</p>
      <div class="t-row">
        <LinkButton href="/lapor/lanjut" kind="primary">
          {t.draftGo}
        </LinkButton>
        <button type="button" class="t-button p-print" data-kind="secondary">
          {t.print}
        </button>
      </div>
    </>
  )
}

export function DraftOpen({ number, errors }: { number: string; errors: readonly PortalError[] }) {
  const locale = useLocale()
  const t = usePortalText()
  return (
    <>
      <div class="p-part">
        <h1>{t.openKeptTitle}</h1>
        <p>{t.openKeptLead}</p>
      </div>
      <Form
        action="/lapor/buka"
        errors={summaryOf(errors, locale)}
        actions={
          <Button type="submit" kind="primary" wide>
            {t.openKeptGo}
          </Button>
        }
      >
        <div class="p-digits">
          <TextField
            name="nomor"
            label={t.ticketNumber}
            hint={t.numberHint}
            value={number}
            autoComplete="off"
            maxLength={40}
            error={errorOf(errors, 'nomor', locale)}
          />
        </div>
        <div class="p-digits">
          <TextField
            name="pin"
            label={t.pin}
            hint={t.pinHint}
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            width="s"
            error={errorOf(errors, 'pin', locale)}
          />
        </div>
      </Form>
    </>
  )
}
