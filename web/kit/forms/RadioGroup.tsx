import type { ComponentChildren } from 'preact'
import { FieldGroup, type FieldProps } from './Field.tsx'

export interface Choice {
  value: string
  label: ComponentChildren
  hint?: ComponentChildren
  disabled?: boolean | undefined
}

export interface RadioGroupProps extends FieldProps {
  choices: readonly Choice[]
  value?: string | undefined
  onInput?: ((value: string) => void) | undefined
  /** Short answers side by side where there is room. */
  columns?: boolean
}

/** Each answer is a card as large as a thumb; one tap chooses it. */
export function RadioGroup(props: RadioGroupProps) {
  const { choices, value, onInput, columns, name, optional } = props
  const id = props.id ?? name
  return (
    <FieldGroup {...props}>
      <div class="t-choices" data-columns={columns || undefined}>
        {choices.map((choice, index) => (
          <label class="t-choice" key={choice.value}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${choice.value}`}
              name={name}
              value={choice.value}
              required={!optional}
              disabled={choice.disabled ?? false}
              {...(onInput
                ? { checked: value === choice.value, onChange: () => onInput(choice.value) }
                : { defaultChecked: value === choice.value })}
            />
            <span>
              <b>{choice.label}</b>
              {choice.hint && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
