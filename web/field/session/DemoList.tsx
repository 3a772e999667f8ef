import { demoOffices, type Session, stepIn } from '@tanggap/contract/access'
import type { RefusalAnswer } from '@tanggap/contract/refusal'
import { useState } from 'preact/hooks'
import { ask, useAsk } from '../../kit/client/index.ts'
import { Icon, Notice, useLocale } from '../../kit/index.ts'
import { sessionText } from './session.text.ts'

/** The demo's way in without a password. Where there is no demo the office does not know the address, and nothing shows. */
export function DemoList({ onIn }: { onIn: (session: Session) => void }) {
  const locale = useLocale()
  const t = sessionText(locale)
  const asked = useAsk(demoOffices)
  const [refusal, setRefusal] = useState<RefusalAnswer>()
  if (asked.state !== 'ready') return null
  const offices = asked.value.offices.filter(({ role }) => role === 'facilitator')
  if (offices.length === 0) return null

  async function enter(officeId: string) {
    const answer = await ask(stepIn, { body: { officeId } })
    if (answer.ok) onIn(answer.value)
    else setRefusal(answer.refusal)
  }

  return (
    <section class="t-stack-s" aria-labelledby="demo-title">
      <h2 id="demo-title">{t.demoTitle}</h2>
      <p class="t-muted">{t.demoLead}</p>
      {refusal && <Notice tone="bad">{refusal.sentence[locale]}</Notice>}
      <ul class="f-list">
        {offices.map((office) => (
          <li key={office.officeId}>
            <button type="button" class="f-row" onClick={() => void enter(office.officeId)}>
              <Icon name="person" />
              <span>
                <b>{office.name}</b>
                <small>{office.regionName}</small>
              </span>
              <Icon name="chevron-right" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
