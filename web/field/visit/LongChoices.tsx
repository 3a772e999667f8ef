import { useMemo, useState } from 'preact/hooks'
import { Button, Icon, SearchBox, useLocale } from '../../kit/index.ts'
import { findChoices, type LongOption, spellList } from './find-choices.ts'
import { visitText } from './visit.text.ts'

/** A choice from a list too long to look through: one types a part of the word and taps what fits. */
export function LongChoices(props: {
  name: string
  label: string
  options: readonly LongOption[]
  value: string | undefined
  recorded: string | undefined
  error?: string | undefined
  onInput: (key: string) => void
}) {
  const { options, value, recorded } = props
  const t = visitText(useLocale())
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(value === undefined)
  const list = useMemo(() => spellList(options), [options.length, options[0]?.key])
  const chosen = options.find(({ key }) => key === value)
  if (chosen && !open)
    return (
      <div class="f-recorded">
        <span>
          <small>{props.label}</small> <b>{chosen.label}</b>
        </span>
        <Button kind="quiet" icon="chevron-down" onClick={() => setOpen(true)}>
          {t.change}
        </Button>
      </div>
    )
  const { shown, total } = findChoices(list, typed)
  return (
    <fieldset class="t-stack-s f-long" aria-label={props.label}>
      <b>{props.label}</b>
      <SearchBox label={t.searchChoice} placeholder={t.searchChoice} value={typed} onInput={setTyped} />
      {props.error && <p class="t-error">{props.error}</p>}
      <ul class="f-list">
        {shown.map(({ key, label }) => (
          <li key={key}>
            <button
              type="button"
              class="f-row"
              aria-pressed={key === value}
              onClick={() => {
                props.onInput(key)
                setOpen(false)
              }}
            >
              <Icon name={key === value ? 'check' : 'chevron-right'} />
              <span>
                <b>{label}</b>
                {key === recorded && <small>{t.recorded}</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="t-hint" role="status">
        {total === 0 ? t.noChoice : total > shown.length && t.moreChoices(total - shown.length)}
      </p>
    </fieldset>
  )
}
