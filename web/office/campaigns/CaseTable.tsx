import { type CampaignSummary, type CaseRow, listCases } from '@tanggap/contract/campaigns'
import { caseStatuses } from '@tanggap/core/campaigns'
import { familyFindingEntries, familyFindingKeys } from '@tanggap/core/instrument'
import { useState } from 'preact/hooks'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  type Column,
  EmptyState,
  FilterBar,
  formatNumber,
  type Locale,
  Notice,
  Pager,
  Select,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { campaignsText } from './campaigns.text.ts'
import { CaseChip } from './case-chip.tsx'
import { DealDialog } from './DealDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

export interface CaseTableProps {
  readonly campaign: CampaignSummary
  readonly facilitators: readonly { readonly accountId: string; readonly name: string }[]
  readonly mayAssign: boolean
  /** Counts of the page above have changed. */
  readonly onChange: () => void
}

/** The families of the frame, filtered by their state, with what a supervisor can do about them. */
export function CaseTable({ campaign, facilitators, mayAssign, onChange }: CaseTableProps) {
  const locale = useLocale()
  const t = campaignsText(locale)
  const address = useAddress()
  const { status, assignee, finding, q, page } = address.query
  const query = {
    page: Number(page ?? 1),
    ...(caseStatuses.some((one) => one === status) && { status: status as CaseRow['status'] }),
    ...(assignee && { assignee }),
    ...(familyFindingKeys.some((one) => one === finding) && {
      finding: finding as NonNullable<CaseRow['finding']>,
    }),
    ...(q && { search: q }),
  }
  const asked = useAsk(listCases, { params: { id: campaign.id }, query })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [dealing, setDealing] = useState<'all' | 'some'>()
  const [leaving, setLeaving] = useState<CaseRow>()
  const [said, setSaid] = useState<string>()

  function changed(sentence: string | undefined) {
    setSaid(sentence)
    setDealing(undefined)
    setLeaving(undefined)
    setSelected(new Set())
    asked.reload()
    onChange()
  }

  const picks = mayAssign ? { selected, onSelect: setSelected } : {}
  return (
    <section class="t-stack-s">
      <div class="t-row t-row-end">
        <h2>{t.cases}</h2>
        {mayAssign && campaign.counts.planned > 0 && (
          <Button kind="primary" icon="people" onClick={() => setDealing('all')}>
            {t.dealAll(formatNumber(campaign.counts.planned, locale))}
          </Button>
        )}
      </div>
      {said && (
        <Notice tone="good" live>
          {said}
        </Notice>
      )}
      <FilterBar onApply={address.apply} search={{ label: t.searchLabel, value: q }}>
        <Select
          name="status"
          label={t.statusLabel}
          optional
          value={status ?? ''}
          placeholder={t.allStatuses}
          options={caseStatuses.map((value) => ({ value, label: t.status[value] }))}
        />
        <Select
          name="assignee"
          label={t.facilitator}
          optional
          value={assignee ?? ''}
          placeholder={t.allFacilitators}
          options={facilitators.map(({ accountId, name }) => ({ value: accountId, label: name }))}
        />
        <Select
          name="finding"
          label={t.finding}
          optional
          value={finding ?? ''}
          placeholder={t.allFindings}
          options={familyFindingKeys.map((value) => ({
            value,
            label: familyFindingEntries[value].label[locale],
          }))}
        />
      </FilterBar>
      <Answered of={asked}>
        {(list) => (
          <>
            <Table
              caption={t.cases}
              captionHidden
              columns={columnsIn(locale, mayAssign ? setLeaving : undefined)}
              rows={list.cases}
              rowKey={({ id }) => id}
              {...picks}
              selectionActions={
                <Button kind="primary" icon="people" onClick={() => setDealing('some')}>
                  {t.dealSome(formatNumber(selected.size, locale))}
                </Button>
              }
              empty={<EmptyState title={t.noCases}>{t.noCasesHelp}</EmptyState>}
            />
            <Pager
              page={list.page}
              pages={Math.max(1, Math.ceil(list.total / list.pageSize))}
              total={list.total}
              previousHref={list.page > 1 ? address.with({ page: list.page - 1 }) : undefined}
              nextHref={
                list.page * list.pageSize < list.total ? address.with({ page: list.page + 1 }) : undefined
              }
            />
          </>
        )}
      </Answered>
      <DealDialog
        campaignId={campaign.id}
        caseIds={dealing === 'some' ? [...selected] : undefined}
        open={dealing !== undefined}
        onDone={changed}
        onCancel={() => setDealing(undefined)}
      />
      <WithdrawDialog
        visit={leaving}
        onDone={() => changed(undefined)}
        onCancel={() => setLeaving(undefined)}
      />
    </section>
  )
}

function columnsIn(
  locale: Locale,
  onWithdraw: ((visit: CaseRow) => void) | undefined,
): readonly Column<CaseRow>[] {
  const t = campaignsText(locale)
  const columns: Column<CaseRow>[] = [
    { key: 'number', header: t.number, align: 'end', cell: ({ number }) => formatNumber(number, locale) },
    {
      key: 'head',
      header: t.head,
      names: true,
      cell: ({ id, headName, submittedAt }) =>
        submittedAt ? (
          <a href={`/visits/${id}`} data-open>
            {headName}
          </a>
        ) : (
          headName
        ),
    },
    { key: 'place', header: t.place, cell: ({ rt, rw, hamlet }) => t.rt(rt, rw, hamlet) },
    { key: 'status', header: t.statusLabel, cell: ({ status }) => <CaseChip status={status} /> },
    { key: 'assignee', header: t.facilitator, cell: ({ assignee }) => assignee?.name ?? '–' },
    {
      key: 'finding',
      header: t.finding,
      cell: ({ finding }) => (finding ? familyFindingEntries[finding].label[locale] : '–'),
    },
    {
      key: 'attempts',
      header: t.attempts,
      align: 'end',
      cell: ({ attempts }) => formatNumber(attempts, locale),
    },
  ]
  if (onWithdraw)
    columns.push({
      key: 'withdraw',
      header: '',
      cell: (visit) =>
        ['planned', 'assigned', 'returned'].includes(visit.status) && (
          <Button kind="quiet" icon="cross" iconOnly onClick={() => onWithdraw(visit)}>
            {t.withdraw}
          </Button>
        ),
    })
  return columns
}
