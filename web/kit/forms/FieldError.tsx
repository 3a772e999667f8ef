import type { ComponentChildren } from 'preact'
import { useKitText } from '../locale.tsx'
import { Icon } from '../marks/Icon.tsx'

export function FieldError({ id, children }: { id?: string | undefined; children: ComponentChildren }) {
  const t = useKitText()
  return (
    <div class="t-error" id={id}>
      <Icon name="warning" />
      <span>
        <span class="t-hide">{t.errorPrefix} </span>
        {children}
      </span>
    </div>
  )
}
