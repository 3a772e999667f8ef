import type { FieldView, PortalError, QuestionView } from '@tanggap/contract/portal'
import {
  Button,
  DateField,
  FileField,
  Form,
  formatNumber,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { usePortalText } from '../tongue.tsx'
import { errorOf, summaryOf } from './errors.ts'

/** One question a page. With one field the question is its label and the page's heading; with more it stands above. */
export function Question({ question }: { question: QuestionView }) {
  const locale = useLocale()
  const t = usePortalText()
  const { fields, errors } = question
  const alone = fields.length === 1
  const withPhoto = fields.some(({ form }) => form === 'photo')
  const withVoice = fields.some(({ form }) => form === 'voice')
  return (
    <>
      <p class="t-muted">
        {question.of > 0
          ? t.step(formatNumber(question.number, locale), formatNumber(question.of, locale))
          : t.stepFirst}
      </p>
      <Form
        action={`/lapor/${question.step}`}
        withFiles={withPhoto || withVoice}
        errors={summaryOf(errors, locale)}
        actions={
          <Button type="submit" kind="primary" wide>
            {question.returning ? t.keep : t.goOn}
          </Button>
        }
      >
        {question.returning && <input type="hidden" name="ubah" value="1" />}
        {!alone && (
          <div class="p-part">
            <h1>{question.title[locale]}</h1>
            {question.hint && <p class="t-muted">{question.hint[locale]}</p>}
          </div>
        )}
        {question.hasPhoto && withPhoto && (
          <>
            <img class="p-photo" src="/lapor/foto/gambar" alt={t.photoAlt} />
            <p>{t.photoHere}</p>
          </>
        )}
        {question.hasVoice && withVoice && <p>{t.voiceHere}</p>}
        {fields.map((field) => (
          <OneField
            key={field.name}
            field={alone ? { ...field, label: question.title, hint: question.hint ?? field.hint } : field}
            question={alone}
            errors={errors}
          />
        ))}
      </Form>
      <div class="t-row">
        {question.hasPhoto && withPhoto && <PlainAct action="/lapor/foto/hapus">{t.photoRemove}</PlainAct>}
        {question.hasVoice && withVoice && <PlainAct action="/lapor/suara/hapus">{t.voiceRemove}</PlainAct>}
        {question.of > 0 && <PlainAct action="/lapor/simpan">{t.keepForLater}</PlainAct>}
        <PlainAct action="/lapor/batal">{t.cancelReport}</PlainAct>
      </div>
    </>
  )
}

function PlainAct({ action, children }: { action: string; children: string }) {
  return (
    <form method="post" action={action}>
      <Button type="submit" kind="quiet">
        {children}
      </Button>
    </form>
  )
}

interface OneFieldProps {
  field: FieldView
  question: boolean
  errors: readonly PortalError[]
}

/** One field of a form, in whatever form its question asks for. */
export function OneField({ field, question, errors }: OneFieldProps) {
  const locale = useLocale()
  const t = usePortalText()
  const common = {
    name: field.name,
    label: field.label[locale],
    hint: field.hint?.[locale],
    question,
    optional: !field.required,
    value: field.value,
    error: errorOf(errors, field.name, locale),
  }
  switch (field.form) {
    case 'choice':
      return (
        <RadioGroup
          {...common}
          choices={field.choices.map(({ key, label, hint }) => ({
            value: key,
            label: label[locale],
            hint: hint?.[locale],
          }))}
        />
      )
    case 'select':
      return (
        <Select
          {...common}
          options={field.choices.map(({ key, label }) => ({ value: key, label: label[locale] }))}
        />
      )
    case 'story':
      return <TextArea {...common} rows={6} />
    case 'date':
      return <DateField {...common} />
    case 'count':
      return <NumberField {...common} />
    case 'photo':
      return (
        <div data-shrink={t.photoShrunk}>
          <FileField {...common} accept="image/jpeg,image/png" />
        </div>
      )
    case 'voice':
      return (
        <div
          data-record={t.voiceStart}
          data-stop={t.voiceStop}
          data-running={t.voiceRunning}
          data-ready={t.voiceReady}
          data-denied={t.voiceDenied}
        >
          <FileField {...common} accept="audio/*" />
        </div>
      )
    case 'phone':
      return <TextField {...common} type="tel" width="m" autoComplete="tel" />
    case 'digits':
      return (
        <div class="p-digits">
          <TextField {...common} inputMode="numeric" autoComplete="off" maxLength={40} />
        </div>
      )
    case 'line':
      return <TextField {...common} autoComplete="off" />
  }
}
