import { useState } from 'preact/hooks'
import { Button, RadioGroup, type RadioGroupProps, useLocale } from '../../kit/index.ts'
import { visitText } from './visit.text.ts'

/** Cards to choose from; once chosen, a long list folds to the chosen one, so that the next thing is in sight. */
export function FoldingChoices({ longest = 6, ...props }: RadioGroupProps & { longest?: number }) {
  const t = visitText(useLocale())
  const { choices, value, onInput } = props
  const [open, setOpen] = useState(!value)
  const folds = choices.length > longest && !open && choices.some((choice) => choice.value === value)
  return (
    <div class="t-stack-s f-folding">
      <RadioGroup
        {...props}
        choices={folds ? choices.filter((choice) => choice.value === value) : choices}
        onInput={(chosen) => {
          onInput?.(chosen)
          setOpen(false)
        }}
      />
      {folds && (
        <Button kind="quiet" icon="chevron-down" onClick={() => setOpen(true)}>
          {t.change}
        </Button>
      )}
    </div>
  )
}
