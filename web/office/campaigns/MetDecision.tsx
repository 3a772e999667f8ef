import { type MetFamily, proposeMetFamily, setMetFamilyAside } from '@tanggap/contract/met-families'
import { type VillageForm, villageForms } from '@tanggap/core/changes'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, Dialog, Notice, RadioGroup, TextArea, useLocale } from '../../kit/index.ts'
import { ValueField } from '../changes/index.ts'
import { metText } from './met.text.ts'

const form: VillageForm = villageForms.new_family

/** One met family before its village: proposed with what the family card says, or set aside with a reason. */
export function MetDecision(props: { family: MetFamily; onDone: () => void; onCancel: () => void }) {
  const { family, onDone, onCancel } = props
  const locale = useLocale()
  const t = metText(locale)
  const [mode, setMode] = useState<'propose' | 'aside'>('propose')
  const [stated, setStated] = useState<Readonly<Record<string, string>>>({
    headName: family.headName,
    hamlet: family.hamlet,
    rt: family.rt,
    rw: family.rw,
  })
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function decide() {
    setBusy(true)
    const params = { id: family.id }
    const { version } = family
    const answer =
      mode === 'propose'
        ? await ask(proposeMetFamily, { params, body: { version, stated: { ...stated } } })
        : await ask(setMetFamilyAside, { params, body: { version, reason } })
    setBusy(false)
    if (answer.ok) onDone()
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <Dialog
      open
      wide
      onClose={onCancel}
      title={family.headName}
      footer={
        <>
          <Button onClick={onCancel}>{t.cancel}</Button>
          <Button
            kind={mode === 'propose' ? 'primary' : 'danger'}
            icon={mode === 'propose' ? 'send' : 'cross'}
            busy={busy}
            onClick={() => void decide()}
          >
            {mode === 'propose' ? t.propose : t.setAside}
          </Button>
        </>
      }
    >
      {family.note && (
        <p>
          {family.note} ({family.metBy})
        </p>
      )}
      <RadioGroup
        name="decision"
        label={t.decide}
        columns
        value={mode}
        onInput={(chosen) => setMode(chosen === 'aside' ? 'aside' : 'propose')}
        choices={[
          { value: 'propose', label: t.propose },
          { value: 'aside', label: t.setAside },
        ]}
      />
      {error && (
        <Notice tone="bad" live>
          {error}
        </Notice>
      )}
      {mode === 'propose' ? (
        <div class="t-stack-s">
          <p class="t-muted">{t.proposeLead}</p>
          {form.fields.map((field) => (
            <ValueField
              key={field.key}
              name={field.key}
              question={field.key}
              label={field.label[locale]}
              optional={!field.required}
              value={stated[field.key] ?? ''}
              onInput={(text) => setStated({ ...stated, [field.key]: text })}
            />
          ))}
        </div>
      ) : (
        <div class="t-stack-s">
          <p class="t-muted">{t.setAsideLead}</p>
          <TextArea name="reason" label={t.why} rows={3} value={reason} onInput={setReason} />
        </div>
      )}
    </Dialog>
  )
}
