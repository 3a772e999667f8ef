import { getCampaign } from '@tanggap/contract/campaigns'
import type { AnswerOf } from '@tanggap/contract/route'
import { mayDo } from '@tanggap/core/access'
import { familyFindingEntries } from '@tanggap/core/instrument'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  formatDateTime,
  formatNumber,
  formatShortDate,
  KeyValue,
  PageHeader,
  ProgressBar,
  Stat,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { CaseTable } from './CaseTable.tsx'
import { campaignsText } from './campaigns.text.ts'

type Campaign = AnswerOf<typeof getCampaign>

/** One campaign: how far it is, who carries it, what was found, and every family of its frame. */
export function CampaignPage({ id }: { id: string }) {
  const locale = useLocale()
  const t = campaignsText(locale)
  const { office } = useSession()
  const asked = useAsk(getCampaign, { params: { id } })
  return (
    <Answered of={asked}>
      {(value) => (
        <div class="t-stack">
          <PageHeader
            title={value.campaign.name}
            crumbs={[{ href: '/campaigns', label: t.title }, { label: value.campaign.number }]}
            lead={`${t.purpose[value.campaign.purpose]} · ${value.campaign.villageName} · ${formatShortDate(value.campaign.startsOn, locale)} – ${formatShortDate(value.campaign.endsOn, locale)}`}
          />
          <Progress value={value} />
          <Facilitators value={value} />
          {value.findings.length > 0 && <Findings value={value} />}
          {mayDo(office.role, 'visit.read') && (
            <CaseTable
              campaign={value.campaign}
              facilitators={value.facilitators}
              mayAssign={mayDo(office.role, 'visit.assign')}
              onChange={asked.reload}
            />
          )}
        </div>
      )}
    </Answered>
  )
}

function Progress({ value: { campaign } }: { value: Campaign }) {
  const locale = useLocale()
  const t = campaignsText(locale)
  const { counts } = campaign
  const link = (status: string) => `/campaigns/${campaign.id}?status=${status}`
  const number = (count: number) => formatNumber(count, locale)
  return (
    <section class="t-stack-s">
      <ProgressBar
        label={t.progress}
        target={counts.frame - counts.withdrawn}
        done={counts.submitted + counts.approved}
        approved={counts.approved}
        doneLabel={t.visited}
        approvedLabel={t.approved}
      />
      <div class="t-stats">
        {(['planned', 'assigned', 'submitted', 'returned', 'approved', 'withdrawn'] as const).map(
          (status) => (
            <Stat key={status} label={t.status[status]} value={number(counts[status])} href={link(status)} />
          ),
        )}
      </div>
      <details>
        <summary>{t.frame}</summary>
        <KeyValue
          pairs={[
            { label: t.number, value: campaign.number },
            { label: t.families, value: number(counts.frame) },
            { label: t.frame, value: t.frozen(formatDateTime(campaign.frozenAt, locale)) },
            { label: t.hash, value: <span class="t-digits">{campaign.frameHash}</span> },
          ]}
        />
      </details>
    </section>
  )
}

function Facilitators({ value: { facilitators } }: { value: Campaign }) {
  const locale = useLocale()
  const t = campaignsText(locale)
  const number = (count: number) => formatNumber(count, locale)
  if (facilitators.length === 0) return null
  return (
    <Table
      caption={t.facilitators}
      rows={facilitators}
      rowKey={({ accountId }) => accountId}
      columns={[
        { key: 'name', header: t.facilitator, names: true, cell: ({ name }) => name },
        { key: 'frame', header: t.families, align: 'end', cell: ({ counts }) => number(counts.frame) },
        {
          key: 'open',
          header: t.status.assigned,
          align: 'end',
          cell: ({ counts }) => number(counts.assigned + counts.returned),
        },
        {
          key: 'submitted',
          header: t.status.submitted,
          align: 'end',
          cell: ({ counts }) => number(counts.submitted),
        },
        { key: 'approved', header: t.approved, align: 'end', cell: ({ counts }) => number(counts.approved) },
        {
          key: 'last',
          header: t.lastSubmitted,
          cell: ({ lastSubmittedAt }) => (lastSubmittedAt ? formatDateTime(lastSubmittedAt, locale) : '–'),
        },
      ]}
    />
  )
}

function Findings({ value: { findings } }: { value: Campaign }) {
  const locale = useLocale()
  const t = campaignsText(locale)
  return (
    <Table
      caption={t.findings}
      rows={findings}
      rowKey={({ finding }) => finding}
      columns={[
        {
          key: 'finding',
          header: t.finding,
          names: true,
          cell: ({ finding }) => familyFindingEntries[finding].label[locale],
        },
        {
          key: 'submitted',
          header: t.status.submitted,
          align: 'end',
          cell: ({ submitted }) => formatNumber(submitted, locale),
        },
        {
          key: 'approved',
          header: t.approved,
          align: 'end',
          cell: ({ approved }) => formatNumber(approved, locale),
        },
      ]}
    />
  )
}
