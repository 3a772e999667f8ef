import { demoOffices, type Session, stepIn } from '@tanggap/contract/access'
import { roleTitles } from '@tanggap/core/access'
import { useState } from 'preact/hooks'
import { ask, useAsk } from '../../kit/client/index.ts'
import { Icon, useLocale } from '../../kit/index.ts'
import { sessionText } from './session.text.ts'

/** The demo's way into any office. Where there is no demo the server does not know the address, and nothing shows. */
export function DemoOffices({ onIn }: { onIn: (session: Session) => void }) {
  const locale = useLocale()
  const t = sessionText(locale)
  const asked = useAsk(demoOffices)
  const [entering, setEntering] = useState<string>()
  if (asked.state !== 'ready') return null

  async function enter(officeId: string) {
    setEntering(officeId)
    const answer = await ask(stepIn, { body: { officeId } })
    setEntering(undefined)
    if (answer.ok) onIn(answer.value)
    else asked.reload()
  }

  return (
    <section class="t-stack-s" aria-labelledby="demo-title">
      <h2 id="demo-title">{t.demoTitle}</h2>
      <p class="t-muted">{t.demoLead}</p>
      <ul class="o-doors">
        {asked.value.offices.map((office) => (
          <li key={office.officeId}>
            <button
              type="button"
              aria-busy={entering === office.officeId || undefined}
              onClick={() => void enter(office.officeId)}
            >
              <Icon name="person" />
              <span>
                <b>{roleTitles[office.role][locale]}</b>
                <small>
                  {office.name} · {office.regionName}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
