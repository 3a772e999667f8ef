import { type ChangeSummary, listChanges } from '@tanggap/contract/changes'
import { mayDo } from '@tanggap/core/access'
import { type ChangeKind, changeKinds, changeStatuses, doors, titleOfChange } from '@tanggap/core/changes'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  FilterBar,
  LinkButton,
  type Locale,
  PageHeader,
  Select,
  Table,
  Tabs,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { useSession } from '../session/session.ts'
import { useVillageName } from '../villages.ts'
import { changesText } from './changes.text.ts'
import { ChangeStatusChip, Due } from './marks.tsx'

/** What waits, for whom, until when: the desk of everyone on the staircase. */
export function ChangeQueue() {
  const locale = useLocale()
  const t = changesText(locale)
  const address = useAddress()
  const { office } = useSession()
  const villageName = useVillageName()
  const { view = 'mine', q, status, kind, door, after } = address.query
  const asked = useAsk(listChanges, {
    query: {
      ...(view === 'mine' ? { mine: '1' as const } : view === 'late' ? { overdue: '1' as const } : {}),
      q: q || undefined,
      status: changeStatuses.find((one) => one === status),
      kind: kindNames.find((one) => one === kind),
      door: doors.find((one) => one === door),
      after,
    },
  })
  const counts = asked.value?.counts
  const all = counts && Object.values(counts.byStatus).reduce((sum, count) => sum + count, 0)
  const tab = (name: string, label: string, count: number | undefined) => ({
    href: address.with({ view: name, after: undefined, status: undefined }),
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
          mayDo(office.role, 'change.propose') && (
            <LinkButton href="/changes/new" kind="primary" icon="plus">
              {t.propose}
            </LinkButton>
          )
        }
      />
      <Tabs
        label={t.queue}
        tabs={[
          tab('mine', t.mine, counts?.mine),
          tab('late', t.late, counts?.overdue),
          tab('all', t.all, all),
        ]}
      />
      <FilterBar
        search={{ label: t.search, value: q }}
        onApply={(form) =>
          address.go({ ...Object.fromEntries([...form].map(([k, v]) => [k, String(v)])), after: undefined })
        }
      >
        <Select
          name="status"
          label={t.status}
          optional
          placeholder={t.any}
          value={status}
          options={changeStatuses.map((one) => ({ value: one, label: t.statuses[one] }))}
        />
        <Select
          name="kind"
          label={t.kind}
          optional
          placeholder={t.any}
          value={kind}
          options={kindNames.map((one) => ({ value: one, label: changeKinds[one].title[locale] }))}
        />
        <Select
          name="door"
          label={t.door}
          optional
          placeholder={t.any}
          value={door}
          options={doors.map((one) => ({ value: one, label: t.doors[one] }))}
        />
      </FilterBar>
      <Answered of={asked}>
        {({ changes, next }) => (
          <>
            <Table
              caption={view === 'mine' ? t.mine : view === 'late' ? t.late : t.all}
              columns={columnsIn(locale, villageName, office.region.length < 10)}
              rows={changes}
              rowKey={({ id }) => id}
              href={({ id }) => `/changes/${id}`}
              empty={
                <EmptyState icon="stairs" title={view === 'mine' ? t.emptyMine : t.empty}>
                  {view === 'mine' ? t.emptyMineHelp : t.emptyHelp}
                </EmptyState>
              }
            />
            <div class="t-row">
              {after && <LinkButton href={address.with({ after: undefined })}>{t.firstPage}</LinkButton>}
              {next && (
                <LinkButton href={address.with({ after: next })} iconAfter="chevron-right">
                  {t.nextPage}
                </LinkButton>
              )}
            </div>
          </>
        )}
      </Answered>
    </>
  )
}

const kindNames = Object.keys(changeKinds) as ChangeKind[]

function columnsIn(
  locale: Locale,
  villageName: (code: string) => string,
  showVillage: boolean,
): readonly Column<ChangeSummary>[] {
  const t = changesText(locale)
  return [
    {
      key: 'number',
      header: t.number,
      cell: ({ number }) => <span class="t-digits">{number}</span>,
      names: true,
    },
    {
      key: 'kind',
      header: t.kind,
      cell: ({ kind, correctsAny }) => titleOfChange(kind, correctsAny)[locale],
    },
    { key: 'family', header: t.family, cell: ({ headName }) => headName },
    ...(showVillage
      ? [
          {
            key: 'village',
            header: t.village,
            cell: ({ villageCode }: ChangeSummary) => villageName(villageCode),
          },
        ]
      : []),
    { key: 'door', header: t.door, cell: ({ door }) => t.doors[door] },
    { key: 'status', header: t.status, cell: ({ status }) => <ChangeStatusChip status={status} /> },
    { key: 'due', header: t.due, cell: ({ dueAt, overdue }) => <Due at={dueAt} overdue={overdue} /> },
  ]
}
