import { listOutbox, type OutboxMessage } from '@tanggap/contract/messages'
import { type MessageStatus, messageStatuses, messageTemplates } from '@tanggap/core/messages'
import { Answered, useAsk } from '../../kit/client/index.ts'
import {
  type Column,
  EmptyState,
  FilterBar,
  formatDateTime,
  formatNumber,
  type Locale,
  Notice,
  PageHeader,
  Select,
  StatusChip,
  Table,
  type Tone,
  useLocale,
} from '../../kit/index.ts'
import { useAddress } from '../address.ts'
import { PageLinks } from '../PageLinks.tsx'
import { messagesText } from './messages.text.ts'

const tones: Readonly<Record<MessageStatus, Tone>> = {
  waiting: 'waiting',
  sent: 'good',
  kept: 'neutral',
  in_person: 'attention',
  told: 'good',
  dropped: 'neutral',
}

/** What left for citizens and how far it came: for whoever keeps the channels running, and for trying the product out. */
export function Outbox() {
  const locale = useLocale()
  const t = messagesText(locale)
  const address = useAddress()
  const { status, page = '1' } = address.query
  const asked = useAsk(listOutbox, {
    query: { status: messageStatuses.find((one) => one === status), page: Number(page) },
  })
  return (
    <>
      <PageHeader title={t.outbox} lead={t.outboxLead} />
      <FilterBar onApply={address.apply}>
        <Select
          name="status"
          label={t.status}
          optional
          placeholder={t.all}
          value={status}
          options={messageStatuses.map((one) => ({ value: one, label: t.statuses[one] }))}
        />
      </FilterBar>
      <Answered of={asked}>
        {({ messages, total, pageSize, channels }) => (
          <>
            <Notice tone={channels.length ? 'info' : 'attention'}>
              {channels.length
                ? t.channelsOn(channels.map((one) => t.channels[one]).join(', '))
                : t.channelsNone}
            </Notice>
            <Table
              caption={t.outbox}
              captionHidden
              rows={messages}
              rowKey={({ id }) => id}
              columns={columnsIn(locale)}
              empty={<EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
            />
            <PageLinks total={total} pageSize={pageSize} />
          </>
        )}
      </Answered>
    </>
  )
}

function columnsIn(locale: Locale): readonly Column<OutboxMessage>[] {
  const t = messagesText(locale)
  return [
    {
      key: 'what',
      header: t.what,
      names: true,
      cell: ({ template }) => messageTemplates[template].title[locale],
    },
    { key: 'text', header: t.text, cell: ({ text }) => text },
    {
      key: 'status',
      header: t.status,
      cell: ({ status }) => <StatusChip tone={tones[status]}>{t.statuses[status]}</StatusChip>,
    },
    { key: 'channel', header: t.channel, cell: ({ channel }) => (channel ? t.channels[channel] : '–') },
    {
      key: 'tries',
      header: t.tries,
      align: 'end',
      cell: ({ tries, lastFailure }) => (
        <>
          {formatNumber(tries, locale)}
          {lastFailure && <small> {t.lastFailure(lastFailure)}</small>}
        </>
      ),
    },
    { key: 'at', header: t.when, cell: ({ at }) => formatDateTime(at, locale) },
  ]
}
