import { type DeviceShown, listDevices } from '@tanggap/contract/sync'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  formatBytes,
  formatDateTime,
  formatNumber,
  type Locale,
  PageHeader,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { PageLinks } from '../PageLinks.tsx'
import { phonesText } from './phones.text.ts'
import { Quarantine } from './Quarantine.tsx'
import { RescueFiles } from './RescueFiles.tsx'

/** Every phone's custody ledger, and what of it could not be processed. */
export function Phones() {
  const locale = useLocale()
  const t = phonesText(locale)
  const address = useAddress()
  const page = Number(address.query.phones ?? 1)
  const asked = useAsk(listDevices, { query: { page } }, { everySeconds: 60 })
  return (
    <div class="t-stack">
      <PageHeader title={t.title} lead={t.lead} />
      <Quarantine onChange={asked.reload} />
      <Answered of={asked}>
        {({ devices, total, pageSize }) => (
          <>
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
            <PageLinks total={total} pageSize={pageSize} name="phones" />
          </>
        )}
      </Answered>
      <RescueFiles onChange={asked.reload} />
    </div>
  )
}

/** Beyond this a day's photos may not fit any more. */
const fullFrom = 0.9

function isNearlyFull(storage: { readonly usedBytes: number; readonly quotaBytes: number }): boolean {
  return storage.usedBytes > storage.quotaBytes * fullFrom
}

function columnsIn(locale: Locale): readonly Column<DeviceShown>[] {
  const t = phonesText(locale)
  const number = (count: number) => formatNumber(count, locale)
  return [
    {
      key: 'officer',
      header: t.officer,
      names: true,
      cell: ({ officer, label, appVersion }) => (
        <>
          {officer.name}
          <br />
          <small>{t.phoneAndApp(label, appVersion)}</small>
        </>
      ),
    },
    {
      key: 'contact',
      header: t.lastContact,
      cell: ({ lastContactAt, clockOffMinutes }) => (
        <>
          {formatDateTime(lastContactAt, locale)}{' '}
          {clockOffMinutes !== null && (
            <StatusChip tone="attention">{t.clockOff(number(clockOffMinutes))}</StatusChip>
          )}
        </>
      ),
    },
    {
      key: 'waiting',
      header: t.waiting,
      cell: ({ custody }) => t.waits(number(custody.waiting), number(custody.photosWaiting)),
    },
    {
      key: 'held',
      header: t.onPhone,
      cell: ({ custody }) =>
        custody.families === undefined
          ? t.notTold
          : t.familiesAndDrafts(number(custody.families), number(custody.drafts ?? 0)),
    },
    {
      key: 'storage',
      header: t.storage,
      cell: ({ custody: { storage } }) =>
        storage === undefined ? (
          t.notTold
        ) : (
          <>
            {t.used(formatBytes(storage.usedBytes, locale), formatBytes(storage.quotaBytes, locale))}
            {isNearlyFull(storage) && <StatusChip tone="attention">{t.nearlyFull}</StatusChip>}
            {!storage.persisted && <StatusChip tone="attention">{t.notPersisted}</StatusChip>}
          </>
        ),
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
