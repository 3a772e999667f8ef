import { FieldGroup, type FieldProps } from './Field.tsx'
import type { Choice } from './RadioGroup.tsx'

export interface CheckboxGroupProps extends FieldProps {
  choices: readonly Choice[]
  values?: readonly string[] | undefined
  onInput?: ((values: string[]) => void) | undefined
  columns?: boolean
}

/** Any number of the choices. A single checkbox is a group of one choice. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { choices, values = [], onInput, columns, name } = props
  const id = props.id ?? name
  const toggled = (value: string) =>
    choices.map((choice) => choice.value).filter((each) => values.includes(each) !== (each === value))
  return (
    <FieldGroup {...props}>
      <div class="t-choices" data-columns={columns || undefined}>
        {choices.map((choice, index) => (
          <label class="t-choice" key={choice.value}>
            <input
              type="checkbox"
              id={index === 0 ? id : `${id}-${choice.value}`}
              name={name}
              value={choice.value}
              disabled={choice.disabled ?? false}
              {...(onInput
                ? { checked: values.includes(choice.value), onChange: () => onInput(toggled(choice.value)) }
                : { defaultChecked: values.includes(choice.value) })}
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
