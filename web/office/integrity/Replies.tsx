import { type FamilyReply, listReplies, readReply } from '@tanggap/contract/integrity'
import type { AnswerOf } from '@tanggap/contract/route'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  Dialog,
  EmptyState,
  formatDateTime,
  KeyValue,
  Notice,
  PageHeader,
  StatusChip,
  Table,
  useLocale,
} from '../../kit/index.ts'
import { integrityText } from './integrity.text.ts'
import { agreesIn } from './Words.tsx'

/** What families say to a visit that was made again: all of them, whatever their visit was ordered for. */
export function Replies() {
  const locale = useLocale()
  const t = integrityText(locale)
  const asked = useAsk(listReplies)
  const [reply, setReply] = useState<AnswerOf<typeof readReply>>()
  const [error, setError] = useState<string>()

  async function read({ id }: FamilyReply) {
    const answer = await ask(readReply, { params: { id } })
    if (!answer.ok) return setError(answer.refusal.sentence[locale])
    setReply(answer.value)
    asked.reload()
  }

  return (
    <>
      <PageHeader
        crumbs={[{ label: t.title, href: '/integrity' }, { label: t.replies }]}
        title={t.replies}
        lead={t.repliesLead}
      />
      {error && (
        <Notice tone="bad" live>
          {error}
        </Notice>
      )}
      <Answered of={asked}>
        {({ replies }) => (
          <Table
            caption={t.replies}
            captionHidden
            rows={replies}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t.repliesEmpty}>{t.repliesEmptyHelp}</EmptyState>}
            columns={[
              {
                key: 'at',
                header: t.repliedAt,
                names: true,
                cell: ({ repliedAt }) => formatDateTime(repliedAt, locale),
              },
              { key: 'village', header: t.village, cell: ({ villageName }) => villageName },
              {
                key: 'read',
                header: t.readAt,
                cell: ({ readAt }) =>
                  readAt ? (
                    formatDateTime(readAt, locale)
                  ) : (
                    <StatusChip tone="attention">{t.unread}</StatusChip>
                  ),
              },
              {
                key: 'open',
                header: t.decide,
                cell: (one) => (
                  <Button icon="eye" onClick={() => void read(one)}>
                    {t.readReply}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Answered>
      {reply && (
        <Dialog
          open
          onClose={() => setReply(undefined)}
          title={t.replyOf(reply.headName)}
          footer={<Button onClick={() => setReply(undefined)}>{t.close}</Button>}
        >
          <KeyValue
            pairs={[
              { label: t.recordedRight, value: agreesIn(t.agrees, reply.agrees) },
              { label: t.said, value: reply.story || t.nothingSaid },
            ]}
          />
        </Dialog>
      )}
    </>
  )
}
