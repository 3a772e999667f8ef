import type { PortalError } from '@tanggap/contract/portal'
import { Button, Form, TextField, useLocale } from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'
import { errorOf, summaryOf } from './errors.ts'

/** Whose phone? Answered alike for everyone. */
export function CodeAsk({ nik, errors }: { nik: string; errors: readonly PortalError[] }) {
  const locale = useLocale()
  const t = usePortalText()
  return (
    <>
      <div class="p-part">
        <h1>{t.codeAskTitle}</h1>
        <p>{t.byPhoneText}</p>
      </div>
      <Form
        action="/status/kode"
        errors={summaryOf(errors, locale)}
        actions={
          <Button type="submit" kind="primary" wide>
            {t.codeAskButton}
          </Button>
        }
      >
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
      </Form>
    </>
  )
}

export function CodeEnter({ errors }: { errors: readonly PortalError[] }) {
  const locale = useLocale()
  const t = usePortalText()
  return (
    <>
      <div class="p-part">
        <h1>{t.codeEnterTitle}</h1>
        <p>{t.codeEnterText}</p>
      </div>
      <Form
        action="/status/kode/isi"
        errors={summaryOf(errors, locale)}
        actions={
          <Button type="submit" kind="primary" wide>
            {t.openFamily}
          </Button>
        }
      >
        <div class="p-digits">
          <TextField
            name="kode"
            label={t.codeSix}
            hint={t.codeSixHint}
            width="s"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            error={errorOf(errors, 'kode', locale)}
          />
        </div>
      </Form>
      <p>{t.codeEnterNone}</p>
    </>
  )
}
