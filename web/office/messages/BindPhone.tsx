import { bindContact } from '@tanggap/contract/messages'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Notice, PageHeader, TextField, useLocale } from '../../kit/index.ts'
import { AtTheCounter } from '../citizens/AtTheCounter.tsx'
import { messagesText } from './messages.text.ts'

/** The number first, then whose it is. */
export function BindPhone() {
  const locale = useLocale()
  const t = messagesText(locale)
  const [phone, setPhone] = useState('')
  const [bound, setBound] = useState(false)
  return (
    <>
      <PageHeader title={t.bind} lead={t.bindLead} />
      {bound && (
        <Notice tone="good" live>
          {t.bound}
        </Notice>
      )}
      <section class="t-card">
        <TextField
          name="phone"
          label={t.phone}
          hint={t.phoneHint}
          type="tel"
          width="m"
          autoComplete="off"
          value={phone}
          onInput={setPhone}
        />
        <AtTheCounter
          act={t.bindButton}
          title={t.bindTitle}
          consequence={t.bindConsequence}
          onChoose={() => setBound(false)}
          onAct={async ({ id }, identityCheck) => {
            const answer = await ask(bindContact, { body: { familyId: id, phone, identityCheck } })
            if (!answer.ok) return answer.refusal.sentence[locale]
            setBound(true)
            setPhone('')
            return undefined
          }}
        />
      </section>
    </>
  )
}
