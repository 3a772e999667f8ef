import { useEffect, useRef } from 'preact/hooks'
import { useKitText } from '../locale.tsx'
import { Icon } from '../marks/Icon.tsx'
import { isTyping } from './keys.ts'

export interface SearchBoxProps {
  name?: string
  label?: string | undefined
  placeholder?: string | undefined
  value?: string | undefined
  onInput?: ((value: string) => void) | undefined
}

/** `/` brings the focus here from anywhere on the page. */
export function SearchBox({ name = 'q', label, placeholder, value, onInput }: SearchBoxProps) {
  const t = useKitText()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <div class="t-search t-field">
      <label class="t-label" for={name}>
        {label ?? t.search}
      </label>
      <Icon name="search" />
      <input
        // What the address says wins over what was typed before the address changed.
        key={onInput ? undefined : value}
        ref={input}
        class="t-input"
        type="search"
        id={name}
        name={name}
        autoComplete="off"
        spellcheck={false}
        {...(placeholder && { placeholder })}
        {...(onInput
          ? { value: value ?? '', onInput: (event) => onInput(event.currentTarget.value) }
          : { defaultValue: value ?? '' })}
      />
      <kbd>/</kbd>
    </div>
  )
}
