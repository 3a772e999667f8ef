import { type SimilarMatters, similarTickets, type TicketDetail } from '@tanggap/contract/citizens'
import { changeKinds } from '@tanggap/core/changes'
import { ticketKindRule } from '@tanggap/core/citizens'
import { Answered, useAsk } from '../../kit/client/index.ts'
import { formatDate, KeyValue, type Pair, StatusChip, useLocale } from '../../kit/index.ts'
import { ChangeStatusChip } from '../changes/marks.tsx'
import { citizensText } from './citizens.text.ts'
import { TicketStatusChip } from './marks.tsx'
import { triageText } from './triage.text.ts'

/** What may be the same matter, beside this report: other reports, visits and changes. A person compares. */
export function Similar({ ticket }: { ticket: TicketDetail }) {
  const t = triageText(useLocale())
  const asked = useAsk(similarTickets, { params: { id: ticket.id } })
  return (
    <section class="t-stack-s">
      <h2>{t.similar}</h2>
      <Answered of={asked}>
        {(similar) =>
          similar.tickets.length + similar.changes.length + similar.cases.length === 0 ? (
            <p class="t-muted">{t.similarNone}</p>
          ) : (
            <Found similar={similar} ticket={ticket} />
          )
        }
      </Answered>
    </section>
  )
}

function Found({ similar, ticket }: { similar: SimilarMatters; ticket: TicketDetail }) {
  const locale = useLocale()
  const t = triageText(locale)
  return (
    <>
      {similar.tickets.length > 0 && (
        <>
          <p class="t-muted">{t.similarLead}</p>
          <div class="o-side-by-side">
            <Report title={t.thisOne} report={ticket} />
            {similar.tickets.map((one) => (
              <Report
                key={one.id}
                title={one.number}
                report={one}
                href={`/tickets/${one.id}`}
                why={one.why}
              />
            ))}
          </div>
        </>
      )}
      {similar.changes.length > 0 && (
        <>
          <h3>{t.changes}</h3>
          <ul>
            {similar.changes.map(({ id, number, kind, status }) => (
              <li key={id}>
                <a href={`/changes/${id}`}>
                  {changeKinds[kind].title[locale]} <span class="t-digits">{number}</span>
                </a>{' '}
                <ChangeStatusChip status={status} />
              </li>
            ))}
          </ul>
        </>
      )}
      {similar.cases.length > 0 && (
        <>
          <h3>{t.visits}</h3>
          <ul>
            {similar.cases.map(({ id, number, status, campaign }) => (
              <li key={id}>
                {t.visit(String(number))}, {campaign}{' '}
                <StatusChip tone="moving">{t.caseStatuses[status]}</StatusChip>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

type Told = Pick<
  SimilarMatters['tickets'][number],
  'kind' | 'status' | 'receivedAt' | 'headName' | 'where' | 'answers'
>

interface ReportProps {
  title: string
  report: Told
  href?: string
  why?: SimilarMatters['tickets'][number]['why']
}

function Report({ title, report, href, why }: ReportProps) {
  const locale = useLocale()
  const t = triageText(locale)
  const own = citizensText(locale)
  const pairs: Pair[] = [
    ...(why ? [{ label: t.whyLabel, value: why.map((one) => t.why[one]).join(', ') }] : []),
    { label: own.received, value: formatDate(report.receivedAt, locale) },
    { label: own.headName, value: report.headName ?? own.notGiven },
    { label: own.where, value: report.where ?? own.notGiven },
    ...report.answers.map(({ label, value }) => ({ label: label[locale], value: value[locale] })),
  ]
  return (
    <article class="t-card t-stack-s">
      <h3>{href ? <a href={href}>{title}</a> : title}</h3>
      <p>
        {ticketKindRule(report.kind).title[locale]} <TicketStatusChip status={report.status} />
      </p>
      <KeyValue pairs={pairs} />
    </article>
  )
}
