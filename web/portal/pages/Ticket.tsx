import type { PortalError, TicketView } from '@tanggap/contract/portal'
import { Button, formatDate, KeyValue, Timeline, useLocale } from '../../kit/index.ts'
import { portalText } from '../portal.text.ts'
import { AnswerActs } from './AnswerActs.tsx'
import { Deadline } from './Deadline.tsx'
import { Renunciation } from './Renunciation.tsx'
import { Words } from './Words.tsx'

export interface TicketProps {
  ticket: TicketView
  errors: readonly PortalError[]
  typed: string
  /** The form that was sent and needs mending. */
  tried?: string | undefined
}

/** Where the report stands, in the order of what its reporter wants to know. */
export function Ticket({ ticket, errors, typed, tried }: TicketProps) {
  const locale = useLocale()
  const t = portalText(locale)
  return (
    <>
      <div class="p-part">
        <h1>
          {t.ticket} <span class="t-digits">{ticket.number}</span>
        </h1>
        <p class="t-muted">
          {ticket.kind[locale]} · {formatDate(ticket.receivedAt, locale)}
        </p>
      </div>
      <section class="p-receipt">
        <h2>
          {t.nowTitle}: {ticket.now.title[locale]}
        </h2>
        <p>{ticket.now.text[locale]}</p>
        <KeyValue pairs={[{ label: t.withWhom, value: ticket.who[locale] }]} />
        {ticket.dueAt && (
          <Deadline day={ticket.dueAt} late={ticket.late} confidential={ticket.confidential} />
        )}
      </section>
      <Renunciation of={ticket.renunciation} />
      {ticket.may.includes('giveMore') && (
        <Words
          action="lengkapi"
          title={t.giveMore}
          button={t.giveMoreButton}
          errors={tried === 'lengkapi' ? errors : []}
          typed={tried === 'lengkapi' ? typed : ''}
        />
      )}
      <AnswerActs ticket={ticket} errors={errors} typed={typed} tried={tried} />
      <section class="p-part">
        <h2>{t.lines}</h2>
        <Timeline
          label={t.lines}
          events={ticket.lines.map((line) => ({
            key: line.key,
            at: line.at,
            title: line.title[locale],
            children: (
              <>
                {line.text && <p>{line.text[locale]}</p>}
                {line.note && (
                  <div class="p-note">
                    <small>{line.by === 'citizen' ? t.fromYou : t.fromOffice}</small>
                    <p>{line.note}</p>
                  </div>
                )}
              </>
            ),
          }))}
        />
      </section>
      <div class="t-row">
        <button type="button" class="t-button p-print" data-kind="secondary">
          {t.print}
        </button>
        <form method="post" action="/keluar">
          <Button type="submit">{t.closeTicket}</Button>
        </form>
      </div>
      {ticket.may.includes('withdraw') && (
        <details class="p-fold">
          <summary>{t.withdraw}</summary>
          <div class="p-part">
            <p>{t.withdrawHint}</p>
            <form method="post" action="/tiket/batalkan">
              <Button type="submit" kind="danger">
                {t.withdrawButton}
              </Button>
            </form>
          </div>
        </details>
      )}
    </>
  )
}
