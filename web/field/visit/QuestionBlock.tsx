import { type Answer, type AskedQuestion, answerOf, isMissing, sameAnswer } from '@tanggap/core/instrument'
import type { ComponentChildren } from 'preact'
import { Button, Notice, StatusChip, useLocale } from '../../kit/index.ts'
import { AnswerInput } from './AnswerInput.tsx'
import { answerText } from './answer-text.ts'
import { baselineOfMember, nameOfSubject } from './member-names.ts'
import { fieldNameOf, notesOn } from './screen-names.ts'
import type { Visit } from './use-visit.ts'
import { visitText } from './visit.text.ts'

/** One question put to one person: what to ask, what is recorded, the answer, and the dignity of not answering. */
export function QuestionBlock(props: { visit: Visit; asked: AskedQuestion; children?: ComponentChildren }) {
  const { visit, asked } = props
  const { question, subject } = asked
  const { instrument, interview } = visit
  const locale = useLocale()
  const t = visitText(locale)
  const value = answerOf(interview, subject, question.key)
  const recorded = recordedOf(visit, asked)
  const recordedText = answerText(instrument, question, recorded, locale)
  const name = fieldNameOf(subject, question.key)
  const answered = value !== undefined && !isMissing(value)
  const confirmed = isConfirmed(visit, asked)
  const differs =
    answered && recordedText !== undefined && recorded !== undefined && !sameAnswer(value, recorded)
  const whom = nameOfSubject(visit, subject) || t.newMember
  const answer = (next: Answer | undefined) => visit.answer(subject, question.key, next)

  return (
    <article
      class="f-question"
      id={`q-${name}`}
      data-answered={answered || undefined}
      data-type={question.type}
    >
      <h2>
        {question.label[locale]}
        {!question.required && <small> ({t.optional})</small>}
      </h2>
      {question.script && (
        <blockquote class="f-script">
          <b>{t.readAloud}</b>
          {question.script[locale].replaceAll(/\[(nama|name)\]/g, whom)}
        </blockquote>
      )}
      <p class="t-hint">{question.help[locale]}</p>
      <Note visit={visit} asked={asked} />
      {question.recordedIn === 'registry' && (
        <div class="f-recorded" data-empty={recordedText === undefined || undefined}>
          <span>
            {recordedText === undefined ? (
              <small>{t.recordedNothing}</small>
            ) : (
              <>
                <small>{t.recorded}:</small> <b>{recordedText}</b>
              </>
            )}
          </span>
          {question.confirmable && recorded !== undefined && recordedText !== undefined && !confirmed && (
            <Button icon="check" onClick={() => visit.answer(subject, question.key, recorded, true)}>
              {t.still}
            </Button>
          )}
          {confirmed && <StatusChip tone="good">{t.stillChosen}</StatusChip>}
          {differs && <StatusChip tone="moving">{t.differs}</StatusChip>}
        </div>
      )}
      {isMissing(value) && value.missing !== 'notAsked' ? (
        <div class="f-recorded">
          <b>{t.missing[value.missing]}</b>
          <Button onClick={() => answer(undefined)}>{t.answerAfterAll}</Button>
        </div>
      ) : (
        <>
          <AnswerInput
            instrument={instrument}
            question={question}
            name={name}
            caseId={visit.one.id}
            value={isMissing(value) ? undefined : value}
            recorded={recorded}
            onAnswer={answer}
            onManualReason={(reason) => noteManualPosition(visit, `${t.manualPosition}: ${reason}`)}
          />
          {!question.mustBeKnown && !answered && (
            <details class="f-withheld">
              <summary>{t.cannotAnswer}</summary>
              <div class="t-row">
                <Button onClick={() => answer({ missing: 'refused' })}>{t.missing.refused}</Button>
                <Button onClick={() => answer({ missing: 'notObserved' })}>{t.missing.notObserved}</Button>
              </div>
            </details>
          )}
        </>
      )}
      {props.children}
    </article>
  )
}

/** What the supervisor wrote about this answer when the visit came back. */
function Note({ visit, asked }: { visit: Visit; asked: AskedQuestion }) {
  const t = visitText(useLocale())
  const notes = notesOn(visit.one, asked)
  if (notes.length === 0) return null
  return (
    <Notice tone="attention" title={t.noteTitle}>
      {notes.map(({ note }) => (
        <p key={note}>{note}</p>
      ))}
    </Notice>
  )
}

function recordedOf({ one, interview }: Visit, { question, subject }: AskedQuestion): Answer | undefined {
  const answer =
    subject.kind === 'family'
      ? one.baseline.family[question.key]
      : baselineOfMember({ one, interview }, subject.memberId)?.answers[question.key]
  return isMissing(answer) ? undefined : answer
}

function isConfirmed({ interview }: Visit, { question, subject }: AskedQuestion): boolean {
  if (subject.kind === 'family') return interview.familyConfirmed.includes(question.key)
  return (
    interview.members.find(({ id }) => id === subject.memberId)?.confirmed.includes(question.key) ?? false
  )
}

/** The reason of a typed position stands where the reviewer reads it: in the facilitator's notes. */
function noteManualPosition({ interview, answer }: Visit, sentence: string): void {
  const before = interview.family.officerNotes
  const notes = typeof before === 'string' && before !== '' ? `${before}\n${sentence}` : sentence
  answer({ kind: 'family' }, 'officerNotes', notes.slice(0, 1000))
}
