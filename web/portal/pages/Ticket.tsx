import type { PortalError, TicketView } from '@tanggap/contract/portal'
import { Button, Form, formatDate, KeyValue, TextArea, Timeline, useLocale } from '../../kit/index.ts'
import { portalText } from '../portal.text.ts'
import { Deadline } from './Deadline.tsx'
import { errorOf, summaryOf } from './errors.ts'
import { Renunciation } from './Renunciation.tsx'

export interface TicketProps {
  ticket: TicketView
  errors: readonly PortalError[]
  typed: string
}

/** Where the report stands, in the order of what its reporter wants to know. */
export function Ticket({ ticket, errors, typed }: TicketProps) {
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
          action="/tiket/lengkapi"
          title={t.giveMore}
          button={t.giveMoreButton}
          errors={errors}
          typed={typed}
        />
      )}
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
      {ticket.may.includes('reopen') && (
        <Words
          action="/tiket/keberatan"
          title={t.reopen}
          hint={
            ticket.contestableUntil ? t.reopenHint(formatDate(ticket.contestableUntil, locale)) : undefined
          }
          button={t.reopenButton}
          errors={errors}
          typed={typed}
        />
      )}
      <div class="t-row">
        {ticket.may.includes('close') && (
          <form method="post" action="/tiket/selesai">
            <Button type="submit" kind="primary">
              {t.closeButton}
            </Button>
          </form>
        )}
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

interface WordsProps {
  action: string
  title: string
  hint?: string | undefined
  button: string
  errors: readonly PortalError[]
  typed: string
}

function Words({ action, title, hint, button, errors, typed }: WordsProps) {
  const locale = useLocale()
  const t = portalText(locale)
  return (
    <section class="p-part">
      <h2>{title}</h2>
      <Form
        action={action}
        errors={summaryOf(errors, locale)}
        actions={
          <Button type="submit" kind="primary">
            {button}
          </Button>
        }
      >
        <TextArea
          name="kata"
          label={t.yourWords}
          hint={hint}
          value={typed}
          error={errorOf(errors, 'kata', locale)}
        />
      </Form>
    </section>
  )
}
