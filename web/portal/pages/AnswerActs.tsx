import type { PortalError, TicketView } from '@tanggap/contract/portal'
import { Button, formatDate, useLocale } from '../../kit/index.ts'
import { answerText } from '../answer.text.ts'
import { Words } from './Words.tsx'

export interface AnswerActsProps {
  ticket: TicketView
  errors: readonly PortalError[]
  typed: string
  /** The form that was sent and needs mending. */
  tried: string | undefined
}

/** The question after every answer: settled, not yet, or to be looked at by another person. */
export function AnswerActs({ ticket, errors, typed, tried }: AnswerActsProps) {
  const locale = useLocale()
  const t = answerText(locale)
  const { may, contestableUntil, appealableUntil } = ticket
  const answers = may.filter((one) => one === 'close' || one === 'reopen' || one === 'appeal')
  if (answers.length === 0) return null
  const isClosed = ticket.status === 'closed'
  return (
    <section class="p-part" aria-labelledby="settled">
      <h2 id="settled">{isClosed ? t.closed : t.settled}</h2>
      {contestableUntil && !isClosed && may.includes('reopen') && (
        <p>{t.settledBy(formatDate(contestableUntil, locale))}</p>
      )}
      {may.includes('close') && (
        <form method="post" action="/tiket/selesai">
          <Button type="submit" kind="primary" icon="check" wide>
            {may.includes('reopen') ? t.yes : t.finish}
          </Button>
        </form>
      )}
      {may.includes('reopen') && (
        <details class="p-fold" open={tried === 'belum'}>
          <summary>{t.notYet}</summary>
          <div>
            <Words
              action="belum"
              hint={t.notYetHint}
              button={t.notYetButton}
              errors={tried === 'belum' ? errors : []}
              typed={tried === 'belum' ? typed : ''}
            />
          </div>
        </details>
      )}
      {may.includes('appeal') && (
        <details class="p-fold" open={tried === 'keberatan'}>
          <summary>{t.disagree}</summary>
          <div>
            <Words
              action="keberatan"
              hint={appealableUntil ? t.disagreeHint(formatDate(appealableUntil, locale)) : undefined}
              button={t.disagreeButton}
              errors={tried === 'keberatan' ? errors : []}
              typed={tried === 'keberatan' ? typed : ''}
            />
          </div>
        </details>
      )}
    </section>
  )
}
