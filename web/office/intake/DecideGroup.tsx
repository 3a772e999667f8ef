import { decideGroup } from '@tanggap/contract/intake-workbench'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, Dialog, Notice, RadioGroup, TextArea, useLocale } from '../../kit/index.ts'
import { useVillageName } from '../villages.ts'
import { deskText } from './desk.text.ts'

/** A rule, in one village or everywhere, whose rows are to be decided on. */
export interface ChosenGroup {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly sentence: { readonly id: string; readonly en: string }
  readonly village: string | null
}

const choices = ['take', 'hold', 'return'] as const

/** Decides about all rows of a group at once, and says before what follows. */
export function DecideGroup({
  id,
  chosen: { code, severity, sentence, village },
  onClose,
  onDone,
}: {
  id: string
  chosen: ChosenGroup
  onClose: () => void
  onDone: () => void
}) {
  const locale = useLocale()
  const d = deskText(locale)
  const villageName = useVillageName()
  const offered = choices.filter((each) => each !== 'take' || severity !== 'error')
  const [decision, setDecision] = useState<(typeof choices)[number]>('return')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function save() {
    setBusy(true)
    const answer = await ask(decideGroup, { params: { id }, body: { code, village, decision, note } })
    setBusy(false)
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    onDone()
  }
  return (
    <Dialog
      open
      title={`${d.decisionTitle} · ${village === null ? d.everywhere : villageName(village)}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{d.cancel}</Button>
          <Button kind="primary" busy={busy} onClick={() => void save()}>
            {d.decide}
          </Button>
        </>
      }
    >
      <div class="t-stack">
        <p>{sentence[locale]}</p>
        {error && (
          <Notice tone="bad" live>
            {error}
          </Notice>
        )}
        <RadioGroup
          name="decision"
          label={d.decide}
          value={decision}
          onInput={(value) => setDecision(choices.find((each) => each === value) ?? 'return')}
          choices={offered.map((each) => ({
            value: each,
            label: d.decisions[each],
            hint: d.decisionHelp[each],
          }))}
        />
        <TextArea
          name="note"
          label={d.decisionNote}
          optional
          value={note}
          onInput={setNote}
          rows={2}
          limit={400}
        />
      </div>
    </Dialog>
  )
}
