import { useEffect, useRef } from 'preact/hooks'
import { useKitText } from '../locale.tsx'

export interface ErrorSummaryProps {
  /** In the order of the page. `field` is the name (or id) of the field it leads to. */
  errors: readonly { field?: string | undefined; message: string }[]
}

/** Stands above the form after it was sent, takes the focus, and leads to each field. Nothing if all is well. */
export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const t = useKitText()
  const box = useRef<HTMLDivElement>(null)
  // By what they say, not by the array: a form that is drawn again while one types must not take the focus.
  const said = errors.map((error) => error.message).join()
  useEffect(() => box.current?.focus(), [said])
  if (errors.length === 0) return null
  return (
    <div class="t-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t.errorsHeading(errors.length)}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field ?? error.message}>
            {error.field ? <a href={`#${error.field}`}>{error.message}</a> : error.message}
          </li>
        ))}
      </ul>
    </div>
  )
}
