import { pinDigits } from '@tanggap/core/custody'
import { useState } from 'preact/hooks'
import { Button, DigitsField, FieldShell, Form, useLocale } from '../../kit/index.ts'
import { askKeeper, type Keys } from '../store/index.ts'
import { gateText } from './gate.text.ts'

/** A running session behind its PIN. The tries are counted where the keys are held, not on this page. */
export function OpenByPin(props: {
  accountId: string
  name: string
  onOpen: (keys: Keys) => void
  onGone: () => void
  onPhrase: () => void
}) {
  const t = gateText(useLocale())
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string>()
  async function open() {
    if (pin.length < pinDigits) return setProblem(t.pinProblems['not-six-digits'])
    const answer = await askKeeper({ ask: 'open', accountId: props.accountId, pin })
    setPin('')
    if (answer.is === 'open') props.onOpen(answer.keys)
    else if (answer.is === 'locked') setProblem(t.triesLeft(answer.triesLeft))
    else props.onGone()
  }
  return (
    <FieldShell title={t.app}>
      <h2>{t.pinOpenTitle}</h2>
      <p>{t.pinOpenLead(props.name)}</p>
      <Form
        errors={problem ? [{ field: 'pin', message: problem }] : []}
        onSubmit={() => void open()}
        actions={
          <Button kind="primary" type="submit" wide>
            {t.open}
          </Button>
        }
      >
        <DigitsField
          name="pin"
          label={t.pin}
          length={pinDigits}
          group={3}
          value={pin}
          onInput={setPin}
          error={problem}
        />
      </Form>
      <Button kind="quiet" onClick={props.onPhrase}>
        {t.withPhrase}
      </Button>
    </FieldShell>
  )
}
