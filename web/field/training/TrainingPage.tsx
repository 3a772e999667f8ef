import type { RefusalAnswer } from '@tanggap/contract/refusal'
import type { AnswerOf } from '@tanggap/contract/route'
import {
  type CertificateShown,
  drawTest,
  ownTraining,
  signPledge,
  submitTest,
  type TestShown,
} from '@tanggap/contract/training'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  formatDate,
  formatPercent,
  KeyValue,
  LinkButton,
  Notice,
  Offline,
  RadioGroup,
  StatusChip,
  TextField,
  useLocale,
} from '../../kit/index.ts'
import { Frame } from '../Frame.tsx'
import { useOnline, useWorkspace } from '../workspace.ts'
import { trainingText } from './training.text.ts'

type Training = AnswerOf<typeof ownTraining>
type Result = AnswerOf<typeof submitTest>

/** The way to the certificate: ten questions, what was right and why, and the pledge. */
export function TrainingPage() {
  const t = trainingText(useLocale())
  const { route } = useLocation()
  const online = useOnline()
  const asked = useAsk(ownTraining)
  return (
    <Frame title={t.title} onBack={() => route('/phone')}>
      {!online && asked.state !== 'ready' ? (
        <Offline>{t.offline}</Offline>
      ) : (
        <Answered of={asked}>{(training) => <Way training={training} reload={asked.reload} />}</Answered>
      )}
    </Frame>
  )
}

function Way({ training, reload }: { training: Training; reload: () => void }) {
  const locale = useLocale()
  const t = trainingText(locale)
  const { exchange } = useWorkspace()
  const [test, setTest] = useState<TestShown>()
  const [result, setResult] = useState<Result>()
  const [refusal, setRefusal] = useState<RefusalAnswer>()
  const [busy, setBusy] = useState(false)
  const passed = result?.passed
    ? { testId: result.testId, percent: result.percent }
    : result
      ? null
      : training.passed

  async function begin() {
    setBusy(true)
    const answer = await ask(drawTest)
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.refusal)
    setRefusal(undefined)
    setResult(undefined)
    setTest(answer.value)
  }
  async function signed() {
    setResult(undefined)
    reload()
    await exchange.run()
  }

  if (test && !result)
    return (
      <Test
        test={test}
        onResult={(next) => {
          setResult(next)
          setTest(undefined)
        }}
      />
    )
  return (
    <>
      {refusal && (
        <Notice tone="bad" live>
          {refusal.sentence[locale]}
        </Notice>
      )}
      {training.certificate && !result && <Certificate certificate={training.certificate} />}
      {!result && <PracticeDone practice={training.practice} />}
      {result && <Score result={result} />}
      {passed && !training.certificate?.valid && (
        <Pledge training={training} testId={passed.testId} onSigned={() => void signed()} />
      )}
      {!passed && !training.certificate?.valid && (
        <>
          <p>{t.lead(training.questions, training.passMarkPercent)}</p>
          <Button kind="primary" wide busy={busy} onClick={() => void begin()}>
            {result ? t.again : training.openTest ? t.goOn : t.begin}
          </Button>
        </>
      )}
    </>
  )
}

function PracticeDone({ practice }: { practice: Training['practice'] }) {
  const locale = useLocale()
  const t = trainingText(locale)
  return (
    <section class="t-card">
      <div class="t-row t-row-end">
        <h2>{t.practice}</h2>
        <StatusChip tone={practice ? 'good' : 'waiting'}>
          {practice
            ? t.practisedTimes(practice.times, formatDate(practice.finishedAt.slice(0, 10), locale))
            : t.notPractised}
        </StatusChip>
      </div>
      <LinkButton href="/practice" wide>
        {practice ? t.practiseAgain : t.practise}
      </LinkButton>
    </section>
  )
}

function Test({ test, onResult }: { test: TestShown; onResult: (result: Result) => void }) {
  const locale = useLocale()
  const t = trainingText(locale)
  const [at, setAt] = useState(0)
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [refusal, setRefusal] = useState<RefusalAnswer>()
  const [busy, setBusy] = useState(false)
  const question = test.questions[at]
  const isLast = at === test.questions.length - 1
  const missing = test.questions.filter(({ key }) => answers[key] === undefined).length

  async function handIn() {
    setBusy(true)
    const answer = await ask(submitTest, { params: { id: test.id }, body: { answers: { ...answers } } })
    setBusy(false)
    if (answer.ok) onResult(answer.value)
    else setRefusal(answer.refusal)
  }
  if (!question) return null
  return (
    <div class="t-stack">
      <p class="t-muted">{t.question(at + 1, test.questions.length)}</p>
      <RadioGroup
        key={question.key}
        name={question.key}
        label={question.text[locale]}
        choices={question.options.map((option) => ({ value: option.key, label: option.text[locale] }))}
        value={answers[question.key] ?? ''}
        onInput={(chosen) => setAnswers({ ...answers, [question.key]: chosen })}
      />
      {isLast && missing > 0 && <Notice tone="attention">{t.missing(missing)}</Notice>}
      {refusal && (
        <Notice tone="bad" live>
          {refusal.sentence[locale]}
        </Notice>
      )}
      <div class="t-row">
        {at > 0 && (
          <Button icon="arrow-left" iconOnly onClick={() => setAt(at - 1)}>
            {t.question(at, test.questions.length)}
          </Button>
        )}
        {isLast ? (
          <Button kind="primary" busy={busy} disabled={missing > 0} onClick={() => void handIn()}>
            {t.handIn}
          </Button>
        ) : (
          <Button kind="primary" onClick={() => setAt(at + 1)}>
            {t.next}
          </Button>
        )}
      </div>
    </div>
  )
}

function Score({ result }: { result: Result }) {
  const locale = useLocale()
  const t = trainingText(locale)
  return (
    <>
      <Notice
        tone={result.passed ? 'good' : 'attention'}
        live
        title={(result.passed ? t.passed : t.failed)(result.right, result.asked)}
      >
        {!result.passed && t.failedLead}
      </Notice>
      <ul class="f-list">
        {result.review.map((one) => (
          <li key={one.key} class="f-item">
            <span>
              <b>{one.text[locale]}</b>
              <StatusChip tone={one.wasRight ? 'good' : 'attention'}>
                {one.wasRight ? t.right : t.wrong}
              </StatusChip>
              {!one.wasRight && one.chosen && (
                <small>
                  {t.yours}: {one.chosen[locale]}
                </small>
              )}
              {!one.wasRight && (
                <small>
                  {t.correct}: {one.right[locale]}
                </small>
              )}
              <span>{one.explanation[locale]}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Pledge(props: { training: Training; testId: string; onSigned: () => void }) {
  const { pledge } = props.training
  const locale = useLocale()
  const t = trainingText(locale)
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState<RefusalAnswer>()
  const [busy, setBusy] = useState(false)

  async function sign() {
    setBusy(true)
    const body = { pledgeVersion: pledge.version, name }
    const answer = await ask(signPledge, { params: { id: props.testId }, body })
    setBusy(false)
    if (answer.ok) props.onSigned()
    else setRefusal(answer.refusal)
  }
  return (
    <section class="t-card">
      <h2>{pledge.title[locale]}</h2>
      <ol class="f-promises">
        {pledge.promises.map((promise) => (
          <li key={promise.id}>{promise[locale]}</li>
        ))}
      </ol>
      <p>{pledge.consequence[locale]}</p>
      <TextField
        name="signature"
        label={t.name}
        hint={props.training.name}
        value={name}
        onInput={setName}
        error={refusal?.sentence[locale]}
      />
      <Button
        kind="primary"
        icon="seal"
        wide
        busy={busy}
        disabled={name.trim().length < 2}
        onClick={() => void sign()}
      >
        {t.sign}
      </Button>
    </section>
  )
}

function Certificate({ certificate }: { certificate: CertificateShown }) {
  const locale = useLocale()
  const t = trainingText(locale)
  return (
    <section class="t-card">
      <div class="t-row t-row-end">
        <h2>{t.certificate}</h2>
        <StatusChip tone={certificate.valid ? 'good' : 'attention'}>
          {certificate.valid ? t.valid(formatDate(certificate.expiresOn, locale)) : t.ended}
        </StatusChip>
      </div>
      <KeyValue
        pairs={[
          { label: t.number, value: certificate.number },
          { label: t.instrument, value: certificate.instrumentVersion },
          { label: t.result, value: formatPercent(certificate.percent / 100, locale, 0) },
        ]}
      />
      {certificate.valid && (
        <LinkButton href="/" kind="primary" wide>
          {t.toDay}
        </LinkButton>
      )}
    </section>
  )
}
