import { shapeSentences, wrongShape } from './answer-shape.ts'
import { isMissing } from './answer-values.ts'
import { type AskedQuestion, answerOf, isAnswered, relevantOnceSettled } from './asking.ts'
import { attemptsAreExhausted } from './attempts.ts'
import { familyFindingEntries, memberPresenceEntries } from './finding-lists.ts'
import { missingEvidence } from './findings.ts'
import type { Bilingual, Instrument, Question, Severity } from './instrument.ts'
import type { Interview, SubjectRef } from './interview.ts'

/** One thing an interview should not be finished with, or not without a word about it. */
export interface Report {
  /** Never changes its meaning. */
  readonly code: string
  readonly severity: Severity
  readonly subject: SubjectRef
  readonly keys: readonly string[]
  readonly message: Bilingual
}

/** What holds for every instrument: nothing strange, nothing missing, every answer in its form, findings proved. */
export function generalReports(
  instrument: Instrument,
  interview: Interview,
  settled: Interview,
  today: string,
): readonly Report[] {
  const asked = relevantOnceSettled(instrument, settled, today)
  const missing = asked.filter((one) => one.question.required && !isAnswered(one, settled))
  return [
    ...strayReports(instrument, interview),
    ...missing.map(missingReport),
    ...shapeReports(instrument, settled, asked),
    ...withheldReports(settled, asked),
    ...evidenceReports(settled),
  ]
}

function missingReport({ question, subject }: AskedQuestion): Report {
  return {
    code: 'answer.missing',
    severity: 'error',
    subject,
    keys: [question.key],
    message: {
      id: `"${question.label.id}" belum dijawab.`,
      en: `"${question.label.en}" has no answer yet.`,
    },
  }
}

function shapeReports(
  instrument: Instrument,
  interview: Interview,
  asked: readonly AskedQuestion[],
): Report[] {
  return asked.flatMap((one): Report[] => {
    const { question, subject } = one
    const answer = answerOf(interview, subject, question.key)
    if (answer === undefined || !isAnswered(one, interview)) return []
    const code = wrongShape(instrument, question, answer)
    if (code === undefined) return []
    const sentence = shapeSentences[code]
    const message = {
      id: `${question.label.id}: ${sentence.id}`,
      en: `${question.label.en}: ${sentence.en}`,
    }
    return [{ code, severity: 'error', subject, keys: [question.key], message }]
  })
}

/** What could not have been recorded with this questionnaire: another version, a strange key, a "tetap" too many. */
function strayReports(instrument: Instrument, interview: Interview): Report[] {
  const reports: Report[] = []
  const family: SubjectRef = { kind: 'family' }
  if (interview.instrumentVersion !== instrument.version) {
    reports.push({
      code: 'instrument.version_differs',
      severity: 'error',
      subject: family,
      keys: [],
      message: straySentences.version,
    })
  }
  const records = [
    {
      subject: family,
      kind: 'family' as const,
      answers: interview.family,
      confirmed: interview.familyConfirmed,
    },
    ...interview.members.map((member) => ({
      subject: { kind: 'member', memberId: member.id } satisfies SubjectRef,
      kind: 'member' as const,
      answers: member.answers,
      confirmed: member.confirmed,
    })),
  ]
  for (const { subject, kind, answers, confirmed } of records) {
    const known = questionsBySubject(instrument)[kind]
    const strange = Object.keys(answers).filter((key) => !known.has(key))
    if (strange.length > 0) {
      reports.push({
        code: 'answer.unknown_question',
        severity: 'error',
        subject,
        keys: strange,
        message: straySentences.unknown,
      })
    }
    const tapped = confirmed.filter((key) => known.get(key)?.confirmable !== true)
    if (tapped.length > 0) {
      reports.push({
        code: 'answer.not_confirmable',
        severity: 'error',
        subject,
        keys: tapped,
        message: straySentences.tapped,
      })
    }
  }
  return reports
}

type ByKey = ReadonlyMap<string, Question>
const bySubject = new WeakMap<Instrument, Readonly<Record<SubjectRef['kind'], ByKey>>>()

function questionsBySubject(instrument: Instrument): Readonly<Record<SubjectRef['kind'], ByKey>> {
  const known = bySubject.get(instrument)
  if (known) return known
  const of = (kind: SubjectRef['kind']) =>
    new Map(instrument.questions.filter(({ subject }) => subject === kind).map((one) => [one.key, one]))
  const made = { family: of('family'), member: of('member') }
  bySubject.set(instrument, made)
  return made
}

const straySentences = {
  version: {
    id: 'Wawancara ini dibuat dengan versi kuesioner lain. Perbarui aplikasi; jawaban tetap tersimpan.',
    en: 'This interview was made with another version of the questionnaire. Update the app; the answers are kept.',
  },
  unknown: {
    id: 'Ada jawaban untuk pertanyaan yang tidak ada di kuesioner ini.',
    en: 'There are answers to questions that are not in this questionnaire.',
  },
  tapped: {
    id: 'Jawaban ini harus ditanyakan lagi; tidak boleh hanya "tetap".',
    en: 'This answer must be asked afresh; "still so" is not enough.',
  },
} as const

/** One warning per subject for everything refused or not observed, so that a refusal costs one sentence. */
function withheldReports(interview: Interview, all: readonly AskedQuestion[]): Report[] {
  const withheld = all.filter(({ question, subject }) => {
    const answer = answerOf(interview, subject, question.key)
    return question.required && isMissing(answer) && answer.missing !== 'notAsked' && !question.mustBeKnown
  })
  const withheldBy = Map.groupBy(withheld, ({ subject }) => nameOf(subject))
  return [...withheldBy.values()].flatMap((asked): Report[] => {
    const first = asked[0]
    if (first === undefined) return []
    const labels = asked.map(({ question }) => question.label)
    return [
      {
        code: 'answers.withheld',
        severity: 'warning',
        subject: first.subject,
        keys: asked.map(({ question }) => question.key),
        message: {
          id: `Tidak dijawab atau tidak dapat diamati: ${labels.map((label) => label.id).join(', ')}. Mengapa?`,
          en: `Refused or not observed: ${labels.map((label) => label.en).join(', ')}. Why?`,
        },
      },
    ]
  })
}

function evidenceReports(interview: Interview): Report[] {
  const reports: Report[] = []
  const { finding, findingEvidence, attempts, members } = interview
  if (
    finding !== null &&
    familyFindingEntries[finding].negative &&
    missingEvidence(findingEvidence).length > 0
  ) {
    reports.push(evidenceReport({ kind: 'family' }, 'familyFinding'))
  }
  if (finding === 'unreachable' && !attemptsAreExhausted(attempts)) {
    reports.push({
      code: 'finding.too_few_attempts',
      severity: 'error',
      subject: { kind: 'family' },
      keys: ['familyFinding'],
      message: {
        id: '"Tidak dapat ditemui" baru boleh dipilih setelah tiga kali kunjungan tanpa bertemu siapa pun.',
        en: '"Could not be met" may be chosen only after three visits at which nobody was met.',
      },
    })
  }
  if (finding !== 'found') return reports
  for (const member of members) {
    if (member.presence === null || !memberPresenceEntries[member.presence].negative) continue
    if (missingEvidence(member.presenceEvidence).length === 0) continue
    reports.push(evidenceReport({ kind: 'member', memberId: member.id }, 'presence'))
  }
  return reports
}

function evidenceReport(subject: SubjectRef, key: string): Report {
  return {
    code: 'finding.evidence_missing',
    severity: 'error',
    subject,
    keys: [key],
    message: {
      id: 'Tulis siapa yang memberi keterangan, alasannya, dan titik lokasinya. Temuan ini dapat menghentikan bantuan.',
      en: 'Write who told you, the reason, and the position. This finding can end aid.',
    },
  }
}

export function nameOf(subject: SubjectRef): string {
  return subject.kind === 'family' ? 'family' : subject.memberId
}
