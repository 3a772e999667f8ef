import {
  type CheckResult,
  compareWithBaseline,
  type Difference,
  familyFindingEntries,
  indicatorsOf,
  memberPresenceEntries,
  type Screen,
} from '@tanggap/core/instrument'
import { LinkButton, Notice, StatusChip, useLocale } from '../../kit/index.ts'
import { answerText } from './answer-text.ts'
import type { Judgement } from './judge-visit.ts'
import { nameOfMember } from './member-names.ts'
import { memberNameOf } from './Outline.tsx'
import { nameOfScreen, screenOf } from './screen-names.ts'
import type { Visit } from './use-visit.ts'
import { visitText } from './visit.text.ts'
import { WarningBlock } from './WarningBlock.tsx'

/** Before it is sealed: what is missing, what is unlikely, and what will be told to the office as different. */
export function Review(props: { visit: Visit; screens: readonly Screen[]; judgement: Judgement }) {
  const { visit, screens, judgement } = props
  const { errors, warnings, infos, leaveIsOpen, ready } = judgement
  const locale = useLocale()
  const t = visitText(locale)
  const openWarnings = warnings.filter(({ explanation }) => explanation === null).length
  return (
    <>
      {ready ? (
        <Notice tone="good" title={t.reviewReady}>
          {t.reviewReadyLead}
        </Notice>
      ) : (
        <Notice tone="attention">{t.notYet}</Notice>
      )}
      {errors.length + (leaveIsOpen ? 1 : 0) > 0 && (
        <section class="t-stack-s">
          <h2>{t.errors(errors.length + (leaveIsOpen ? 1 : 0))}</h2>
          <ul class="f-list">
            {missingByScreen(screens, errors).map(({ screen, count }) => (
              <li key={nameOfScreen(screen)}>
                <div class="f-error">
                  <span>
                    {screen.memberId && <small>{memberNameOf(visit, screen)}</small>}
                    {screen.topic.label[locale]}: {t.missingCount(count)}
                  </span>
                  <LinkButton href={`/visit/${visit.one.id}/${nameOfScreen(screen)}`}>{t.fix}</LinkButton>
                </div>
              </li>
            ))}
            {errors.filter(isNotOnlyMissing).map((result) => (
              <li key={result.id}>
                <ErrorRow visit={visit} screens={screens} result={result} />
              </li>
            ))}
            {leaveIsOpen && (
              <li class="f-error">
                <span>{t.leaveTitle}</span>
                <LinkButton href={`/visit/${visit.one.id}/leave`}>{t.fix}</LinkButton>
              </li>
            )}
          </ul>
        </section>
      )}
      {warnings.length > 0 && (
        <section class="t-stack-s">
          <h2>{openWarnings > 0 ? t.warnings(openWarnings) : t.explained}</h2>
          {warnings.map((result) => (
            <WarningBlock key={result.id} visit={visit} result={result} />
          ))}
        </section>
      )}
      {infos.length > 0 && (
        <section class="t-stack-s">
          <h2>{t.infos}</h2>
          {infos.map((result) => (
            <WarningBlock key={result.id} visit={visit} result={result} />
          ))}
        </section>
      )}
      <Differences visit={visit} interview={judgement.interview} />
      {judgement.interview.finding === 'found' && <Indicators interview={judgement.interview} />}
    </>
  )
}

/** What has no answer yet, counted for each screen: fifty lines would say no more. */
function missingByScreen(
  screens: readonly Screen[],
  errors: readonly CheckResult[],
): readonly { readonly screen: Screen; readonly count: number }[] {
  const missing = errors.filter((result) => !isNotOnlyMissing(result))
  return screens.flatMap((screen) => {
    const count = missing.filter(({ subject, keys }) => screenOf([screen], subject, keys[0] ?? '')).length
    return count > 0 ? [{ screen, count }] : []
  })
}

function isNotOnlyMissing({ code }: CheckResult): boolean {
  return code !== 'answer.missing'
}

function ErrorRow({
  visit,
  screens,
  result,
}: {
  visit: Visit
  screens: readonly Screen[]
  result: CheckResult
}) {
  const locale = useLocale()
  const t = visitText(locale)
  const { subject } = result
  const member =
    subject.kind === 'member' ? visit.interview.members.find(({ id }) => id === subject.memberId) : undefined
  const screen = result.keys.map((key) => screenOf(screens, subject, key)).find(Boolean)
  return (
    <div class="f-error">
      <span>
        {member && <small>{nameOfMember(visit, member) || t.newMember}</small>}
        {result.message[locale]}
      </span>
      {screen && <LinkButton href={`/visit/${visit.one.id}/${nameOfScreen(screen)}`}>{t.fix}</LinkButton>}
    </div>
  )
}

function Differences({ visit, interview }: { visit: Visit; interview: Visit['interview'] }) {
  const t = visitText(useLocale())
  if (interview.finding === null) return null
  const differences = compareWithBaseline(visit.instrument, visit.one.baseline, interview, visit.today)
  if (differences.length === 0) return <p class="t-muted">{t.noDifferences}</p>
  return (
    <details class="f-differences">
      <summary>{t.differences(differences.length)}</summary>
      <ul class="f-list">
        {differences.map((difference) => (
          <li key={JSON.stringify(difference)} class="f-error">
            <DifferenceText visit={visit} difference={difference} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What the answers about the house add up to: a last look whether they can be right together. */
function Indicators({ interview }: { interview: Visit['interview'] }) {
  const locale = useLocale()
  const t = visitText(locale)
  return (
    <details class="f-differences">
      <summary>{t.indicators}</summary>
      <p class="t-hint">{t.indicatorsLead}</p>
      <ul class="f-list">
        {indicatorsOf(interview).map(({ key, label, adequate, rule }) => (
          <li key={key} class="f-item">
            <span>
              <b>{label[locale]}</b>
              <StatusChip tone={adequate === null ? 'waiting' : adequate ? 'good' : 'attention'}>
                {adequate === null ? t.notKnown : adequate ? t.adequate : t.notAdequate}
              </StatusChip>
              <small>{rule[locale]}</small>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function DifferenceText({ visit, difference }: { visit: Visit; difference: Difference }) {
  const locale = useLocale()
  const t = visitText(locale)
  const nameOf = (memberId: string) => {
    const member = visit.interview.members.find(({ id }) => id === memberId)
    return (member && nameOfMember(visit, member)) || t.newMember
  }
  switch (difference.kind) {
    case 'familyFinding':
      return <span>{t.findingIs(familyFindingEntries[difference.finding].label[locale])}</span>
    case 'memberAdded':
      return <span>{t.memberAdded(nameOf(difference.memberId))}</span>
    case 'memberGone': {
      const how = memberPresenceEntries[difference.presence].label[locale]
      return <span>{t.memberGone(nameOf(difference.memberId), how)}</span>
    }
    case 'value': {
      const question = visit.instrument.questions.find(({ key }) => key === difference.questionKey)
      if (!question) return null
      const said = (answer: typeof difference.from) => answerText(visit.instrument, question, answer, locale)
      return (
        <span>
          <small>
            {difference.subject.kind === 'member' && `${nameOf(difference.subject.memberId)} · `}
            {question.label[locale]}
          </small>
          {said(difference.from) ?? <i>{t.recordedNothing}</i>} → <b>{said(difference.to)}</b>
        </span>
      )
    }
  }
}
