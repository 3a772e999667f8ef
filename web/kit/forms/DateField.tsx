import { controlProps, Field, type FieldProps, valueProps } from './Field.tsx'

export interface DateFieldProps extends FieldProps {
  /** `2025-03-03`. */
  value?: string | undefined
  onInput?: ((value: string) => void) | undefined
  min?: string | undefined
  max?: string | undefined
  /** A moment instead of a day: `2025-03-03T14:30`, in WIB. */
  withTime?: boolean
}

/** The browser's own calendar: it speaks the language of the device and works with a thumb. */
export function DateField(props: DateFieldProps) {
  const { value, onInput, min, max, withTime } = props
  return (
    <Field {...props}>
      <input
        class="t-input"
        type={withTime ? 'datetime-local' : 'date'}
        data-width="m"
        {...controlProps(props)}
        {...valueProps(value, onInput)}
        {...(min && { min })}
        {...(max && { max })}
      />
    </Field>
  )
}
