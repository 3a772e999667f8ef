import { seeNewData, type TicketDetail } from '@tanggap/contract/citizens'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import { Button, formatDateTime, Notice, useLocale } from '../../kit/index.ts'
import { triageText } from './triage.text.ts'

/** What the desk should know before it acts: new data about the family, clocks of the law, and many reports at once. */
export function Signals({ ticket, onDone }: { ticket: TicketDetail; onDone: () => void }) {
  const locale = useLocale()
  const t = triageText(locale)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function seen() {
    setBusy(true)
    const answer = await ask(seeNewData, { params: { id: ticket.id }, body: { version: ticket.version } })
    setBusy(false)
    if (answer.ok) onDone()
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <>
      {ticket.dataChangedAt && (
        <Notice tone="attention" title={t.changedTitle}>
          <p>{t.changedText(formatDateTime(ticket.dataChangedAt, locale))}</p>
          {error && <p>{error}</p>}
          <Button busy={busy} icon="check" onClick={() => void seen()}>
            {t.changedSeen}
          </Button>
        </Notice>
      )}
      {ticket.interimDueAt && <Notice>{t.interim(formatDateTime(ticket.interimDueAt, locale))}</Notice>}
      {ticket.patterns.length > 0 && (
        <Notice title={t.patternTitle}>
          {ticket.patterns.map(({ by, count }) => (
            <p key={by}>{t.patterns[by](count)}</p>
          ))}
          <p class="t-muted">{t.patternHelp}</p>
        </Notice>
      )}
    </>
  )
}
