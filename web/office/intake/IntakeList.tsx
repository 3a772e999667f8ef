import { type IntakeLine, listIntakes } from '@tanggap/contract/intake'
import { mayDo } from '@tanggap/core/access'
import { intakeStatuses } from '@tanggap/core/intake'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  FilterBar,
  formatDateTime,
  formatNumber,
  formatShortDate,
  LinkButton,
  type Locale,
  PageHeader,
  Select,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { PageLinks } from '../PageLinks.tsx'
import { useSession } from '../session/session.ts'
import { filesText } from './files.text.ts'
import { intakeText } from './intake.text.ts'
import { IntakeChip } from './intake-chip.tsx'
import { villageCodesText } from './village-codes.text.ts'

/** Every delivery, newest first. */
export function IntakeList() {
  const locale = useLocale()
  const t = intakeText(locale)
  const { office } = useSession()
  const address = useAddress()
  const page = Number(address.query.page ?? 1)
  const status = intakeStatuses.find((one) => one === address.query.status)
  const asked = useAsk(listIntakes, { query: { page, ...(status && { status }) } })
  const add = mayDo(office.role, 'intake.upload') && (
    <LinkButton href="/intakes/new" kind="primary" icon="upload">
      {t.add}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={add} />
      <FilterBar onApply={address.apply}>
        <Select
          name="status"
          label={t.statusLabel}
          optional
          value={status ?? ''}
          placeholder={t.allStatuses}
          options={intakeStatuses.map((value) => ({ value, label: t.status[value] }))}
        />
      </FilterBar>
      <Answered of={asked}>
        {({ intakes, total, pageSize }) => (
          <>
            <Table
              caption={t.title}
              captionHidden
              columns={columnsIn(locale)}
              rows={intakes}
              rowKey={({ id }) => id}
              href={({ id }) => `/intakes/${id}`}
              empty={
                <EmptyState icon="upload" title={t.none} action={add}>
                  {t.noneHelp}
                </EmptyState>
              }
            />
            <PageLinks total={total} pageSize={pageSize} />
          </>
        )}
      </Answered>
      <p>
        <a href="/intakes/profiles">{filesText(locale).profiles}</a> ·{' '}
        <a href="/intakes/village-codes">{villageCodesText(locale).title}</a>
      </p>
    </>
  )
}

function columnsIn(locale: Locale): readonly Column<IntakeLine>[] {
  const t = intakeText(locale)
  const count = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value, locale))
  return [
    { key: 'title', header: t.name, names: true, cell: ({ title }) => title },
    { key: 'kind', header: t.layout, cell: ({ kind }) => t.kind[kind] },
    { key: 'provider', header: t.provider, cell: ({ provider }) => provider },
    { key: 'asOf', header: t.asOf, cell: ({ asOf }) => formatShortDate(asOf, locale) },
    { key: 'status', header: t.statusLabel, cell: ({ status }) => <IntakeChip status={status} /> },
    { key: 'rows', header: t.rows, align: 'end', cell: ({ counts }) => count(counts?.read) },
    { key: 'errors', header: t.errors, align: 'end', cell: ({ counts }) => count(counts?.withErrors) },
    {
      key: 'uploaded',
      header: t.uploaded,
      cell: ({ uploadedAt, uploadedBy }) => (
        <>
          {formatDateTime(uploadedAt, locale)} <small class="t-muted">{t.by(uploadedBy)}</small>
        </>
      ),
    },
  ]
}
