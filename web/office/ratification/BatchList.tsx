import { type BatchSummary, listBatches, openBatch } from '@tanggap/contract/ratification'
import { mayDo } from '@tanggap/core/access'
import { localDay } from '@tanggap/core/calendar'
import type { BatchStatus } from '@tanggap/core/ratification'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  type Column,
  ConfirmDialog,
  EmptyState,
  formatDate,
  formatMonth,
  formatNumber,
  type Locale,
  Notice,
  PageHeader,
  StatusChip,
  Table,
  type Tone,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { batchText } from './ratification.text.ts'

export function BatchList() {
  const locale = useLocale()
  const t = batchText(locale)
  const { office } = useSession()
  const asked = useAsk(listBatches)
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={mayDo(office.role, 'batch.prepare') && <OpenBatch waiting={asked.value?.waiting ?? 0} />}
      />
      <Answered of={asked}>
        {({ batches, waiting }) => (
          <>
            <Notice tone={waiting > 0 ? 'attention' : 'info'}>
              {waiting > 0 ? t.waiting(formatNumber(waiting, locale)) : t.nothingWaiting}
            </Notice>
            <Table
              caption={t.title}
              captionHidden
              columns={columnsIn(locale)}
              rows={batches}
              rowKey={({ id }) => id}
              href={({ id }) => `/batches/${id}`}
              empty={
                <EmptyState icon="seal" title={t.empty}>
                  {t.emptyHelp}
                </EmptyState>
              }
            />
          </>
        )}
      </Answered>
    </>
  )
}

function OpenBatch({ waiting }: { waiting: number }) {
  const locale = useLocale()
  const t = batchText(locale)
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function open() {
    setBusy(true)
    const answer = await ask(openBatch, { body: { period: periodNow() } })
    setBusy(false)
    if (answer.ok) route(`/batches/${answer.value.id}`)
    else setError(answer.refusal.sentence[locale])
  }
  return (
    <>
      <Button kind={waiting > 0 ? 'primary' : 'secondary'} icon="plus" onClick={() => setAsking(true)}>
        {t.open}
      </Button>
      <ConfirmDialog
        open={asking}
        title={`${t.openTitle} ${formatMonth(periodNow(), locale)}`}
        consequence={t.openConsequence}
        confirmLabel={t.open}
        busy={busy}
        error={error}
        onConfirm={() => void open()}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

/** The month it is in the regency: `2025-03`. */
function periodNow(): string {
  return localDay(new Date()).slice(0, 7)
}

const tones: Readonly<Record<BatchStatus, Tone>> = {
  open: 'moving',
  waiting_signature: 'waiting',
  signed: 'good',
  handed_over: 'waiting',
  answered: 'good',
}

export function BatchStatusChip({ status }: { status: BatchStatus }) {
  return <StatusChip tone={tones[status]}>{batchText(useLocale()).statuses[status]}</StatusChip>
}

function columnsIn(locale: Locale): readonly Column<BatchSummary>[] {
  const t = batchText(locale)
  return [
    {
      key: 'number',
      header: t.number,
      cell: ({ number }) => <span class="t-digits">{number}</span>,
      names: true,
    },
    { key: 'period', header: t.period, cell: ({ period }) => formatMonth(period, locale) },
    { key: 'status', header: t.status, cell: ({ status }) => <BatchStatusChip status={status} /> },
    { key: 'items', header: t.items, cell: ({ items }) => formatNumber(items, locale), align: 'end' },
    {
      key: 'unanswered',
      header: t.unanswered,
      cell: ({ unanswered, status }) =>
        status === 'handed_over' || status === 'answered' ? formatNumber(unanswered, locale) : '–',
      align: 'end',
    },
    {
      key: 'signed',
      header: t.signed,
      cell: ({ signedAt, signedBy }) => (signedAt ? `${formatDate(signedAt, locale)} · ${signedBy}` : '–'),
    },
  ]
}
