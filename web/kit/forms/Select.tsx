import { useKitText } from '../locale.tsx'
import { controlProps, Field, type FieldProps } from './Field.tsx'

export interface Option {
  value: string
  label: string
  disabled?: boolean
}

export interface SelectProps extends FieldProps {
  options: readonly Option[]
  value?: string | undefined
  onInput?: ((value: string) => void) | undefined
  /** The first line, which stands for "not chosen". `false` leaves it out. */
  placeholder?: string | false
}

/** For more than seven choices; below that `RadioGroup` shows them all at once. */
export function Select(props: SelectProps) {
  const { options, value, onInput, placeholder } = props
  const t = useKitText()
  return (
    <Field {...props}>
      <select
        class="t-input"
        {...controlProps(props)}
        {...(onInput && { value: value ?? '', onInput: (event) => onInput(event.currentTarget.value) })}
      >
        {placeholder !== false && <option value="">{placeholder ?? t.chooseOne}</option>}
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            disabled={option.disabled ?? false}
            selected={option.value === value}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
