import { addDays, isDate } from '../calendar/index.ts'
import type { ChangeKind, FoundDifference } from '../changes/index.ts'
import {
  type Answers,
  type Baseline,
  compareWithBaseline,
  type Difference,
  type FamilyFinding,
  type FindingEvidence,
  type Instrument,
  type Interview,
  isMissing,
  type Member,
  type MemberPresence,
  type Question,
  settleAnswers,
} from '../instrument/index.ts'

/** What a visit was about: whose house, and on which day (ISO date) it was judged by phone and office alike. */
export interface VisitSubject {
  readonly headName: string
  readonly day: string
}

/**
 * What an approved visit found, in the words of the staircase: corrected values, and events of composition
 * each with its evidence. A finding that says nothing about the family (refused, could not be met) gives nothing.
 */
export function foundDifferences(
  instrument: Instrument,
  baseline: Baseline,
  interview: Interview,
  about: VisitSubject,
): FoundDifference[] {
  const settled = settleAnswers(instrument, interview, about.day)
  const names = new Map(settled.members.map((member) => [member.id, nameOf(member, baseline)]))
  return compareWithBaseline(instrument, baseline, settled, about.day).flatMap((difference) =>
    describe(difference),
  )

  function describe(difference: Difference): FoundDifference[] {
    switch (difference.kind) {
      case 'value':
        return valueFound(difference)
      case 'memberAdded':
        return settled.members
          .filter((member) => member.id === difference.memberId)
          .map((member) => memberAdded(instrument, member, about.day))
      case 'memberGone': {
        const member = settled.members.find(({ id }) => id === difference.memberId)
        const kind = kindOfPresence[difference.presence]
        if (kind === undefined) return []
        return [
          {
            about: 'composition',
            kind,
            personId: difference.personId,
            subjectName: names.get(difference.memberId) ?? about.headName,
            ...withEvidence({ presence: difference.presence }, member?.presenceEvidence),
          },
        ]
      }
      case 'familyFinding': {
        const kind = kindOfFinding[difference.finding]
        if (kind === undefined) return []
        return [
          {
            about: 'composition',
            kind,
            subjectName: about.headName,
            ...withEvidence({ finding: difference.finding }, settled.findingEvidence),
          },
        ]
      }
    }
  }

  function valueFound(difference: Extract<Difference, { kind: 'value' }>): FoundDifference[] {
    const question = instrument.questions.find(({ key }) => key === difference.questionKey)
    if (question === undefined) return []
    const { subject } = difference
    const person =
      subject.kind === 'member' ? settled.members.find(({ id }) => id === subject.memberId) : undefined
    return [
      {
        about: 'value',
        subject: subject.kind,
        ...(person?.baselinePersonId !== undefined && { personId: person.baselinePersonId }),
        subjectName: subject.kind === 'member' ? (names.get(subject.memberId) ?? '') : about.headName,
        question: question.key,
        from: difference.from ?? null,
        to: difference.to,
        sensitivity: sensitivityOf(question),
      },
    ]
  }
}

/** A child of less than a year is a birth; whoever is older came from somewhere. */
function memberAdded(instrument: Instrument, member: Member, day: string): FoundDifference {
  const born = member.answers.birthDate
  const isBaby = typeof born === 'string' && isDate(born) && born > addDays(day, -365)
  const told = instrument.questions.filter(
    (question) =>
      question.subject === 'member' &&
      question.recordedIn === 'registry' &&
      question.filledBy === 'interview' &&
      // Health never goes before a meeting (decision 3), and an arrival always does; the next visit asks again.
      question.topic !== healthTopic &&
      hasValue(member.answers, question.key),
  )
  const text = member.answers.name
  return {
    about: 'composition',
    kind: isBaby ? 'member_born' : 'member_joined',
    personId: member.id,
    subjectName: typeof text === 'string' ? text : '',
    details: Object.fromEntries(told.map(({ key }) => [key, member.answers[key]])),
    sensitivities: Object.fromEntries(told.map((question) => [question.key, sensitivityOf(question)])),
  }
}

/** Who said it, in which standing, and why: what the village's second look begins with. */
function withEvidence(
  details: Readonly<Record<string, unknown>>,
  evidence: FindingEvidence | undefined,
): Pick<Extract<FoundDifference, { about: 'composition' }>, 'details' | 'sensitivities'> {
  if (evidence === undefined) return { details }
  const { informantName, informantRole, reason, recordedAt } = evidence
  return {
    details: { ...details, informantName, informantRole, reason, recordedAt },
    sensitivities: { informantName: 'identity' },
  }
}

const healthTopic = 'health'

/**
 * `specific` sends a value by the way of health data, apart from meetings. Position and money are specific too,
 * but travel with the counted annex, sealed like an identity number.
 */
function sensitivityOf(question: Question): 'general' | 'identity' | 'specific' {
  if (question.sensitivity !== 'specific') return question.sensitivity
  return question.topic === healthTopic ? 'specific' : 'identity'
}

function hasValue(answers: Answers, key: string): boolean {
  const answer = answers[key]
  return answer !== undefined && answer !== '' && !isMissing(answer)
}

function nameOf(member: Member, baseline: Baseline): string {
  const known = baseline.members.find(({ personId }) => personId === member.baselinePersonId)
  const name = member.answers.name ?? known?.answers.name
  return typeof name === 'string' ? name : ''
}

const kindOfPresence: Readonly<Record<MemberPresence, ChangeKind | undefined>> = {
  lives_here: undefined,
  new_member: undefined,
  deceased: 'member_died',
  moved_domestic: 'member_left',
  moved_abroad: 'member_left',
  split_family_card: 'card_split',
  not_found: 'member_not_found',
}

const kindOfFinding: Readonly<Record<FamilyFinding, ChangeKind | undefined>> = {
  found: undefined,
  moved_within_regency: 'family_moved_within',
  moved_out: 'family_moved_out',
  all_members_deceased: 'family_deceased',
  family_not_found: 'family_not_found',
  unreachable: undefined,
  refused: undefined,
  duplicate_family: 'family_duplicate',
  not_eligible: 'family_not_eligible',
  split_or_merged_card: 'card_split',
}
