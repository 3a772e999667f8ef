import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { useKitText } from '../locale.tsx'
import { Button } from './Button.tsx'

export interface DialogProps {
  open: boolean
  /** Called for Esc, the close button and a press outside. The dialog closes when `open` turns false. */
  onClose: () => void
  title: ComponentChildren
  /** The buttons, the main one last. */
  footer?: ComponentChildren
  wide?: boolean
  children: ComponentChildren
}

/** The browser's own dialog: focus is kept inside and given back, Esc closes. */
export function Dialog({ open, onClose, title, footer, wide, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const t = useKitText()
  useLayoutEffect(() => {
    const element = dialog.current
    if (open && element && !element.open) element.showModal()
    if (!open && element?.open) element.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way out, and the browser brings it.
    <dialog
      ref={dialog}
      class="t-dialog"
      data-wide={wide || undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {open && (
        <div>
          <h2 id={titleId}>{title}</h2>
          {children}
          {footer && <footer>{footer}</footer>}
          {/* Last, so that the focus goes first to what is asked. */}
          <Button kind="quiet" icon="cross" iconOnly onClick={onClose}>
            {t.close}
          </Button>
        </div>
      )}
    </dialog>
  )
}
