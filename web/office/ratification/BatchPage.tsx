import { type BatchDetail, batchDocument, batchFile, getBatch } from '@tanggap/contract/ratification'
import { mayDo } from '@tanggap/core/access'
import { batchStatuses } from '@tanggap/core/ratification'
import { useEffect, useState } from 'preact/hooks'
import { Answered, addressOf, useAsk } from '../../kit/client/index.ts'
import {
  DocumentLink,
  formatBytes,
  formatDate,
  formatMonth,
  formatNumber,
  KeyValue,
  Notice,
  PageHeader,
  Steps,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { BatchStatusChip } from './BatchList.tsx'
import { Lines } from './Lines.tsx'
import { NextStep } from './NextStep.tsx'
import { batchText } from './ratification.text.ts'

/** One batch: its changes, where it is on its way, its documents, and the step this office may take. */
export function BatchPage({ id }: { id: string }) {
  const locale = useLocale()
  const t = batchText(locale)
  const asked = useAsk(getBatch, { params: { id } })
  // Every answer of the batch's own routes is the whole batch, so the page follows without asking again.
  const [latest, setLatest] = useState<BatchDetail>()
  const [told, setTold] = useState<{ tone: 'good' | 'bad'; text: string }>()
  useEffect(() => setLatest(undefined), [asked.value])
  const take = (batch: BatchDetail) => {
    setLatest(batch)
    setTold({ tone: 'good', text: t.saved })
  }
  const fail = (text: string) => setTold({ tone: 'bad', text })
  return (
    <Answered of={asked}>
      {(first) => {
        const batch = latest ?? first
        const here = batchStatuses.indexOf(batch.status)
        return (
          <>
            <PageHeader
              crumbs={[{ label: t.title, href: '/batches' }, { label: batch.number }]}
              title={formatMonth(batch.period, locale)}
              status={<BatchStatusChip status={batch.status} />}
              lead={batch.number}
            />
            {told && (
              <Notice tone={told.tone} live>
                {told.text}
              </Notice>
            )}
            <Steps
              across
              label={t.steps}
              steps={batchStatuses.map((status, index) => ({
                label: t.statuses[status],
                state:
                  index < here || batch.status === 'answered'
                    ? 'done'
                    : index === here
                      ? 'current'
                      : 'waiting',
              }))}
            />
            <div class="t-grid">
              <div>
                <NextStep batch={batch} onChange={take} reload={asked.reload} />
              </div>
              <div>
                <Documents batch={batch} />
              </div>
            </div>
            <Lines batch={batch} onChange={take} onRefused={fail} />
          </>
        )
      }}
    </Answered>
  )
}

function Documents({ batch }: { batch: BatchDetail }) {
  const locale = useLocale()
  const t = batchText(locale)
  const { office } = useSession()
  const { id, release, handover } = batch
  return (
    <section class="t-card" aria-label={t.documents}>
      <h2>{t.documents}</h2>
      <DocumentLink
        href={addressOf(batchDocument, { params: { id, name: 'decree.pdf' } })}
        title={batch.signedAt ? t.decree : t.decreeDraft}
        detail={batch.decreeNumber ?? batch.number}
      />
      {release && mayDo(office.role, 'batch.release') && (
        <>
          <DocumentLink
            href={addressOf(batchFile, { params: { id, name: 'changes.csv' } })}
            title={t.file}
            detail={t.fileDetail(formatNumber(release.rows, locale), formatBytes(release.bytes, locale))}
            download={release.fileName}
          />
          <DocumentLink
            href={addressOf(batchFile, { params: { id, name: 'manifest.json' } })}
            title={t.manifest}
            detail={t.madeBy(release.madeBy, release.releasedBy)}
            download={`${batch.number}.manifest.json`}
          />
        </>
      )}
      {handover && (
        <DocumentLink
          href={addressOf(batchDocument, { params: { id, name: 'handover.pdf' } })}
          title={t.bast}
          detail={`${handover.number} · ${formatDate(handover.date, locale)}`}
        />
      )}
      <KeyValue
        pairs={[
          { label: t.prepared, value: `${batch.preparedBy}, ${formatDate(batch.preparedAt, locale)}` },
          ...(batch.signedAt
            ? [{ label: t.signed, value: `${batch.signedBy}, ${formatDate(batch.signedAt, locale)}` }]
            : []),
          ...(batch.contentHash
            ? [{ label: t.seal, value: <span class="t-digits">{batch.contentHash.slice(0, 16)}</span> }]
            : []),
          ...(handover
            ? [{ label: t.handoverFacts, value: `${handover.receiverName}, ${handover.receiverOffice}` }]
            : []),
        ]}
      />
    </section>
  )
}
