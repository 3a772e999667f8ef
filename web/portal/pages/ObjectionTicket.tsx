import type { PortalError, SealedTicketView } from '@tanggap/contract/portal'
import { Button, Form, formatDate, Notice, TextArea, Timeline, useLocale } from '../../kit/index.ts'
import { objectionText } from '../objection.text.ts'
import { errorOf, summaryOf } from './errors.ts'

export interface ObjectionTicketProps {
  ticket: SealedTicketView
  errors: readonly PortalError[]
  typed: string
  act: string
}

/** Where a sealed matter stands, for who holds its number and PIN. It tells nothing of any family. */
export function ObjectionTicket({ ticket, errors, typed, act }: ObjectionTicketProps) {
  const locale = useLocale()
  const t = objectionText(locale)
  const wordsOf = (name: string) => (name === act ? { errors, typed } : { errors: [], typed: '' })
  return (
    <>
      <div class="p-part">
        <h1>
          {t.number} <span class="t-digits">{ticket.number}</span>
        </h1>
        <p class="t-muted">{formatDate(ticket.receivedAt, locale)}</p>
      </div>
      {ticket.pressed && <Notice tone="attention">{t.pressedNotice}</Notice>}
      <section class="p-receipt">
        <h2>{ticket.now.title[locale]}</h2>
        <p>{ticket.now.text[locale]}</p>
        {ticket.dueAt && (
          <p class={ticket.late ? 'p-late' : undefined}>
            {ticket.late ? t.late(formatDate(ticket.dueAt, locale)) : t.by(formatDate(ticket.dueAt, locale))}
          </p>
        )}
      </section>
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
        <Told
          path="keberatan"
          title={t.reopenTitle}
          lead={
            ticket.contestableUntil ? t.reopenHint(formatDate(ticket.contestableUntil, locale)) : undefined
          }
          button={t.reopenButton}
          open={act === 'reopen'}
          {...wordsOf('reopen')}
        />
      )}
      {ticket.may.includes('addWords') && (
        <Told
          path="tambah"
          title={t.addTitle}
          button={t.addButton}
          open={act === 'addWords'}
          {...wordsOf('addWords')}
        />
      )}
      {ticket.may.includes('press') && (
        <Told
          path="tertekan"
          title={t.pressTitle}
          lead={t.pressLead}
          button={t.pressButton}
          open={act === 'press'}
          {...wordsOf('press')}
        />
      )}
      {ticket.may.includes('withdraw') && (
        <details class="p-fold">
          <summary>{t.withdraw}</summary>
          <div class="p-part">
            <p>{t.withdrawHint}</p>
            <form method="post" action="/tiket/tersegel/batalkan">
              <Button type="submit" kind="danger">
                {t.withdrawButton}
              </Button>
            </form>
          </div>
        </details>
      )}
      <div class="t-row">
        {ticket.may.includes('close') && (
          <form method="post" action="/tiket/tersegel/selesai">
            <Button type="submit" kind="primary">
              {t.close}
            </Button>
          </form>
        )}
        <form method="post" action="/keluar">
          <Button type="submit">{t.closeTicket}</Button>
        </form>
      </div>
    </>
  )
}

interface ToldProps {
  path: string
  title: string
  lead?: string | undefined
  button: string
  open: boolean
  errors: readonly PortalError[]
  typed: string
}

/** Folded, so that a page with several things to say is short; open where something is wrong. */
function Told({ path, title, lead, button, open, errors, typed }: ToldProps) {
  const locale = useLocale()
  const t = objectionText(locale)
  return (
    <details class="p-fold" open={open}>
      <summary>{title}</summary>
      <div class="p-part">
        {lead && <p>{lead}</p>}
        <Form
          action={`/tiket/tersegel/${path}`}
          errors={summaryOf(errors, locale)}
          actions={
            <Button type="submit" kind="primary">
              {button}
            </Button>
          }
        >
          <TextArea
            id={open ? 'kata' : `kata-${path}`}
            name="kata"
            label={t.yourWords}
            value={typed}
            error={errorOf(errors, 'kata', locale)}
          />
        </Form>
      </div>
    </details>
  )
}
