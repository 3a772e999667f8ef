import { listMeetings, type MeetingSummary } from '@tanggap/contract/deliberations'
import { mayDo } from '@tanggap/core/access'
import type { MeetingStatus } from '@tanggap/core/deliberations'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  formatDateTime,
  formatNumber,
  LinkButton,
  type Locale,
  PageHeader,
  StatusChip,
  Table,
  type Tone,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { useVillageName } from '../villages.ts'
import { meetingText } from './deliberations.text.ts'

export function MeetingList() {
  const locale = useLocale()
  const t = meetingText(locale)
  const { office } = useSession()
  const villageName = useVillageName()
  const asked = useAsk(listMeetings)
  const plan = mayDo(office.role, 'meeting.keep') && (
    <LinkButton href="/meetings/new" kind="primary" icon="plus">
      {t.plan}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={plan} />
      <Answered of={asked}>
        {({ meetings }) => (
          <Table
            caption={t.title}
            captionHidden
            columns={columnsIn(locale, office.region.length < 10 ? villageName : undefined)}
            rows={meetings}
            rowKey={({ id }) => id}
            href={({ id }) => `/meetings/${id}`}
            empty={
              <EmptyState icon="meeting" title={t.empty} action={plan}>
                {t.emptyHelp}
              </EmptyState>
            }
          />
        )}
      </Answered>
    </>
  )
}

const tones: Readonly<Record<MeetingStatus, Tone>> = {
  planned: 'waiting',
  held: 'moving',
  signed: 'good',
  cancelled: 'neutral',
}

export function MeetingStatusChip({ status }: { status: MeetingStatus }) {
  return <StatusChip tone={tones[status]}>{meetingText(useLocale()).statuses[status]}</StatusChip>
}

function columnsIn(
  locale: Locale,
  villageName: ((code: string) => string) | undefined,
): readonly Column<MeetingSummary>[] {
  const t = meetingText(locale)
  return [
    { key: 'when', header: t.when, cell: ({ heldAt }) => formatDateTime(heldAt, locale), names: true },
    ...(villageName
      ? [
          {
            key: 'village',
            header: t.place,
            cell: ({ villageCode }: MeetingSummary) => villageName(villageCode),
          },
        ]
      : [{ key: 'place', header: t.place, cell: ({ place }: MeetingSummary) => place }]),
    { key: 'number', header: t.number, cell: ({ number }) => <span class="t-digits">{number}</span> },
    { key: 'items', header: t.items, cell: ({ items }) => formatNumber(items, locale), align: 'end' },
    {
      key: 'undecided',
      header: t.undecided,
      cell: ({ undecided }) => formatNumber(undecided, locale),
      align: 'end',
    },
    { key: 'status', header: t.status, cell: ({ status }) => <MeetingStatusChip status={status} /> },
  ]
}
