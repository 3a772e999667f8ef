import { type CampaignSummary, listCampaigns } from '@tanggap/contract/campaigns'
import { mayDo } from '@tanggap/core/access'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  formatNumber,
  formatShortDate,
  LinkButton,
  type Locale,
  PageHeader,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { PageLinks } from '../PageLinks.tsx'
import { useSession } from '../session/session.ts'
import { campaignsText } from './campaigns.text.ts'

/** The campaigns of the office, newest first. */
export function CampaignList() {
  const locale = useLocale()
  const t = campaignsText(locale)
  const { office } = useSession()
  const address = useAddress()
  const page = Number(address.query.page ?? 1)
  const asked = useAsk(listCampaigns, { query: { page } })
  const add = mayDo(office.role, 'campaign.plan') && (
    <LinkButton href="/campaigns/new" kind="primary" icon="plus">
      {t.add}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={add} />
      <Answered of={asked}>
        {({ campaigns, total, pageSize }) => (
          <>
            <Table
              caption={t.title}
              captionHidden
              columns={columnsIn(locale)}
              rows={campaigns}
              rowKey={({ id }) => id}
              href={({ id }) => `/campaigns/${id}`}
              empty={
                <EmptyState icon="house" title={t.none} action={add}>
                  {t.noneHelp}
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

function columnsIn(locale: Locale): readonly Column<CampaignSummary>[] {
  const t = campaignsText(locale)
  const count = (value: number) => formatNumber(value, locale)
  return [
    { key: 'name', header: t.name, names: true, cell: ({ name }) => name },
    { key: 'number', header: t.number, cell: ({ number }) => <span class="t-digits">{number}</span> },
    { key: 'village', header: t.village, cell: ({ villageName }) => villageName },
    {
      key: 'period',
      header: t.period,
      cell: ({ startsOn, endsOn }) =>
        `${formatShortDate(startsOn, locale)} – ${formatShortDate(endsOn, locale)}`,
    },
    { key: 'families', header: t.families, align: 'end', cell: ({ counts }) => count(counts.frame) },
    {
      key: 'submitted',
      header: t.submitted,
      align: 'end',
      cell: ({ counts }) => count(counts.submitted),
    },
    { key: 'approved', header: t.approved, align: 'end', cell: ({ counts }) => count(counts.approved) },
  ]
}
