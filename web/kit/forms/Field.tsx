import type { ComponentChildren } from 'preact'
import { useKitText } from '../locale.tsx'
import { FieldError } from './FieldError.tsx'

/** What every field has in common. */
export interface FieldProps {
  /** The name it is sent under; also its id, so that an error summary can lead to `#name`. */
  name: string
  id?: string | undefined
  label: ComponentChildren
  /** The label is the question of this page, and its heading. */
  question?: boolean | undefined
  hint?: ComponentChildren
  /** A sentence: what is wrong and what would be right. */
  error?: string | undefined
  /** May stay empty. Everything is required unless it says so. */
  optional?: boolean | undefined
  disabled?: boolean | undefined
}

/** The attributes that tie a control to its label, hint and error. */
export function controlProps(props: FieldProps) {
  const id = props.id ?? props.name
  const described = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  return {
    id,
    name: props.name,
    required: !props.optional,
    disabled: props.disabled ?? false,
    // A browser remembers what was typed into a field, in the clear and for ever: never of a family, on any screen.
    autoComplete: 'off',
    ...(described && { 'aria-describedby': described }),
    ...(props.error && { 'aria-invalid': true as const }),
  }
}

/** Without a listener the field keeps what is typed by itself, as a plain HTML form does. */
export function valueProps<V extends string>(
  value: V | undefined,
  onInput: ((value: string) => void) | undefined,
) {
  return onInput
    ? {
        value: value ?? '',
        onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
      }
    : { defaultValue: value ?? '' }
}

/** Label, hint, error, then the control: the order in which they are read. */
export function Field({ children, ...props }: FieldProps & { children: ComponentChildren }) {
  const id = props.id ?? props.name
  return (
    <div class="t-field" data-invalid={props.error ? true : undefined}>
      <Label {...props} />
      {props.hint && (
        <div class="t-hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      {props.error && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
      {children}
    </div>
  )
}

function Label(props: FieldProps) {
  const t = useKitText()
  const label = (
    <label class="t-label" for={props.id ?? props.name} data-question={props.question || undefined}>
      {props.label}
      {props.optional && <span> ({t.optional})</span>}
    </label>
  )
  return props.question ? <h1>{label}</h1> : label
}

/** The same frame for a group of controls, which HTML names by a legend. */
export function FieldGroup({ children, ...props }: FieldProps & { children: ComponentChildren }) {
  const t = useKitText()
  const id = props.id ?? props.name
  const described = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  const legend = (
    <>
      {props.label}
      {props.optional && <span> ({t.optional})</span>}
    </>
  )
  return (
    <fieldset
      class="t-field"
      data-invalid={props.error ? true : undefined}
      aria-describedby={described || undefined}
      disabled={props.disabled ?? false}
    >
      <legend class="t-label" data-question={props.question || undefined}>
        {props.question ? <h1>{legend}</h1> : legend}
      </legend>
      {props.hint && (
        <div class="t-hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      {props.error && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
      {children}
    </fieldset>
  )
}
