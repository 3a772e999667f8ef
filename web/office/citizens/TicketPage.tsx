import { getTicket, type TicketDetail, ticketPhoto } from '@tanggap/contract/citizens'
import { mayDo } from '@tanggap/core/access'
import { changeKinds } from '@tanggap/core/changes'
import { ticketKindRule } from '@tanggap/core/citizens'
import { useState } from 'preact/hooks'
import { Answered, addressOf, useAsk } from '../../kit/client/index.ts'
import {
  formatDate,
  formatDateTime,
  KeyValue,
  LinkButton,
  Notice,
  PageHeader,
  Photo,
  Timeline,
  useLocale,
} from '../../kit/index.ts'
import { ChangeStatusChip, Due } from '../changes/marks.tsx'
import { roleName } from '../role-name.ts'
import { useSession } from '../session/session.ts'
import { Act } from './Act.tsx'
import { Candidates } from './Candidates.tsx'
import { citizensText } from './citizens.text.ts'
import { FollowUp } from './FollowUp.tsx'
import { TicketStatusChip } from './marks.tsx'
import { Signals } from './Signals.tsx'
import { Similar } from './Similar.tsx'
import { Trail } from './Trail.tsx'
import { triageText } from './triage.text.ts'
import { Voice } from './Voice.tsx'

/** One ticket: what was said, whose family it is, the change it opens, and what the citizen reads. */
export function TicketPage({ id }: { id: string }) {
  const locale = useLocale()
  const t = citizensText(locale)
  const asked = useAsk(getTicket, { params: { id } })
  const { office } = useSession()
  const [done, setDone] = useState<string>()
  const after = (sentence: string) => {
    setDone(sentence)
    asked.reload()
  }
  return (
    <Answered of={asked}>
      {(ticket) => (
        <>
          <PageHeader
            crumbs={[{ label: t.title, href: '/tickets' }, { label: ticket.number }]}
            title={ticketKindRule(ticket.kind).title[locale]}
            status={<TicketStatusChip status={ticket.status} />}
            lead={`${ticket.number} · ${ticket.villageName} · ${t.channels[ticket.channel]} · ${formatDateTime(ticket.receivedAt, locale)}`}
          />
          {done && (
            <Notice tone="good" live>
              {done}
            </Notice>
          )}
          <Signals ticket={ticket} onDone={asked.reload} />
          <div class="t-beside">
            <div class="t-stack">
              <Said ticket={ticket} />
              <Family ticket={ticket} />
              {ticket.allowed.includes('link') && (
                <Candidates ticket={ticket} onDone={() => after(t.doneLink)} />
              )}
              {ticket.allowed.includes('start') && (
                <FollowUp key={ticket.version} ticket={ticket} onDone={() => after(t.doneStep)} />
              )}
              {ticket.change && <Change change={ticket.change} />}
              <Similar key={ticket.family?.id ?? ''} ticket={ticket} />
              {ticket.family && mayDo(office.role, 'ticket.trail') && <Trail ticketId={ticket.id} />}
            </div>
            <Act key={ticket.version} ticket={ticket} onDone={() => after(t.doneStep)} />
          </div>
          <section class="t-stack-s">
            <h2>{t.history}</h2>
            {ticket.contestableUntil && (
              <p class="t-muted">{t.contestable(formatDate(ticket.contestableUntil, locale))}</p>
            )}
            {ticket.appealableUntil && (
              <p class="t-muted">
                {triageText(locale).appealable(formatDate(ticket.appealableUntil, locale))}
              </p>
            )}
            <Timeline
              label={t.history}
              events={ticket.lines.map((line) => ({
                key: line.key,
                at: line.at,
                title: line.title[locale],
                by: roleName(line.role, locale),
                children: (
                  <>
                    {line.text && <p>{line.text[locale]}</p>}
                    {line.note && <p>{line.note}</p>}
                  </>
                ),
              }))}
            />
          </section>
        </>
      )}
    </Answered>
  )
}

function Said({ ticket }: { ticket: TicketDetail }) {
  const locale = useLocale()
  const t = citizensText(locale)
  return (
    <section class="t-stack-s">
      <h2>{t.said}</h2>
      <KeyValue
        pairs={[
          ...ticket.answers.map(({ label, value }) => ({ label: label[locale], value: value[locale] })),
          { label: t.headName, value: ticket.headName ?? t.notGiven },
          { label: t.where, value: ticket.where ?? t.notGiven },
          {
            label: t.nik,
            value: ticket.nikTail ? <span class="t-digits">•••• {ticket.nikTail}</span> : t.notGiven,
          },
          { label: t.phone, value: ticket.phone ?? t.notGiven },
          {
            label: t.due,
            value: <Due at={ticket.dueAt} overdue={ticket.overdue} />,
            ...(ticket.change && ticket.status === 'under_way' && { source: t.dueOfChange }),
          },
        ]}
      />
      {ticket.photos.map(({ sha256 }) => (
        <Photo
          key={sha256}
          src={addressOf(ticketPhoto, { params: { id: ticket.id, sha256 } })}
          alt={t.photo}
        />
      ))}
      {ticket.voice && <Voice ticketId={ticket.id} />}
    </section>
  )
}

function Family({ ticket }: { ticket: TicketDetail }) {
  const t = citizensText(useLocale())
  const { office } = useSession()
  const { family } = ticket
  if (!family) return null
  return (
    <section class="t-stack-s">
      <h2>{t.which}</h2>
      <KeyValue
        pairs={[
          { label: t.family, value: family.headName, source: t.address(family.hamlet, family.rt, family.rw) },
          { label: t.members, value: family.members.map(({ name }) => name).join(', ') },
        ]}
      />
      {mayDo(office.role, 'registry.read') && (
        <div class="t-row">
          <LinkButton href={`/registry/${family.id}`} icon="people">
            {t.openFamily}
          </LinkButton>
        </div>
      )}
    </section>
  )
}

function Change({ change }: { change: NonNullable<TicketDetail['change']> }) {
  const locale = useLocale()
  const t = citizensText(locale)
  return (
    <section class="t-stack-s">
      <h2>{t.change}</h2>
      <KeyValue
        pairs={[
          { label: t.changeKind, value: changeKinds[change.kind].title[locale], source: change.number },
          { label: t.status, value: <ChangeStatusChip status={change.status} /> },
        ]}
      />
      <div class="t-row">
        <LinkButton href={`/changes/${change.id}`} icon="stairs">
          {t.openChange}
        </LinkButton>
      </div>
    </section>
  )
}
