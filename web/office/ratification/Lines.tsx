import {
  type BatchDetail,
  type BatchItem,
  recordReplies,
  removeFromBatch,
} from '@tanggap/contract/ratification'
import { mayDo } from '@tanggap/core/access'
import { titleOfChange } from '@tanggap/core/changes'
import { useState } from 'preact/hooks'
import { type Asked, ask } from '../../kit/client/index.ts'
import {
  Button,
  type Column,
  ConfirmDialog,
  StatusChip,
  Table,
  type Tone,
  useLocale,
} from '../../kit/index.ts'
import { useSession } from '../session/session.ts'
import { useVillageName } from '../villages.ts'
import { batchText } from './ratification.text.ts'

interface LinesProps {
  batch: BatchDetail
  onChange: (batch: BatchDetail) => void
  onRefused: (sentence: string) => void
}

/** The changes of the batch; while it is open one can be taken out, once it is handed over each gets its reply. */
export function Lines({ batch, onChange, onRefused }: LinesProps) {
  const locale = useLocale()
  const t = batchText(locale)
  const { office } = useSession()
  const villageName = useVillageName()
  const [asking, setAsking] = useState<{ what: 'remove' | 'return'; line: BatchItem }>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const mayRemove = batch.status === 'open' && mayDo(office.role, 'batch.prepare')

  async function send(question: Promise<Asked<BatchDetail>>) {
    setBusy(true)
    const answer = await question
    setBusy(false)
    if (!answer.ok) {
      const sentence = answer.refusal.sentence[locale]
      return asking ? setError(sentence) : onRefused(sentence)
    }
    setAsking(undefined)
    onChange(answer.value)
  }
  const wasSent = batch.status === 'handed_over' || batch.status === 'answered'
  const mayReply = wasSent && batch.unanswered > 0 && mayDo(office.role, 'batch.reply')
  const { version } = batch
  const reply = (line: BatchItem, what: 'accepted' | 'returned', note?: string) =>
    send(
      ask(recordReplies, {
        params: { id: batch.id },
        body: { version, lines: [{ number: line.number, reply: what, ...(note ? { note } : {}) }] },
      }),
    )
  const remove = (line: BatchItem, reason: string) =>
    send(
      ask(removeFromBatch, {
        params: { id: batch.id, changeId: line.changeId },
        body: { version, reason },
      }),
    )

  const columns: readonly Column<BatchItem>[] = [
    {
      key: 'number',
      header: t.change,
      cell: ({ number }) => <span class="t-digits">{number}</span>,
      names: true,
    },
    {
      key: 'kind',
      header: t.kind,
      cell: ({ kind, correctsAny }) => titleOfChange(kind, correctsAny)[locale],
    },
    { key: 'family', header: t.family, cell: ({ headName }) => headName },
    { key: 'village', header: t.village, cell: ({ villageCode }) => villageName(villageCode) },
    ...(wasSent || batch.lines.some(({ changedSince }) => changedSince)
      ? [
          {
            key: 'reply',
            header: t.reply,
            cell: (line: BatchItem) =>
              line.changedSince ? <StatusChip tone="bad">{t.changed}</StatusChip> : <Reply line={line} />,
          },
        ]
      : []),
    ...(mayRemove || mayReply
      ? [
          {
            key: 'act',
            header: t.act,
            cell: (line: BatchItem) =>
              mayRemove ? (
                <Button kind="quiet" onClick={() => setAsking({ what: 'remove', line })}>
                  {t.remove}
                </Button>
              ) : line.reply === 'waiting' ? (
                <span class="t-row">
                  <Button busy={busy} onClick={() => void reply(line, 'accepted')}>
                    {t.accept}
                  </Button>
                  <Button onClick={() => setAsking({ what: 'return', line })}>{t.return}</Button>
                </span>
              ) : null,
          },
        ]
      : []),
  ]
  return (
    <div class="t-stack">
      <Table
        caption={t.lines}
        columns={columns}
        rows={batch.lines}
        rowKey={({ changeId }) => changeId}
        href={({ changeId }) => `/changes/${changeId}`}
      />
      <ConfirmDialog
        open={asking !== undefined}
        title={asking?.what === 'return' ? t.returnTitle(asking.line.number) : t.removeTitle}
        consequence={asking?.what === 'return' ? t.returnConsequence : t.removeConsequence}
        confirmLabel={asking?.what === 'return' ? t.return : t.remove}
        busy={busy}
        reason={asking?.what === 'return' ? { label: t.returnReason } : {}}
        error={error}
        onConfirm={(text) => {
          if (!asking) return
          void (asking.what === 'return' ? reply(asking.line, 'returned', text) : remove(asking.line, text))
        }}
        onCancel={() => {
          setAsking(undefined)
          setError(undefined)
        }}
      />
    </div>
  )
}

function Reply({ line }: { line: BatchItem }) {
  const t = batchText(useLocale())
  return (
    <span>
      <StatusChip tone={tones[line.reply]}>{t.replies[line.reply]}</StatusChip>{' '}
      <small>{[line.replyCode, line.replyNote].filter(Boolean).join(' · ')}</small>
    </span>
  )
}

const tones: Readonly<Record<BatchItem['reply'], Tone>> = {
  waiting: 'waiting',
  accepted: 'good',
  returned: 'attention',
}
