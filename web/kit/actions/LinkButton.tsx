import type { ComponentChildren, MouseEventHandler } from 'preact'
import { Icon, type IconName } from '../marks/Icon.tsx'
import type { ButtonKind } from './Button.tsx'

export interface LinkButtonProps {
  href: string
  kind?: ButtonKind
  icon?: IconName | undefined
  /** After the words instead of before them: onward. */
  iconAfter?: IconName | undefined
  wide?: boolean
  rel?: string
  download?: string | boolean
  onClick?: MouseEventHandler<HTMLAnchorElement>
  children: ComponentChildren
}

/** A link that looks like a button, because it leads to the next thing to do. It works without script. */
export function LinkButton({
  kind = 'secondary',
  icon,
  iconAfter,
  wide,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <a {...rest} class="t-button" data-kind={kind} data-wide={wide || undefined}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {iconAfter && <Icon name={iconAfter} />}
    </a>
  )
}
