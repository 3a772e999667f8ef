import { useEffect, useState } from 'preact/hooks'
import { useKitText } from '../locale.tsx'
import { Icon } from '../marks/Icon.tsx'
import { Button } from './Button.tsx'

export interface Toast {
  message: string
  /** Takes the act back. Offer it wherever the act can be taken back. */
  undo?: (() => void) | undefined
}

export interface Toaster {
  show(toast: Toast): void
  /** Calls the listener with every change; returns the way to stop. */
  watch(listener: (toast: Toast | undefined) => void): () => void
}

/** One per app. A new notice replaces the one before: the last act is the one a person may want back. */
export function createToaster(): Toaster {
  const listeners = new Set<(toast: Toast | undefined) => void>()
  return {
    show: (toast) => {
      for (const listener of listeners) listener({ ...toast })
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Time enough to read it and to reach the button. It waits as long as the pointer or the focus rests on it. */
const SHOWN_FOR_MS = 9000

/** The place where notices appear. Put it once, at the end of the shell. */
export function Toasts({ from }: { from: Toaster }) {
  const t = useKitText()
  const [toast, setToast] = useState<Toast | undefined>()
  const [held, setHeld] = useState(false)
  useEffect(() => from.watch(setToast), [from])
  useEffect(() => {
    if (!toast || held) return
    const timer = setTimeout(() => setToast(undefined), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [toast, held])

  const close = () => {
    setToast(undefined)
    setHeld(false)
  }
  return (
    <section class="t-toasts" role="status" aria-label={t.toastLabel}>
      {toast && (
        <div
          class="t-toast"
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocusIn={() => setHeld(true)}
          onFocusOut={() => setHeld(false)}
        >
          <Icon name="check" />
          <span>{toast.message}</span>
          {toast.undo && (
            <Button
              onClick={() => {
                toast.undo?.()
                close()
              }}
            >
              {t.undo}
            </Button>
          )}
          <Button icon="cross" iconOnly onClick={close}>
            {t.close}
          </Button>
        </div>
      )}
    </section>
  )
}
