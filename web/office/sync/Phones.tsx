import { type DeviceShown, listDevices } from '@tanggap/contract/sync'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  formatDateTime,
  formatNumber,
  type Locale,
  PageHeader,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { phonesText } from './phones.text.ts'
import { Quarantine } from './Quarantine.tsx'

/** Every phone's custody ledger, and what of it could not be processed. */
export function Phones() {
  const locale = useLocale()
  const t = phonesText(locale)
  const asked = useAsk(listDevices, {}, { everySeconds: 60 })
  return (
    <div class="t-stack">
      <PageHeader title={t.title} lead={t.lead} />
      <Quarantine onChange={asked.reload} />
      <Answered of={asked}>
        {({ devices }) => (
          <Table
            caption={t.phones}
            columns={columnsIn(locale)}
            rows={devices}
            rowKey={({ id }) => id}
            empty={
              <EmptyState icon="phone" title={t.noPhones}>
                {t.noPhonesHelp}
              </EmptyState>
            }
          />
        )}
      </Answered>
    </div>
  )
}

function columnsIn(locale: Locale): readonly Column<DeviceShown>[] {
  const t = phonesText(locale)
  const number = (count: number) => formatNumber(count, locale)
  return [
    { key: 'officer', header: t.officer, names: true, cell: ({ officer }) => officer.name },
    { key: 'label', header: t.label, cell: ({ label }) => label },
    { key: 'version', header: t.version, cell: ({ appVersion }) => appVersion },
    {
      key: 'contact',
      header: t.lastContact,
      cell: ({ lastContactAt }) => formatDateTime(lastContactAt, locale),
    },
    {
      key: 'clock',
      header: t.clock,
      cell: ({ clockOffMinutes }) =>
        clockOffMinutes === null ? (
          t.clockRight
        ) : (
          <StatusChip tone="attention">{t.clockOff(number(clockOffMinutes))}</StatusChip>
        ),
    },
    { key: 'waiting', header: t.waiting, align: 'end', cell: ({ custody }) => number(custody.waiting) },
    {
      key: 'photos',
      header: t.photosWaiting,
      align: 'end',
      cell: ({ custody }) => number(custody.photosWaiting),
    },
    { key: 'applied', header: t.applied, align: 'end', cell: ({ applied }) => number(applied) },
    {
      key: 'attention',
      header: t.needsAttention,
      align: 'end',
      cell: ({ quarantined, held }) =>
        quarantined + held > 0 ? (
          <StatusChip tone="attention">{number(quarantined + held)}</StatusChip>
        ) : (
          number(0)
        ),
    },
  ]
}
