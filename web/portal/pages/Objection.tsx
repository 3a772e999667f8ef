import type { CheckRow, QuestionView, SealedPage, SealedReceiptView } from '@tanggap/contract/portal'
import { Button, Form, formatDate, formatNumber, LinkButton, useLocale } from '../../kit/index.ts'
import { objectionText } from '../objection.text.ts'
import { usePortalText } from '../tongue.tsx'
import { summaryOf } from './errors.ts'
import { ObjectionTicket } from './ObjectionTicket.tsx'
import { OneField } from './Question.tsx'
import { spelled } from './spelled.ts'

/** What is told to the integrity desk: an opening that says what is promised, one question a page, a receipt. */
export function Objection({ sealed }: { sealed: SealedPage }) {
  switch (sealed.view) {
    case 'begin':
      return <Begin draft={sealed.draft} />
    case 'question':
      return <Asked question={sealed.question} />
    case 'check':
      return <Check rows={sealed.rows} />
    case 'done':
      return <Done receipt={sealed.receipt} />
    case 'ticket':
      return <ObjectionTicket {...sealed} />
  }
}

function Begin({ draft }: { draft: boolean }) {
  const t = objectionText(useLocale())
  return (
    <>
      <div class="p-part">
        <h1>{t.beginTitle}</h1>
        <p>{t.beginLead}</p>
      </div>
      <section class="p-part">
        <h2>{t.promises}</h2>
        <ul class="p-list">
          <li>{t.promiseSealed}</li>
          <li>{t.promiseNoName}</li>
          <li>{t.promiseNothing}</li>
          <li>{t.promiseFair}</li>
          <li>{t.promiseNoList}</li>
        </ul>
      </section>
      {draft && (
        <div class="t-row">
          <LinkButton href="/aduan/lanjut" kind="primary">
            {t.goOnWithDraft}
          </LinkButton>
        </div>
      )}
      <form method="post" action="/aduan">
        <Button type="submit" kind={draft ? 'secondary' : 'primary'} wide>
          {t.begin}
        </Button>
      </form>
      <p class="t-muted">{t.otherWays}</p>
    </>
  )
}

function Asked({ question }: { question: QuestionView }) {
  const locale = useLocale()
  const t = objectionText(locale)
  const words = usePortalText()
  const { errors } = question
  return (
    <>
      <p class="t-muted">
        {question.of > 0
          ? words.step(formatNumber(question.number, locale), formatNumber(question.of, locale))
          : words.stepFirst}
      </p>
      <Form
        action={`/aduan/${question.step}`}
        errors={summaryOf(errors, locale)}
        actions={
          <Button type="submit" kind="primary" wide>
            {question.returning ? t.keep : t.goOn}
          </Button>
        }
      >
        {question.returning && <input type="hidden" name="ubah" value="1" />}
        {question.fields.map((field) => (
          <OneField
            key={field.name}
            field={{ ...field, label: question.title, hint: question.hint }}
            question
            errors={errors}
          />
        ))}
      </Form>
      <Leave />
    </>
  )
}

function Check({ rows }: { rows: readonly CheckRow[] }) {
  const locale = useLocale()
  const t = objectionText(locale)
  return (
    <>
      <div class="p-part">
        <h1>{t.checkTitle}</h1>
        <p>{t.checkLead}</p>
      </div>
      <dl class="p-check">
        {rows.map((row) => (
          <div key={row.href}>
            <dt>{row.label[locale]}</dt>
            <dd>{row.value?.[locale] ?? <i class="t-muted">{t.left}</i>}</dd>
            <dd>
              <a href={row.href} aria-label={t.changeOf(row.label[locale])}>
                {t.change}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <form method="post" action="/aduan/kirim">
        <Button type="submit" kind="primary" icon="lock" wide>
          {t.send}
        </Button>
      </form>
      <Leave />
    </>
  )
}

/** Out of sight with one touch: what was typed is gone, and the front page stands there. */
function Leave() {
  const t = objectionText(useLocale())
  return (
    <form class="p-part" method="post" action="/aduan/batal">
      <Button type="submit" kind="quiet" icon="cross">
        {t.leave}
      </Button>
      <small class="t-muted">{t.leaveHint}</small>
    </form>
  )
}

function Done({ receipt }: { receipt: SealedReceiptView }) {
  const locale = useLocale()
  const t = objectionText(locale)
  return (
    <>
      <div class="p-part">
        <h1>{t.doneTitle}</h1>
        <p>{t.doneLead}</p>
      </div>
      <dl class="p-receipt">
        <div>
          <dt>{t.number}</dt>
          <dd class="p-number">{receipt.number}</dd>
        </div>
        <div>
          <dt>{t.pin}</dt>
          <dd class="p-number">{receipt.pin.replace(/(\d{3})/, '$1 ')}</dd>
        </div>
        <div>
          <dt>{t.readAloud}</dt>
          <dd>{`${spelled(receipt.number)}; PIN ${spelled(receipt.pin)}`}</dd>
        </div>
      </dl>
      <section class="p-part">
        <h2>{t.next}</h2>
        <ul class="p-list">
          <li>{t.nextOpen(formatDate(receipt.openBy, locale))}</li>
          <li>{t.nextTrack}</li>
          <li>{t.nextPressed}</li>
        </ul>
      </section>
      <form method="post" action="/aduan/batal">
        <Button type="submit" kind="primary">
          {t.forget}
        </Button>
      </form>
    </>
  )
}
