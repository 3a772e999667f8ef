import { useState } from 'preact/hooks'
import { formatBytes } from '../format.ts'
import { useLocale } from '../locale.tsx'
import { controlProps, Field, type FieldProps } from './Field.tsx'

export interface FileFieldProps extends FieldProps {
  /** What may be chosen: ".csv,text/csv", "image/*". */
  accept?: string | undefined
  multiple?: boolean
  /** Opens the camera of a phone at once. */
  capture?: 'environment' | 'user' | undefined
  onInput?: ((files: File[]) => void) | undefined
}

/** The browser's own file box, so that it works without script, with the chosen files named below it. */
export function FileField(props: FileFieldProps) {
  const { accept, multiple, capture, onInput } = props
  const locale = useLocale()
  const [chosen, setChosen] = useState<readonly File[]>([])
  return (
    <Field {...props}>
      <div class="t-file">
        <input
          type="file"
          {...controlProps(props)}
          {...(accept && { accept })}
          {...(capture && { capture })}
          multiple={multiple ?? false}
          onInput={(event) => {
            const files = [...(event.currentTarget.files ?? [])]
            setChosen(files)
            onInput?.(files)
          }}
        />
        <ul aria-live="polite">
          {chosen.map((file) => (
            <li key={file.name}>
              {file.name} · {formatBytes(file.size, locale)}
            </li>
          ))}
        </ul>
      </div>
    </Field>
  )
}
