import {
  type Answer,
  type Instrument,
  isMissing,
  isPhoto,
  isPosition,
  isRows,
  type Question,
  type Row,
  shapeSentences,
  wrongShape,
} from '@tanggap/core/instrument'
import { useState } from 'preact/hooks'
import {
  Button,
  CheckboxGroup,
  DateField,
  DigitsField,
  type Locale,
  NumberField,
  RadioGroup,
  TextArea,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { numberTyped } from '../evidence/number-typed.ts'
import { OutsideVillage } from '../evidence/OutsideVillage.tsx'
import { PhotoField } from '../evidence/PhotoField.tsx'
import { PositionField } from '../evidence/PositionField.tsx'
import { optionText } from './answer-text.ts'
import { FoldingChoices } from './FoldingChoices.tsx'
import { LongChoices } from './LongChoices.tsx'
import { visitText } from './visit.text.ts'
import { slotOfQuestion } from './visit-steps.ts'

export interface AnswerInputProps {
  instrument: Instrument
  question: Question
  name: string
  caseId: string
  value: Answer | undefined
  /** What the register has; marked in lists of choices. */
  recorded: Answer | undefined
  onAnswer: (answer: Answer | undefined) => void
  /** A position typed by hand brings its reason. */
  onManualReason: (reason: string) => void
}

/** The control that fits the kind of the question. The label stands above it, in the question's own frame. */
export function AnswerInput(props: AnswerInputProps) {
  const { question, name, value, onAnswer } = props
  const locale = useLocale()
  const t = visitText(locale)
  const text = typeof value === 'string' ? value : ''
  const label = <span class="t-hide">{question.label[locale]}</span>
  const field = { name, label, error: wrongIn(props, locale) }
  switch (question.type) {
    case 'text': {
      const onInput = (typed: string) => onAnswer(typed === '' ? undefined : typed)
      if ((question.maxLength ?? 0) > 200)
        return <TextArea {...field} value={text} onInput={onInput} limit={question.maxLength} />
      return <TextField {...field} value={text} onInput={onInput} maxLength={question.maxLength ?? 500} />
    }
    case 'digits': {
      const length = Math.max(...(question.lengths ?? [20]))
      return (
        <DigitsField
          {...field}
          length={length}
          group={length === 16 ? 4 : length}
          value={text}
          onInput={(signs) => onAnswer(signs === '' ? undefined : signs)}
        />
      )
    }
    case 'date':
      return <DateField {...field} value={text} onInput={(day) => onAnswer(day === '' ? undefined : day)} />
    case 'integer':
    case 'decimal':
    case 'money':
      return <NumberInput {...props} field={field} />
    case 'yesNo':
      return (
        <RadioGroup
          {...field}
          columns
          choices={[
            { value: 'yes', label: t.yes, hint: props.recorded === true && t.recorded },
            { value: 'no', label: t.no, hint: props.recorded === false && t.recorded },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : ''}
          onInput={(chosen) => onAnswer(chosen === 'yes')}
        />
      )
    case 'single':
      return <ChoiceInput {...props} field={field} />
    case 'multi':
      return <SeveralInput {...props} field={field} />
    case 'geo':
      return (
        <>
          <PositionField
            name={name}
            value={isPosition(value) ? value : undefined}
            onTaken={(position, reason) => {
              onAnswer(position)
              if (reason) props.onManualReason(reason)
            }}
            onInWords={(place) => {
              onAnswer({ missing: 'notObserved' })
              props.onManualReason(place)
            }}
          />
          <OutsideVillage caseId={props.caseId} value={value} />
        </>
      )
    case 'photo':
      return (
        <PhotoField
          name={name}
          title={question.label[locale]}
          hint={question.help[locale]}
          caseId={props.caseId}
          slot={slotOfQuestion(question.key)}
          value={isPhoto(value) ? value : undefined}
          onTaken={onAnswer}
        />
      )
    case 'repeat':
      return <RowsInput {...props} />
  }
}

/** The engine's word on the form of an answer, once there is one. */
function wrongIn({ instrument, question, value }: AnswerInputProps, locale: Locale): string | undefined {
  if (value === undefined || isMissing(value) || question.type === 'repeat') return undefined
  const code = wrongShape(instrument, question, value)
  // Digits are counted beside the box while they are typed; too few is no news.
  return code === undefined || (question.type === 'digits' && code === 'answer.length')
    ? undefined
    : shapeSentences[code][locale]
}

interface OwnField {
  field: { name: string; label: preact.JSX.Element; error: string | undefined }
}

function NumberInput({ question, value, onAnswer, field }: AnswerInputProps & OwnField) {
  const locale = useLocale()
  const t = visitText(locale)
  const [typed, setTyped] = useState(() => (typeof value === 'number' ? String(value).replace('.', ',') : ''))
  const [isWrong, setWrong] = useState(false)
  // An answer given by "tetap" or taken away elsewhere is shown, whatever was typed before.
  const shown =
    typeof value === 'number' && numberTyped(typed) !== value ? String(value).replace('.', ',') : typed
  const give = (number: number | undefined, as: string) => {
    setTyped(as)
    setWrong(as.trim() !== '' && number === undefined)
    onAnswer(number)
  }
  const box = (
    <NumberField
      {...field}
      error={isWrong ? t.numberWrong : field.error}
      value={value === undefined && !isWrong ? '' : shown}
      decimal={question.type === 'decimal'}
      width="m"
      unit={question.type === 'money' ? undefined : question.unit?.[locale]}
      prefix={question.type === 'money' ? 'Rp' : undefined}
      onInput={(next) => give(numberTyped(next), next)}
    />
  )
  // A count begins at none or is small in any house; a measure such as the floor area is neither.
  const isCount = question.type === 'integer' && (question.min === 0 || (question.max ?? 0) <= 30)
  if (!isCount) return box
  // Most families own none or one of a thing: those are one tap each.
  const usual = [0, 1, 2].map((step) => (question.min ?? 0) + step)
  return (
    <div class="f-count">
      {usual.map((number) => (
        <button
          key={number}
          type="button"
          aria-pressed={value === number}
          onClick={() => give(number, String(number))}
        >
          {number}
        </button>
      ))}
      {box}
    </div>
  )
}

/** A list a thumb can still look through; beyond it one types. */
const longestAtSight = 40

function ChoiceInput({
  instrument,
  question,
  value,
  recorded,
  onAnswer,
  field,
}: AnswerInputProps & OwnField) {
  const locale = useLocale()
  const t = visitText(locale)
  const options = instrument.codeLists[question.codeList ?? '']?.options ?? []
  if (options.length > longestAtSight)
    return (
      <LongChoices
        name={field.name}
        label={question.label[locale]}
        error={field.error}
        options={options.map(({ key, label }) => ({ key, label: label[locale] }))}
        value={typeof value === 'string' ? value : undefined}
        recorded={typeof recorded === 'string' ? recorded : undefined}
        onInput={onAnswer}
      />
    )
  return (
    <FoldingChoices
      {...field}
      choices={options.map(({ key, label }) => ({
        value: key,
        label: label[locale],
        hint: recorded === key && t.recorded,
      }))}
      value={typeof value === 'string' ? value : ''}
      onInput={onAnswer}
    />
  )
}

function SeveralInput({ instrument, question, value, onAnswer, field }: AnswerInputProps & OwnField) {
  const locale = useLocale()
  const options = instrument.codeLists[question.codeList ?? '']?.options ?? []
  const exclusive = options.filter((option) => option.exclusive).map(({ key }) => key)
  const chosen = choicesIn(value)

  function choose(next: readonly string[]) {
    const added = next.find((key) => !chosen.includes(key))
    const kept =
      added === undefined
        ? next
        : exclusive.includes(added)
          ? [added]
          : next.filter((key) => !exclusive.includes(key))
    onAnswer(kept.length === 0 ? undefined : kept)
  }
  return (
    <CheckboxGroup
      {...field}
      choices={options.map(({ key }) => ({
        value: key,
        label: optionText(instrument, question, key, locale),
      }))}
      values={chosen}
      onInput={choose}
    />
  )
}

function choicesIn(value: Answer | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** Rows of a repeated question, such as one electricity meter each. Incomplete rows are kept in the draft. */
function RowsInput({ instrument, question, name, value, onAnswer }: AnswerInputProps) {
  const locale = useLocale()
  const t = visitText(locale)
  const rows: readonly Row[] = isRows(value) && value.length > 0 ? value : [{}]
  const replace = (at: number, row: Row) => onAnswer(rows.map((old, index) => (index === at ? row : old)))
  return (
    <div class="t-stack">
      {rows.map((row, at) => (
        <section key={at} class="f-inset t-stack-s" aria-label={t.meter(at + 1)}>
          <b>{t.meter(at + 1)}</b>
          {question.fields?.map((one) => {
            const own = {
              name: `${name}-${at}-${one.key}`,
              label: one.label[locale],
              hint: one.help[locale],
              value: row[one.key] ?? '',
              onInput: (next: string) => replace(at, { ...row, [one.key]: next }),
            }
            if (one.type === 'digits')
              return (
                <DigitsField
                  key={one.key}
                  {...own}
                  length={Math.max(...(one.lengths ?? [20]))}
                  alsoWhole={one.lengths}
                  group={4}
                />
              )
            const options = instrument.codeLists[one.codeList ?? '']?.options ?? []
            return (
              <RadioGroup
                key={one.key}
                {...own}
                columns
                choices={options.map(({ key, label }) => ({ value: key, label: label[locale] }))}
              />
            )
          })}
          {rows.length > 1 && (
            <Button
              kind="quiet"
              icon="cross"
              onClick={() => onAnswer(rows.filter((_, index) => index !== at))}
            >
              {t.removeRow}
            </Button>
          )}
        </section>
      ))}
      {rows.length < (question.max ?? 10) && (
        <Button icon="plus" onClick={() => onAnswer([...rows, {}])}>
          {t.addRow}
        </Button>
      )}
    </div>
  )
}
