import { listTickets, type TicketSummary } from '@tanggap/contract/citizens'
import { mayDo } from '@tanggap/core/access'
import {
  type AgeingBucket,
  ageingBuckets,
  type TicketKind,
  ticketKindRule,
  ticketKinds,
  ticketStatuses,
} from '@tanggap/core/citizens'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  FilterBar,
  formatNumber,
  formatShortDate,
  LinkButton,
  type Locale,
  PageHeader,
  Select,
  StatusChip,
  Table,
  Tabs,
  type Tone,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { Due } from '../changes/marks.tsx'
import { PageLinks } from '../PageLinks.tsx'
import { useSession } from '../session/session.ts'
import { citizensText } from './citizens.text.ts'
import { TicketStatusChip } from './marks.tsx'
import { triageText } from './triage.text.ts'

const kinds = Object.keys(ticketKinds) as TicketKind[]

/** The triage queue: what citizens told, the most urgent and the oldest promise first. */
export function TicketQueue() {
  const locale = useLocale()
  const t = citizensText(locale)
  const triage = triageText(locale)
  const address = useAddress()
  const { office } = useSession()
  const { view = 'open', q, status, kind, page = '1' } = address.query
  const asked = useAsk(listTickets, {
    query: {
      ...(view === 'late' && { overdue: '1' as const }),
      ...(view === 'changed' && { changed: '1' as const }),
      ...(view === 'all' && { all: '1' as const }),
      q: q || undefined,
      status: ticketStatuses.find((one) => one === status),
      kind: kinds.find((one) => one === kind),
      page: Number(page),
    },
  })
  const counts = asked.value?.counts
  const all = counts && Object.values(counts.byStatus).reduce((sum, count) => sum + count, 0)
  const tab = (name: string, label: string, count: number | undefined) => ({
    href: address.with({ view: name, status: undefined }),
    label,
    count,
    current: view === name,
  })
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          mayDo(office.role, 'ticket.report') && (
            <LinkButton href="/tickets/new" kind="primary" icon="plus">
              {t.newReport}
            </LinkButton>
          )
        }
      />
      <Tabs
        label={t.queue}
        tabs={[
          tab('open', t.open, counts?.open),
          tab('late', t.late, counts?.overdue),
          tab('changed', triage.changed, undefined),
          tab('all', t.all, all),
        ]}
      />
      {counts && <Ageing counts={counts.ageing} />}
      <FilterBar search={{ label: t.search, value: q }} onApply={address.apply}>
        <Select
          name="status"
          label={t.status}
          optional
          placeholder={t.any}
          value={status}
          options={ticketStatuses.map((one) => ({ value: one, label: t.statuses[one] }))}
        />
        <Select
          name="kind"
          label={t.kind}
          optional
          placeholder={t.any}
          value={kind}
          options={kinds.map((one) => ({ value: one, label: ticketKindRule(one).title[locale] }))}
        />
      </FilterBar>
      <Answered of={asked}>
        {({ tickets, total, pageSize }) => (
          <>
            <Table
              caption={view === 'late' ? t.late : view === 'all' ? t.all : t.open}
              columns={columnsIn(locale, office.region.length < 10)}
              rows={tickets}
              rowKey={({ id }) => id}
              href={({ id }) => `/tickets/${id}`}
              empty={
                <EmptyState icon="check" title={t.emptyTitle}>
                  {t.emptyHelp}
                </EmptyState>
              }
            />
            <PageLinks total={total} pageSize={pageSize} />
          </>
        )}
      </Answered>
    </>
  )
}

const ageTones: Readonly<Record<AgeingBucket, Tone>> = {
  late_long: 'bad',
  late: 'bad',
  today: 'attention',
  soon: 'waiting',
  later: 'neutral',
  waiting: 'neutral',
}

/** How old the queue is, at a look: what is late stands first, as in the list. */
function Ageing({ counts }: { counts: Readonly<Record<string, number>> }) {
  const locale = useLocale()
  const t = triageText(locale)
  const shown = ageingBuckets.filter((bucket) => counts[bucket])
  if (shown.length === 0) return null
  return (
    <ul class="o-ages" aria-label={t.ageing}>
      {shown.map((bucket) => (
        <li key={bucket}>
          <StatusChip tone={ageTones[bucket]}>
            {formatNumber(counts[bucket] ?? 0, locale)} {t.ages[bucket]}
          </StatusChip>
        </li>
      ))}
    </ul>
  )
}

function columnsIn(locale: Locale, showVillage: boolean): readonly Column<TicketSummary>[] {
  const t = citizensText(locale)
  return [
    {
      key: 'number',
      header: t.number,
      cell: ({ number }) => <span class="t-digits">{number}</span>,
      names: true,
    },
    { key: 'kind', header: t.kind, cell: ({ kind }) => ticketKindRule(kind).title[locale] },
    ...(showVillage
      ? [{ key: 'village', header: t.village, cell: ({ villageName }: TicketSummary) => villageName }]
      : []),
    { key: 'family', header: t.family, cell: ({ linked }) => (linked ? t.linked : t.notLinked) },
    { key: 'channel', header: t.channel, cell: ({ channel }) => t.channels[channel] },
    { key: 'received', header: t.received, cell: ({ receivedAt }) => formatShortDate(receivedAt, locale) },
    {
      key: 'status',
      header: t.status,
      cell: ({ status, dataChangedAt }) => (
        <>
          <TicketStatusChip status={status} />
          {dataChangedAt && <StatusChip tone="attention">{triageText(locale).changed}</StatusChip>}
        </>
      ),
    },
    { key: 'due', header: t.due, cell: ({ dueAt, overdue }) => <Due at={dueAt} overdue={overdue} /> },
  ]
}
