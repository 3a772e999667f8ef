import type { FamilyView, ReplyView } from '@tanggap/contract/portal'
import { Button, Form, formatDate, LinkButton, useLocale } from '../../kit/index.ts'
import { objectionText } from '../objection.text.ts'
import { summaryOf } from './errors.ts'
import { OneField } from './Question.tsx'

/** On the family's page: that a visit was made again, and what can be said to it. */
export function Recheck({ recheck }: { recheck: FamilyView['recheck'] }) {
  const locale = useLocale()
  const t = objectionText(locale)
  if (!recheck) return null
  const { approvedAt, replyUntil, repliedAt, readAt } = recheck
  return (
    <section class="p-part">
      <h2>{t.recheckTitle}</h2>
      <p>{t.recheckText(formatDate(approvedAt, locale))}</p>
      {replyUntil && (
        <>
          <p>{t.recheckAsk(formatDate(replyUntil, locale))}</p>
          <div class="t-row">
            <LinkButton href="/keluarga/tanggapan">{t.recheckGo}</LinkButton>
          </div>
        </>
      )}
      {repliedAt && <p>{t.recheckReplied(formatDate(repliedAt, locale))}</p>}
      {readAt && <p>{t.recheckRead(formatDate(readAt, locale))}</p>}
      {!replyUntil && !repliedAt && <p class="t-muted">{t.recheckOver}</p>}
    </section>
  )
}

export function RecheckReply({ reply }: { reply: ReplyView }) {
  const locale = useLocale()
  const t = objectionText(locale)
  return (
    <>
      <div class="p-part">
        <h1>{t.replyTitle}</h1>
        <p>{t.replyLead(formatDate(reply.visitedOn, locale), formatDate(reply.replyUntil, locale))}</p>
      </div>
      <Form
        action="/keluarga/tanggapan"
        errors={summaryOf(reply.errors, locale)}
        actions={
          <Button type="submit" kind="primary" wide>
            {t.replySend}
          </Button>
        }
      >
        {reply.fields.map((field) => (
          <OneField key={field.name} field={field} question={false} errors={reply.errors} />
        ))}
      </Form>
    </>
  )
}
