import { useState } from 'preact/hooks'
import { useKitText } from '../locale.tsx'
import { controlProps, Field, type FieldProps } from './Field.tsx'
import { type Grouping, groupSigns, regroup, signsOf } from './grouped.ts'

export interface DigitsFieldProps extends FieldProps, Partial<Grouping> {
  /** The signs alone, without gaps. */
  value?: string | undefined
  onInput?: ((signs: string) => void) | undefined
  /** Shorter numbers that are whole as well: a PLN meter has 11 digits, a customer number 12. */
  alsoWhole?: readonly number[] | undefined
}

/**
 * NIK, KK number, slip code, PIN: typed in groups and counted aloud. What a plain form sends may hold
 * the gaps; whoever reads it drops them.
 */
export function DigitsField(props: DigitsFieldProps) {
  const { value = '', onInput, length = 16, group = 4, alphabet = 'digits' } = props
  const grouping: Grouping = { length, group, alphabet }
  const t = useKitText()
  const [own, setOwn] = useState(() => signsOf(value, grouping))
  const signs = onInput ? signsOf(value, grouping) : own

  const listen = (event: { currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget
    const next = regroup(input.value, input.selectionStart ?? input.value.length, grouping)
    input.value = next.text
    input.setSelectionRange(next.caret, next.caret)
    setOwn(signsOf(next.text, grouping))
    onInput?.(signsOf(next.text, grouping))
  }
  const whole = signs.length === length || props.alsoWhole?.includes(signs.length) === true
  const typed = (alphabet === 'digits' ? t.digitsTyped : t.signsTyped)(
    signs.length,
    whole ? signs.length : length,
  )
  return (
    <Field {...props}>
      <input
        class="t-input t-digits-input"
        type="text"
        inputMode={alphabet === 'digits' ? 'numeric' : 'text'}
        autoCapitalize={alphabet === 'code' ? 'characters' : 'off'}
        spellcheck={false}
        maxLength={length * 2}
        {...controlProps(props)}
        value={groupSigns(signs, grouping)}
        onInput={listen}
      />
      {signs.length > 0 && (
        <span class="t-counter" data-complete={whole || undefined}>
          {typed}
        </span>
      )}
    </Field>
  )
}
