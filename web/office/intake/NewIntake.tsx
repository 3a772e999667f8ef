import { startIntake } from '@tanggap/contract/intake'
import { programmeRules } from '@tanggap/core/targeting'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { ask } from '../../kit/client/index.ts'
import {
  Button,
  DateField,
  Form,
  PageHeader,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { filesText } from './files.text.ts'
import { intakeText } from './intake.text.ts'
import { villageCodesText } from './village-codes.text.ts'

const titles = new Map(programmeRules.map(({ programme, title }) => [programme, title]))

/** Opens a delivery: what it is and on which papers it may be received. */
export function NewIntake() {
  const locale = useLocale()
  const t = intakeText(locale)
  const { route } = useLocation()
  const [kind, setKind] = useState<'dtsen' | 'recipients'>('dtsen')
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<readonly { field?: string; message: string }[]>([])
  const labels: Readonly<Record<string, string>> = {
    provider: t.provider,
    ...(kind === 'dtsen'
      ? { snapshotVersion: t.snapshot }
      : { programmeCode: t.programme, period: t.period }),
    asOf: t.asOf,
    agreementNumber: t.agreement,
    handoverNumber: t.handover,
    handoverDate: t.handoverDate,
    purpose: t.purpose,
  }
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message

  async function start(form: FormData) {
    const said = (field: string) => String(form.get(field) ?? '').trim()
    const missing = Object.entries(labels)
      .filter(([field]) => said(field).length < 2)
      .map(([field, label]) => ({ field, message: t.missing(label) }))
    setErrors(missing)
    if (missing.length > 0) return
    const ground = {
      provider: said('provider'),
      asOf: said('asOf'),
      agreementNumber: said('agreementNumber'),
      handoverNumber: said('handoverNumber'),
      handoverDate: said('handoverDate'),
      purpose: said('purpose'),
    }
    setBusy(true)
    const answer = await ask(startIntake, {
      body:
        kind === 'dtsen'
          ? { kind, snapshotVersion: said('snapshotVersion'), ...ground }
          : { kind, programmeCode: said('programmeCode'), period: said('period'), ...ground },
    })
    setBusy(false)
    if (answer.ok) route(`/intakes/${answer.value.id}`)
    else setErrors([{ message: answer.refusal.sentence[locale] }])
  }

  return (
    <>
      <PageHeader
        title={t.newTitle}
        lead={t.newLead}
        crumbs={[{ href: '/intakes', label: t.title }, { label: t.newTitle }]}
      />
      <Form
        errors={errors}
        onSubmit={(form) => void start(form)}
        actions={
          <Button type="submit" kind="primary" icon="arrow-right" busy={busy}>
            {t.start}
          </Button>
        }
      >
        <RadioGroup
          name="kind"
          label={t.kindLabel}
          columns
          value={kind}
          onInput={(value) => setKind(value === 'recipients' ? 'recipients' : 'dtsen')}
          choices={(['dtsen', 'recipients'] as const).map((value) => ({
            value,
            label: t.kind[value],
            hint: t.kindHint[value],
          }))}
        />
        <TextField name="provider" label={t.provider} hint={t.providerHint} error={errorOf('provider')} />
        <div class="t-grid">
          {kind === 'dtsen' ? (
            <TextField
              name="snapshotVersion"
              label={t.snapshot}
              hint={t.snapshotHint}
              error={errorOf('snapshotVersion')}
            />
          ) : (
            <>
              <Select
                name="programmeCode"
                label={t.programme}
                error={errorOf('programmeCode')}
                options={[...titles].map(([value, title]) => ({ value, label: title[locale] }))}
              />
              <TextField name="period" label={t.period} hint={t.periodHint} error={errorOf('period')} />
            </>
          )}
          <DateField name="asOf" label={t.asOf} hint={t.asOfHint} error={errorOf('asOf')} />
        </div>
        <div class="t-grid">
          <TextField name="agreementNumber" label={t.agreement} error={errorOf('agreementNumber')} />
          <TextField name="handoverNumber" label={t.handover} error={errorOf('handoverNumber')} />
          <DateField name="handoverDate" label={t.handoverDate} error={errorOf('handoverDate')} />
        </div>
        <TextArea name="purpose" label={t.purpose} hint={t.purposeHint} rows={2} error={errorOf('purpose')} />
      </Form>
      <p>
        <a href="/intakes/profiles">{filesText(locale).profiles}</a> ·{' '}
        <a href="/intakes/village-codes">{villageCodesText(locale).title}</a>
      </p>
    </>
  )
}
