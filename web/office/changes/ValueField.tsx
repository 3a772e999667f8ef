import { listDestinations } from '@tanggap/contract/changes'
import { useAsk } from '../../kit/client/index.ts'
import { DateField, DigitsField, NumberField, Select, TextField, useLocale } from '../../kit/index.ts'
import { instrumentBook } from '../instrument/book.ts'
import { changesText } from './changes.text.ts'

export interface ValueFieldProps {
  name: string
  /** The questionnaire's key, which decides the form of the field. */
  question: string
  label: string
  hint?: string | undefined
  optional?: boolean
  error?: string | undefined
  value: string
  onInput: (text: string) => void
}

/** A field in the form the questionnaire asks the same thing. */
export function ValueField({ question, ...field }: ValueFieldProps) {
  const locale = useLocale()
  const t = changesText(locale)
  const asked = instrumentBook().questions.find(({ key }) => key === question)
  const list = asked?.codeList ?? (question === 'sex' || question === 'relationship' ? question : undefined)
  const options = list ? instrumentBook().codeLists[list]?.options : undefined
  if (options && asked?.type !== 'multi')
    return (
      <Select {...field} options={options.map(({ key, label }) => ({ value: key, label: label[locale] }))} />
    )
  if (question === 'village') return <DestinationField {...field} />
  if (question === 'nik' || question === 'familyCardNumber') return <DigitsField {...field} />
  if (asked?.type === 'date' || /Date$/.test(question)) return <DateField {...field} />
  if (asked?.type === 'yesNo')
    return (
      <Select
        {...field}
        options={[
          { value: 'true', label: t.yes },
          { value: 'false', label: t.no },
        ]}
      />
    )
  if (asked?.type === 'integer' || asked?.type === 'decimal')
    return <NumberField {...field} unit={asked.unit?.[locale]} decimal={asked.type === 'decimal'} />
  return <TextField {...field} />
}

/** Every village of the regency, whatever one's own range. */
function DestinationField(field: Omit<ValueFieldProps, 'question'>) {
  const { value } = useAsk(listDestinations)
  return (
    <Select
      {...field}
      options={(value?.villages ?? []).map(({ code, name, subdistrict }) => ({
        value: code,
        label: `${name} (${subdistrict})`,
      }))}
    />
  )
}

/** What was typed, as the value the register keeps. */
export function answerOfText(question: string, text: string): string | number | boolean {
  const type = instrumentBook().questions.find(({ key }) => key === question)?.type
  if (type === 'yesNo') return text === 'true'
  if (type === 'integer' || type === 'decimal' || type === 'money') return Number(text.replace(',', '.'))
  return text.trim()
}
