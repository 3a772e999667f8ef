import type { PortalError } from '@tanggap/contract/portal'
import { Button, Form, TextField, useLocale } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'
import { errorOf, summaryOf } from './errors.ts'

export function TrackForm({ number, errors }: { number: string; errors: readonly PortalError[] }) {
  const locale = useLocale()
  const t = usePortalText()
  return (
    <>
      <h1>{t.trackTitle}</h1>
      <Form
        action="/tiket"
        errors={summaryOf(errors, locale)}
        actions={
          <Button type="submit" kind="primary" wide>
            {t.trackGo}
          </Button>
        }
      >
        <div class="p-digits">
          <TextField
            name="nomor"
            label={t.number}
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
