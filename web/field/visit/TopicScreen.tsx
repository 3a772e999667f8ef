import {
  type CheckResult,
  checkInterview,
  type FindingEvidence,
  familyFindingEntries,
  type Screen,
} from '@tanggap/core/instrument'
import { useMemo } from 'preact/hooks'
import { Notice, useLocale } from '../../kit/index.ts'
import { EvidenceForm } from './EvidenceForm.tsx'
import { MemberCards } from './MemberCards.tsx'
import { MovedTo } from './MovedTo.tsx'
import { QuestionBlock } from './QuestionBlock.tsx'
import { isSame } from './screen-names.ts'
import { checkContext, useSettled, type Visit } from './use-visit.ts'
import { visitText } from './visit.text.ts'
import { WarningBlock } from './WarningBlock.tsx'

/** One topic: what is said first, then its questions, and what the answers make us ask again. */
export function TopicScreen({ visit, screen }: { visit: Visit; screen: Screen }) {
  const locale = useLocale()
  const t = visitText(locale)
  const { one, instrument, interview, today } = visit
  const settled = useSettled(interview)
  const results = useMemo(
    () => checkInterview(instrument, settled, checkContext(one, today)),
    [instrument, settled, one, today],
  )
  const own = results.filter((result) => isAbout(result, screen))
  const entry = interview.finding && familyFindingEntries[interview.finding]
  const asksFinding = screen.asked.some(({ question }) => question.key === 'familyFinding')
  const listsMembers = screen.asked.some(({ question }) => question.key === 'presence')
  const setEvidence = (findingEvidence: FindingEvidence) =>
    visit.change((latest) => ({ ...latest, findingEvidence }))

  return (
    <>
      {asksFinding && one.correction && (
        <Notice tone="attention" title={t.returned}>
          {one.correction.reason}
        </Notice>
      )}
      {asksFinding && one.reported && <Notice tone="info">{one.reported}</Notice>}
      {screen.topic.intro && <p class="f-intro">{screen.topic.intro[locale]}</p>}
      {listsMembers ? (
        <MemberCards visit={visit} asked={screen.asked} />
      ) : (
        screen.asked.map((asked) => <QuestionBlock key={asked.question.key} visit={visit} asked={asked} />)
      )}
      {asksFinding && entry && (
        <Notice tone={entry.negative ? 'attention' : 'info'} title={t.consequence}>
          {entry.consequence[locale]}
        </Notice>
      )}
      {asksFinding && interview.finding === 'found' && (
        <blockquote class="f-script">
          <b>{t.legalTitle}</b>
          {t.legal}
          <small>{t.legalBasis}</small>
        </blockquote>
      )}
      {asksFinding && interview.finding === 'moved_within_regency' && <MovedTo visit={visit} />}
      {asksFinding && entry?.negative && (
        <EvidenceForm
          name="evidence"
          caseId={one.id}
          value={interview.findingEvidence}
          onChange={setEvidence}
        />
      )}
      {own.map((result) => (
        <WarningBlock key={result.id} visit={visit} result={result} />
      ))}
    </>
  )
}

/** What can be judged here and now: not what is only still missing, and only where the answer stands. */
function isAbout(result: CheckResult, screen: Screen): boolean {
  if (result.code === 'answer.missing' || result.code === 'finding.evidence_missing') return false
  if (result.code.startsWith('answer.') || result.severity === 'info') return false
  return screen.asked.some(
    ({ question, subject }) => result.keys.at(-1) === question.key && isSame(subject, result.subject),
  )
}
