import { type IntakeDetail, listProblemRows } from '@tanggap/contract/intake'
import { listVillages } from '@tanggap/contract/regions'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  EmptyState,
  FilterBar,
  formatNumber,
  LinkButton,
  MaskedNumber,
  Notice,
  Select,
  type Sort,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { PageLinks } from '../PageLinks.tsx'
import { useVillageName } from '../villages.ts'
import { benchText } from './bench.text.ts'
import { intakeText } from './intake.text.ts'
import { ruleAddress } from './rule-address.ts'

const sorts = ['village', 'line', 'name', '-name'] as const

/** The rows behind one problem, or the recipients nobody knows: found by village and name, a page at a time. */
export function ProblemRows({ intake }: { intake: IntakeDetail }) {
  const locale = useLocale()
  const t = intakeText(locale)
  const b = benchText(locale)
  const address = useAddress()
  const villageName = useVillageName()
  const villages = useAsk(listVillages)
  const { code, unmatched, page: pageText, village, q, open } = address.query
  const page = Number(pageText ?? 1)
  const sort = sorts.find((each) => each === address.query.sort) ?? 'village'
  const asked = useAsk(listProblemRows, {
    params: { id: intake.id },
    query: {
      ...(unmatched ? { unmatched: 'yes' as const } : { code: code ?? '' }),
      ...(village && { village }),
      ...(q && { q }),
      ...(open === 'yes' && { open: 'yes' as const }),
      sort,
      page,
    },
  })
  const group = intake.problems.find((problem) => problem.code === code)
  const isDescending = sort.startsWith('-')
  return (
    <section class="t-stack-s">
      <div class="t-row t-row-end">
        <h2>{unmatched ? t.unmatched : t.rowsOf}</h2>
        <LinkButton
          href={
            group && group.severity !== 'info' ? ruleAddress(intake.id, group.code) : `/intakes/${intake.id}`
          }
          icon="arrow-left"
        >
          {t.back}
        </LinkButton>
      </div>
      {group && (
        <Notice
          tone={group.severity === 'error' ? 'bad' : 'attention'}
          title={`${t.severity[group.severity]} · ${formatNumber(group.rows, locale)}`}
        >
          {group.sentence[locale]}
        </Notice>
      )}
      <FilterBar onApply={address.apply} search={{ name: 'q', label: b.nameSearch, value: q ?? '' }}>
        <Select
          name="village"
          label={b.village}
          optional
          value={village ?? ''}
          placeholder={b.anyVillage}
          options={(villages.value?.villages ?? []).map((one) => ({ value: one.code, label: one.name }))}
        />
        <Select
          name="open"
          label={b.onlyOpen}
          optional
          value={open ?? ''}
          placeholder={b.allRows}
          options={[{ value: 'yes', label: b.openRows }]}
        />
      </FilterBar>
      <Answered of={asked}>
        {({ rows, total, pageSize }) => (
          <>
            <Table
              caption={t.rowsOf}
              captionHidden
              rows={rows}
              rowKey={({ fileId, line }) => `${fileId} ${line}`}
              href={({ fileId, line }) => `/intakes/${intake.id}/rows/${fileId}/${line}`}
              sort={{ key: sort.replace('-', ''), direction: isDescending ? 'descending' : 'ascending' }}
              sortHref={(next: Sort) =>
                address.with({
                  sort: next.key === 'name' && next.direction === 'descending' ? '-name' : next.key,
                })
              }
              empty={<EmptyState title={b.rowsNone}>{b.rowsNoneHelp}</EmptyState>}
              columns={[
                {
                  key: 'name',
                  header: t.person,
                  names: true,
                  sortable: true,
                  cell: ({ name, isHeld }) => (
                    <>
                      {name ?? '–'} {isHeld && <small class="t-muted">({b.held})</small>}
                    </>
                  ),
                },
                {
                  key: 'nik',
                  header: t.nik,
                  cell: ({ nikEnd }) => (nikEnd ? <MaskedNumber label={t.nik} tail={nikEnd} /> : '–'),
                },
                {
                  key: 'village',
                  header: t.village,
                  sortable: true,
                  cell: (row) => (row.village ? villageName(row.village) : '–'),
                },
                {
                  key: 'column',
                  header: t.column,
                  cell: ({ columns }) => (columns.length > 0 ? <code>{columns.join(', ')}</code> : '–'),
                },
                { key: 'file', header: t.file, cell: ({ file }) => file },
                { key: 'line', header: t.line, align: 'end', sortable: true, cell: ({ line }) => line },
              ]}
            />
            <PageLinks total={total} pageSize={pageSize} />
          </>
        )}
      </Answered>
    </section>
  )
}
