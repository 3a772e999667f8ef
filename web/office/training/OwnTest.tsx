import type { AnswerOf } from '@tanggap/contract/route'
import { drawTest, ownTraining, submitTest, type TestShown } from '@tanggap/contract/training'
import { useState } from 'preact/hooks'
import { Answered, ask, useAsk } from '../../kit/client/index.ts'
import {
  Button,
  ConfirmDialog,
  formatDate,
  formatNumber,
  KeyValue,
  Notice,
  PageHeader,
  RadioGroup,
  useLocale,
} from '../../kit/index.ts'
import { SignPledge } from './SignPledge.tsx'
import { trainingText } from './training.text.ts'

type Score = AnswerOf<typeof submitTest>

/** The test and the pledge, for whoever works at a desk. */
export function OwnTest() {
  const locale = useLocale()
  const t = trainingText(locale)
  const asked = useAsk(ownTraining)
  const [test, setTest] = useState<TestShown>()
  const [score, setScore] = useState<Score>()
  const [error, setError] = useState<string>()

  async function begin() {
    setScore(undefined)
    const answer = await ask(drawTest)
    if (answer.ok) setTest(answer.value)
    else setError(answer.refusal.sentence[locale])
  }
  function scored(result: Score) {
    setTest(undefined)
    setScore(result)
    asked.reload()
  }

  return (
    <div class="t-stack">
      <Answered of={asked}>
        {(standing) => (
          <>
            <PageHeader
              title={t.own}
              crumbs={[{ href: '/training', label: t.title }, { label: t.own }]}
              lead={t.ownLead(
                formatNumber(standing.questions, locale),
                formatNumber(standing.passMarkPercent, locale),
              )}
            />
            {error && (
              <Notice tone="bad" live>
                {error}
              </Notice>
            )}
            {standing.certificate && (
              <section class="t-card">
                <h2>{t.yours}</h2>
                <KeyValue
                  pairs={[
                    { label: t.number, value: standing.certificate.number },
                    { label: t.questionnaire, value: standing.certificate.instrumentVersion },
                    { label: t.score, value: `${formatNumber(standing.certificate.percent, locale)} %` },
                    { label: t.issued, value: formatDate(standing.certificate.issuedAt, locale) },
                    { label: t.until, value: formatDate(standing.certificate.expiresOn, locale) },
                  ]}
                />
              </section>
            )}
            {score && <Result score={score} />}
            {standing.passed && (
              <SignPledge
                testId={standing.passed.testId}
                name={standing.name}
                pledge={standing.pledge}
                onSigned={asked.reload}
              />
            )}
            {test && <TestForm test={test} onScored={scored} />}
            {!test && !standing.passed && !standing.certificate?.valid && (
              <Button kind="primary" icon="edit" onClick={() => void begin()}>
                {standing.openTest ? t.goOn : t.begin}
              </Button>
            )}
          </>
        )}
      </Answered>
    </div>
  )
}

function TestForm({ test, onScored }: { test: TestShown; onScored: (score: Score) => void }) {
  const locale = useLocale()
  const t = trainingText(locale)
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [confirming, setConfirming] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const left = test.questions.filter(({ key }) => answers[key] === undefined).length

  async function handIn() {
    setBusy(true)
    const answer = await ask(submitTest, { params: { id: test.id }, body: { answers: { ...answers } } })
    setBusy(false)
    if (answer.ok) onScored(answer.value)
    else setError(answer.refusal.sentence[locale])
  }

  return (
    <div class="t-form">
      {test.questions.map((question, index) => (
        <RadioGroup
          key={question.key}
          name={question.key}
          label={question.text[locale]}
          hint={t.question(formatNumber(index + 1, locale), formatNumber(test.questions.length, locale))}
          value={answers[question.key] ?? ''}
          onInput={(value) => setAnswers({ ...answers, [question.key]: value })}
          choices={question.options.map(({ key, text }) => ({ value: key, label: text[locale] }))}
        />
      ))}
      <div class="t-form-actions">
        <Button kind="primary" onClick={() => setConfirming(true)}>
          {t.handIn}
        </Button>
      </div>
      <ConfirmDialog
        open={confirming}
        title={t.handInTitle}
        consequence={`${left > 0 ? `${t.unanswered(formatNumber(left, locale))} ` : ''}${t.handInConsequence}`}
        confirmLabel={t.handIn}
        busy={busy}
        error={error}
        onConfirm={() => void handIn()}
        onCancel={() => setConfirming(false)}
      />
    </div>
  )
}

function Result({ score }: { score: Score }) {
  const locale = useLocale()
  const t = trainingText(locale)
  const number = (value: number) => formatNumber(value, locale)
  return (
    <section class="t-stack-s">
      <Notice
        live
        tone={score.passed ? 'good' : 'attention'}
        title={score.passed ? t.passedTitle : t.failedTitle}
      >
        <p>{t.scored(number(score.right), number(score.asked), number(score.percent))}</p>
        {!score.passed && <p>{t.failedHelp}</p>}
      </Notice>
      {score.review.map((one) => (
        <article class="t-card" key={one.key}>
          <h3>{one.text[locale]}</h3>
          <KeyValue
            pairs={[
              ...(one.wasRight
                ? []
                : [{ label: t.chosen, value: one.chosen ? one.chosen[locale] : t.empty }]),
              { label: t.right, value: one.right[locale] },
            ]}
          />
          <p class="t-muted">{one.explanation[locale]}</p>
        </article>
      ))}
    </section>
  )
}
