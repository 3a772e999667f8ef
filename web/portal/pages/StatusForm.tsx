import type { GateView, PortalError } from '@tanggap/contract/portal'
import { Button, Form, TextField, useLocale } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'
import { errorOf, summaryOf } from './errors.ts'
import { GateFields, GateNotice } from './Gate.tsx'

export interface StatusFormProps {
  nik: string
  code: string
  errors: readonly PortalError[]
  gate?: GateView | undefined
}

export function StatusForm({ nik, code, errors, gate }: StatusFormProps) {
  const locale = useLocale()
  const t = usePortalText()
  return (
    <>
      <h1>{t.statusTitle}</h1>
      {gate && <GateNotice minutes={gate.waitMinutes} />}
      <Form
        action="/status"
        errors={summaryOf(errors, locale)}
        actions={
          <Button type="submit" kind="primary" wide>
            {gate ? t.gateGo : t.openFamily}
          </Button>
        }
      >
        {gate && <GateFields gate={gate} />}
        <div class="p-digits">
          <TextField
            name="nik"
            label={t.nik}
            hint={t.nikHint}
            value={nik}
            inputMode="numeric"
            autoComplete="off"
            maxLength={40}
            error={errorOf(errors, 'nik', locale)}
          />
        </div>
        <div class="p-digits">
          <TextField
            name="kode"
            label={t.code}
            hint={t.codeHint}
            value={code}
            autoComplete="off"
            maxLength={30}
            error={errorOf(errors, 'kode', locale)}
          />
        </div>
      </Form>
      <p class="t-muted">{t.sharedPhone}</p>
      <section class="p-part">
        <h2>{t.byPhoneTitle}</h2>
        <p>{t.byPhoneText}</p>
        <p>
          <a href="/status/kode">{t.byPhoneGo}</a>
        </p>
      </section>
      <section class="p-part">
        <h2>{t.noSlipTitle}</h2>
        <p>{t.noSlipText}</p>
        <p>
          <a href="/lapor?jenis=ask_status">{t.askStatus}</a>
        </p>
      </section>
    </>
  )
}
