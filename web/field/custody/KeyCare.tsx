import { readPhrase } from '@tanggap/core/custody'
import { useState } from 'preact/hooks'
import { Button, ConfirmDialog, Form, Notice, useLocale } from '../../kit/index.ts'
import { gateText } from '../session/gate.text.ts'
import { PhraseField } from '../session/PhraseField.tsx'
import { useHeld, useWorkspace } from '../workspace.ts'
import { keepingText } from './keeping.text.ts'

/** Locking the screen by hand, and the drafts of a phrase that was lost. */
export function KeyCare() {
  const t = keepingText(useLocale())
  const { lock, hasPin } = useWorkspace()
  const { lockedDrafts } = useHeld()
  const [back, setBack] = useState<number>()
  return (
    <section class="t-stack-s">
      <h2>{t.keys}</h2>
      <p class="t-muted">{hasPin ? t.lockWithPin : t.lockWithPhrase}</p>
      <Button icon="lock" wide onClick={lock}>
        {t.lock}
      </Button>
      {back !== undefined && (
        <Notice tone="good" live>
          {t.broughtBack(back)}
        </Notice>
      )}
      {lockedDrafts > 0 && <LockedDrafts onBack={setBack} />}
    </section>
  )
}

function LockedDrafts({ onBack }: { onBack: (count: number) => void }) {
  const locale = useLocale()
  const t = keepingText(locale)
  const words = gateText(locale)
  const { store } = useWorkspace()
  const { lockedDrafts } = useHeld()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [givingUp, setGivingUp] = useState(false)

  async function bringBack() {
    const read = readPhrase(typed)
    if (!read.ok) return setProblem(read.at === 0 ? words.notFive : words.notInList(read.at))
    setBusy(true)
    const count = await store.recover(read.words).catch(() => undefined)
    setBusy(false)
    if (count === undefined) setProblem(t.notThatPhrase)
    else onBack(count)
  }
  return (
    <div class="t-stack-s">
      <Notice tone="attention" title={t.lockedDrafts(lockedDrafts)}>
        {t.lockedDraftsLead}
      </Notice>
      <Form
        errors={problem ? [{ field: 'old-phrase', message: problem }] : []}
        onSubmit={() => void bringBack()}
        actions={
          <Button kind="primary" type="submit" wide busy={busy}>
            {t.bringBack}
          </Button>
        }
      >
        <PhraseField name="old-phrase" label={t.oldPhrase} value={typed} onInput={setTyped} error={problem} />
      </Form>
      <Button kind="quiet" onClick={() => setGivingUp(true)}>
        {t.giveUp}
      </Button>
      <ConfirmDialog
        open={givingUp}
        danger
        title={t.giveUpTitle}
        consequence={t.giveUpConsequence(lockedDrafts)}
        confirmLabel={t.giveUp}
        onConfirm={() => void store.giveUpLockedDrafts().then(() => setGivingUp(false))}
        onCancel={() => setGivingUp(false)}
      />
    </div>
  )
}
