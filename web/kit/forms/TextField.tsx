import { controlProps, Field, type FieldProps, valueProps } from './Field.tsx'

export interface TextFieldProps extends FieldProps {
  value?: string | undefined
  onInput?: ((value: string) => void) | undefined
  /** `email` and `tel` choose the keyboard; what is right is said by our own checks. */
  type?: 'text' | 'email' | 'tel' | 'password'
  /** How wide the answer usually is. The box is a hint of its own. */
  width?: 's' | 'm' | 'full'
  autoComplete?: string
  inputMode?: 'text' | 'email' | 'tel' | 'numeric' | 'decimal' | 'search' | undefined
  maxLength?: number
  readOnly?: boolean
  spellcheck?: boolean
}

export function TextField(props: TextFieldProps) {
  const { type = 'text', inputMode = type === 'password' ? 'text' : type, autoComplete, maxLength } = props
  const box = {
    class: 't-input',
    'data-width': props.width ?? 'full',
    ...controlProps(props),
    ...valueProps(props.value, props.onInput),
    ...(autoComplete && { autoComplete }),
    ...(maxLength && { maxLength }),
    readOnly: props.readOnly ?? false,
    spellcheck: props.spellcheck ?? false,
  }
  return (
    <Field {...props}>
      {type === 'password' ? (
        <input {...box} type="password" />
      ) : (
        <input {...box} type="text" inputMode={inputMode} />
      )}
    </Field>
  )
}
