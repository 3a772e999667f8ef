import { controlProps, Field, type FieldProps, valueProps } from './Field.tsx'

export interface NumberFieldProps extends FieldProps {
  /** As typed. Reading "1.250,5" is the work of whoever checks the answer. */
  value?: string | undefined
  onInput?: ((value: string) => void) | undefined
  /** Stands behind the number: "m²", "tahun", "orang". */
  unit?: string | undefined
  /** Stands before the number: "Rp". */
  prefix?: string | undefined
  /** Allows a comma. The keyboard of the phone changes with it. */
  decimal?: boolean
  width?: 's' | 'm'
}

/**
 * A number typed as text: the browser's own number box drops what it does not understand, and changes
 * its value when the wheel turns above it.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, onInput, unit, prefix, decimal = false, width = 's' } = props
  const id = props.id ?? props.name
  return (
    <Field {...props}>
      <div class="t-unit">
        {prefix && <span id={`${id}-prefix`}>{prefix}</span>}
        <input
          class="t-input"
          type="text"
          inputMode={decimal ? 'decimal' : 'numeric'}
          data-width={width}
          {...controlProps(props)}
          {...valueProps(value, onInput)}
        />
        {unit && <span>{unit}</span>}
      </div>
    </Field>
  )
}
