import type { AnswerOf } from '@tanggap/contract/route'
import { listVisits } from '@tanggap/contract/visits'
import { familyFindingEntries } from '@tanggap/core/instrument'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  formatDateTime,
  formatNumber,
  type Locale,
  PageHeader,
  Pager,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { visitsText } from './visits.text.ts'

type Row = AnswerOf<typeof listVisits>['visits'][number]

/** Visits that wait for this reviewer. */
export function VisitQueue() {
  const locale = useLocale()
  const t = visitsText(locale)
  const address = useAddress()
  const asked = useAsk(listVisits, { query: { page: Number(address.query.page ?? 1) } }, { everySeconds: 60 })
  return (
    <>
      <PageHeader title={t.queue} lead={t.queueLead} />
      <Answered of={asked}>
        {(list) => (
          <>
            <Table
              caption={t.queue}
              captionHidden
              columns={columnsIn(locale)}
              rows={list.visits}
              rowKey={({ id }) => id}
              href={({ id }) => `/visits/${id}`}
              empty={
                <EmptyState icon="check" title={t.none}>
                  {t.noneHelp}
                </EmptyState>
              }
            />
            {list.total > list.pageSize && (
              <Pager
                page={list.page}
                pages={Math.ceil(list.total / list.pageSize)}
                total={list.total}
                previousHref={list.page > 1 ? address.with({ page: list.page - 1 }) : undefined}
                nextHref={
                  list.page * list.pageSize < list.total ? address.with({ page: list.page + 1 }) : undefined
                }
              />
            )}
          </>
        )}
      </Answered>
    </>
  )
}

function columnsIn(locale: Locale): readonly Column<Row>[] {
  const t = visitsText(locale)
  return [
    {
      key: 'head',
      header: t.head,
      names: true,
      cell: ({ headName }) => headName,
    },
    {
      key: 'finding',
      header: t.finding,
      cell: ({ finding, corrected }) => (
        <span class="t-row">
          {finding && familyFindingEntries[finding].label[locale]}
          {corrected && <StatusChip tone="attention">{t.corrected}</StatusChip>}
        </span>
      ),
    },
    { key: 'village', header: t.village, cell: ({ villageName }) => villageName },
    { key: 'campaign', header: t.campaign, cell: ({ campaign }) => campaign.name },
    { key: 'assignee', header: t.facilitator, cell: ({ assignee }) => assignee?.name ?? '' },
    {
      key: 'photos',
      header: t.photos,
      cell: ({ photosMissing }) =>
        photosMissing ? (
          <StatusChip tone="waiting">{t.photosMissing(formatNumber(photosMissing, locale))}</StatusChip>
        ) : (
          t.complete
        ),
    },
    {
      key: 'since',
      header: t.waitingSince,
      cell: ({ submittedAt }) => (submittedAt ? formatDateTime(submittedAt, locale) : ''),
    },
  ]
}
