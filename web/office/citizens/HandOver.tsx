import { bindSlip } from '@tanggap/contract/slips'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Notice, TextField, useLocale } from '../../kit/index.ts'
import { AtTheCounter } from './AtTheCounter.tsx'
import { citizensText } from './citizens.text.ts'

/** The slip first, then whom it is handed to. */
export function HandOver({ onDone }: { onDone: () => void }) {
  const locale = useLocale()
  const t = citizensText(locale)
  const [serial, setSerial] = useState('')
  const [handed, setHanded] = useState<string>()
  return (
    <section class="t-card">
      <h2>{t.handTitle}</h2>
      <p class="t-muted">{t.handLead}</p>
      {handed && (
        <Notice tone="good" live>
          {t.handed(handed)}
        </Notice>
      )}
      <TextField
        name="serial"
        label={t.serial}
        hint={t.serialHint}
        width="m"
        inputMode="numeric"
        autoComplete="off"
        value={serial}
        onInput={setSerial}
      />
      <AtTheCounter
        act={t.handButton}
        title={t.handTitle}
        consequence={t.handConsequence}
        missing={serial ? undefined : t.handLead}
        onChoose={() => setHanded(undefined)}
        onAct={async ({ id }, identityCheck) => {
          const answer = await ask(bindSlip, { body: { serial, familyId: id, identityCheck } })
          if (!answer.ok) return answer.refusal.sentence[locale]
          setHanded(answer.value.serial)
          setSerial('')
          onDone()
          return undefined
        }}
      />
    </section>
  )
}
