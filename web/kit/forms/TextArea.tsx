import { useState } from 'preact/hooks'
import { useKitText } from '../locale.tsx'
import { controlProps, Field, type FieldProps, valueProps } from './Field.tsx'

export interface TextAreaProps extends FieldProps {
  value?: string | undefined
  onInput?: ((value: string) => void) | undefined
  rows?: number
  /** Says how many signs are left; typing past it is allowed and said, never cut off. */
  limit?: number | undefined
}

export function TextArea(props: TextAreaProps) {
  const { value, onInput, rows = 4, limit } = props
  const t = useKitText()
  const [length, setLength] = useState(value?.length ?? 0)
  const left = limit === undefined ? 0 : limit - (onInput ? (value?.length ?? 0) : length)
  const listen = (text: string) => {
    setLength(text.length)
    onInput?.(text)
  }
  return (
    <Field {...props}>
      <textarea
        class="t-input"
        rows={rows}
        {...controlProps(props)}
        {...(onInput
          ? valueProps(value, listen)
          : {
              defaultValue: value ?? '',
              onInput: (e: { currentTarget: { value: string } }) => listen(e.currentTarget.value),
            })}
      />
      {limit !== undefined && (
        <span class="t-counter" data-over={left < 0 || undefined}>
          {left < 0 ? t.signsOver(-left) : t.signsLeft(left)}
        </span>
      )}
    </Field>
  )
}
