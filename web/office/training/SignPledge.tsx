import type { AnswerOf } from '@tanggap/contract/route'
import { type ownTraining, signPledge } from '@tanggap/contract/training'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, Form, TextField, useLocale } from '../../kit/index.ts'
import { trainingText } from './training.text.ts'

export interface SignPledgeProps {
  readonly testId: string
  readonly name: string
  readonly pledge: AnswerOf<typeof ownTraining>['pledge']
  readonly onSigned: () => void
}

/** The integrity pledge, signed by name after the test is passed. */
export function SignPledge({ testId, name, pledge, onSigned }: SignPledgeProps) {
  const locale = useLocale()
  const t = trainingText(locale)
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function sign() {
    setBusy(true)
    const answer = await ask(signPledge, {
      params: { id: testId },
      body: { pledgeVersion: pledge.version, name: typed },
    })
    setBusy(false)
    if (answer.ok) onSigned()
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <section class="t-card">
      <h2>{pledge.title[locale]}</h2>
      <p class="t-muted">{t.pledgeLead}</p>
      <ol>
        {pledge.promises.map((promise) => (
          <li key={promise.id}>{promise[locale]}</li>
        ))}
      </ol>
      <p>{pledge.consequence[locale]}</p>
      <Form
        onSubmit={() => void sign()}
        actions={
          <Button type="submit" kind="primary" icon="seal" busy={busy}>
            {t.sign}
          </Button>
        }
      >
        <TextField name="name" label={t.typeName(name)} value={typed} onInput={setTyped} error={error} />
      </Form>
    </section>
  )
}
