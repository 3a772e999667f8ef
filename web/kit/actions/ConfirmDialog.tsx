import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { TextArea } from '../forms/TextArea.tsx'
import { useKitText } from '../locale.tsx'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

export interface ConfirmDialogProps {
  open: boolean
  title: ComponentChildren
  /** What will be so afterwards and cannot be undone, in one or two sentences. */
  consequence: ComponentChildren
  /** The act itself, never "OK": "Sahkan 42 usulan". */
  confirmLabel: ComponentChildren
  danger?: boolean
  busy?: boolean | undefined
  /** Asks for a reason. The act waits until it is written, unless `optional`. */
  reason?: { label?: string; hint?: string; optional?: boolean } | undefined
  error?: string | undefined
  /** A question the act depends on, between the consequence and the reason. */
  children?: ComponentChildren
  onConfirm: (reason: string) => void
  onCancel: () => void
}

/** For what cannot be undone. Where undoing is safe, act at once and offer `Toasts` with undo instead. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    open,
    title,
    consequence,
    confirmLabel,
    danger,
    busy,
    reason,
    error,
    children,
    onConfirm,
    onCancel,
  } = props
  const t = useKitText()
  const [written, setWritten] = useState('')
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    if (open) return
    setWritten('')
    setMissing(false)
  }, [open])

  const confirm = () => {
    const text = written.trim()
    if (reason && !reason.optional && text === '') setMissing(true)
    else onConfirm(text)
  }
  const footer = (
    <>
      <Button onClick={onCancel}>{t.cancel}</Button>
      <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={confirm}>
        {confirmLabel}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onCancel} title={title} footer={footer}>
      <p>{consequence}</p>
      {children}
      {reason && (
        <TextArea
          name="reason"
          label={reason.label ?? t.reason}
          hint={reason.hint}
          optional={reason.optional ?? false}
          rows={3}
          value={written}
          onInput={setWritten}
          error={error ?? (missing && written.trim() === '' ? t.reasonMissing : undefined)}
        />
      )}
      {!reason && error && (
        <p class="t-error" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  )
}
