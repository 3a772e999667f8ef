import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { ErrorSummary, type ErrorSummaryProps } from './ErrorSummary.tsx'

export interface FormProps {
  /** Where a plain form is sent. */
  action?: string | undefined
  method?: 'get' | 'post'
  /** Set when files are sent along. */
  withFiles?: boolean
  errors?: ErrorSummaryProps['errors'] | undefined
  /** Takes over from the plain form where script runs. */
  onSubmit?: ((form: FormData) => void) | undefined
  /** The buttons, the main one first. */
  actions?: ComponentChildren
  children: ComponentChildren
}

/** A plain form, sent by the browser, or by `onSubmit` where there is script. Checks are ours, not the browser's. */
export function Form(props: FormProps) {
  const { action, method = 'post', withFiles, errors, onSubmit, actions, children } = props
  // Sending again what is still wrong brings the summary back to attention.
  const [sent, setSent] = useState(0)
  return (
    <form
      class="t-form"
      {...(action && { action })}
      method={method}
      {...(withFiles && { encType: 'multipart/form-data' })}
      noValidate
      onSubmit={(event) => {
        if (!onSubmit) return
        event.preventDefault()
        setSent(sent + 1)
        onSubmit(new FormData(event.currentTarget))
      }}
    >
      {errors && <ErrorSummary key={sent} errors={errors} />}
      {children}
      {actions && <div class="t-form-actions">{actions}</div>}
    </form>
  )
}
