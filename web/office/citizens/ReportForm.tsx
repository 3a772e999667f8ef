import { reportForCitizen } from '@tanggap/contract/citizens'
import type { AnswerOf } from '@tanggap/contract/route'
import { type TicketKind, type TicketQuestion, ticketKindRule, ticketKinds } from '@tanggap/core/citizens'
import { useState } from 'preact/hooks'
import { ask } from '../../kit/client/index.ts'
import {
  Button,
  DateField,
  DigitsField,
  Form,
  formatDate,
  KeyValue,
  LinkButton,
  Notice,
  NumberField,
  PageHeader,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { citizensText } from './citizens.text.ts'
import { useOwnVillage, VillageSelect } from './VillageSelect.tsx'

/** An objection and a report of a fee are for the citizen's own hands, not for a village counter. */
const kinds = (Object.keys(ticketKinds) as TicketKind[]).filter(
  (kind) => ticketKinds[kind].desk !== 'integrity',
)

/** What somebody tells at the counter or on the telephone. It asks the same as the portal, on one page. */
export function ReportForm() {
  const locale = useLocale()
  const t = citizensText(locale)
  // The key of the report, made when the form opens, so that a second sending is the same report.
  const [draftId, setDraftId] = useState<string>(() => crypto.randomUUID())
  const [receipt, setReceipt] = useState<Receipt>()
  return (
    <>
      <PageHeader
        crumbs={[{ label: t.title, href: '/tickets' }, { label: t.reportTitle }]}
        title={receipt ? t.reportDone : t.reportTitle}
        lead={receipt ? t.reportDoneLead : t.reportLead}
      />
      {receipt ? (
        <Done
          receipt={receipt}
          onNext={() => {
            setReceipt(undefined)
            setDraftId(crypto.randomUUID())
          }}
        />
      ) : (
        <Questions key={draftId} draftId={draftId} onDone={setReceipt} />
      )}
    </>
  )
}

type Receipt = AnswerOf<typeof reportForCitizen>

function Questions({ draftId, onDone }: { draftId: string; onDone: (receipt: Receipt) => void }) {
  const locale = useLocale()
  const t = citizensText(locale)
  const own = useOwnVillage()
  const [kind, setKind] = useState<TicketKind>()
  const [villageCode, setVillageCode] = useState(own ?? '')
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [about, setAbout] = useState({ headName: '', where: '', nik: '', phone: '' })
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const write = (field: keyof typeof about) => (text: string) => setAbout({ ...about, [field]: text })

  async function send() {
    if (!kind) return
    setBusy(true)
    const answer = await ask(reportForCitizen, {
      body: { draftId, kind, villageCode, answers: { ...answers }, ...about },
    })
    setBusy(false)
    if (answer.ok) onDone(answer.value)
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <Form
      onSubmit={() => void send()}
      errors={error ? [{ message: error }] : undefined}
      actions={
        kind && (
          <Button type="submit" kind="primary" icon="check" busy={busy}>
            {t.reportSend}
          </Button>
        )
      }
    >
      <Select
        name="kind"
        label={t.reportKind}
        value={kind}
        onInput={(value) => setKind(kinds.find((one) => one === value))}
        options={kinds.map((one) => ({ value: one, label: ticketKindRule(one).title[locale] }))}
      />
      {kind && (
        <>
          {ticketKindRule(kind).questions.map((question) => (
            <Question
              key={`${kind} ${question.key}`}
              question={question}
              value={answers[question.key] ?? ''}
              onInput={(text) => setAnswers({ ...answers, [question.key]: text })}
            />
          ))}
          {!own && <VillageSelect value={villageCode} onInput={setVillageCode} />}
          <TextField
            name="headName"
            label={t.reportHead}
            optional={!ticketKindRule(kind).needsFamily}
            value={about.headName}
            onInput={write('headName')}
          />
          <TextField
            name="where"
            label={t.reportWhere}
            optional
            value={about.where}
            onInput={write('where')}
          />
          <DigitsField name="nik" label={t.reportNik} optional value={about.nik} onInput={write('nik')} />
          <TextField
            name="phone"
            label={t.reportPhone}
            optional
            type="tel"
            width="m"
            value={about.phone}
            onInput={write('phone')}
          />
        </>
      )}
    </Form>
  )
}

interface QuestionProps {
  question: TicketQuestion
  value: string
  onInput: (text: string) => void
}

function Question({ question, value, onInput }: QuestionProps) {
  const locale = useLocale()
  const common = {
    name: question.key,
    label: question.label[locale],
    hint: question.hint?.[locale],
    optional: !question.required,
    value,
    onInput,
  }
  switch (question.type) {
    case 'choice':
      return (
        <RadioGroup
          {...common}
          choices={(question.options ?? []).map(({ key, label }) => ({ value: key, label: label[locale] }))}
        />
      )
    case 'date':
      return <DateField {...common} />
    case 'count':
      return <NumberField {...common} />
    case 'text':
      return question.key === 'story' ? <TextArea {...common} limit={2000} /> : <TextField {...common} />
  }
}

function Done({ receipt, onNext }: { receipt: Receipt; onNext: () => void }) {
  const locale = useLocale()
  const t = citizensText(locale)
  return (
    <div class="t-stack">
      <KeyValue
        pairs={[
          { label: t.number, value: <b class="t-digits">{receipt.number}</b> },
          { label: t.pin, value: <b class="t-digits">{receipt.pin}</b> },
        ]}
      />
      <Notice>
        {t.verifyBy(formatDate(receipt.verifyBy, locale))} {formatDate(receipt.followUpBy, locale)}.
      </Notice>
      <ul>
        {Object.values(t.receiptLines).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="t-row">
        <Button icon="printer" onClick={() => print()}>
          {t.print}
        </Button>
        <LinkButton href={`/tickets/${receipt.id}`}>{t.toTicket}</LinkButton>
        <Button kind="primary" icon="plus" onClick={onNext}>
          {t.another}
        </Button>
      </div>
    </div>
  )
}
