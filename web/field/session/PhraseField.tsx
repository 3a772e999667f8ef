import { completionsOf } from '@tanggap/core/custody'
import { Button, TextField, useLocale } from '../../kit/index.ts'
import { gateText } from './gate.text.ts'

/** Words of a phrase, completed as they are typed: few taps for who has big thumbs and a list of plain words. */
export function PhraseField(props: {
  name: string
  label?: string
  value: string
  error?: string | undefined
  onInput: (value: string) => void
}) {
  const t = gateText(useLocale())
  const { value, onInput } = props
  const before = value.slice(0, value.search(/[a-zA-Z]*$/))
  const offered = completionsOf(value.slice(before.length))
  const isWhole = offered.length === 1 && offered[0] === value.slice(before.length).toLowerCase()
  const complete = (word: string) => {
    onInput(`${before}${word} `)
    document.getElementById(props.name)?.focus()
  }
  return (
    <div class="t-stack-s">
      <TextField
        name={props.name}
        label={props.label ?? t.phrase}
        value={value}
        onInput={onInput}
        error={props.error}
        autoComplete="off"
      />
      <div class="f-words">
        {!isWhole &&
          offered.map((word) => (
            <Button key={word} onClick={() => complete(word)}>
              {word}
            </Button>
          ))}
      </div>
    </div>
  )
}
