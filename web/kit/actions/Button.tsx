import type { ButtonHTMLAttributes, ComponentChildren, Ref } from 'preact'
import { useKitText } from '../locale.tsx'
import { Icon, type IconName } from '../marks/Icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon'> {
  kind?: ButtonKind
  icon?: IconName | undefined
  /** The act is under way: the button stays focusable, says so, and cannot be pressed twice. */
  busy?: boolean | undefined
  /** Fills the width, as the one main action of a phone screen does. */
  wide?: boolean
  /** Shows the icon alone; the words stay for screen readers. Only for acts everyone knows (close, back). */
  iconOnly?: boolean
  ref?: Ref<HTMLButtonElement>
  children: ComponentChildren
}

export function Button(props: ButtonProps) {
  const { kind = 'secondary', icon, busy = false, wide, iconOnly, children, onClick, ...rest } = props
  const t = useKitText()
  return (
    <button
      type="button"
      {...rest}
      class="t-button"
      data-kind={kind}
      data-wide={wide || undefined}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span class="t-spin" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {iconOnly ? <span class="t-hide">{children}</span> : <span>{children}</span>}
      {busy && <span class="t-hide">{t.busy}</span>}
    </button>
  )
}
