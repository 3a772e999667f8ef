import { settleAnswers } from './asking.ts'
import { holds } from './evaluate.ts'
import { belongsToFamily } from './findings.ts'
import { generalReports, nameOf, type Report } from './general-checks.ts'
import type { Check, Instrument } from './instrument.ts'
import type { CheckContext, Interview, Member, SubjectRef } from './interview.ts'
import { procedures } from './procedures.ts'

/** A report with a name of its own, and what was said about it. */
export interface CheckResult extends Report {
  /** Code and subject: stays the same while the same thing is reported, so an explanation can name it. */
  readonly id: string
  /** What the facilitator wrote about it; null when nothing yet. */
  readonly explanation: string | null
}

/**
 * Everything there is to say about an interview: what is missing, what has the wrong form, what contradicts
 * itself or is unlikely. The phone and the server run the same checks; the server's context knows more.
 */
export function checkInterview(
  instrument: Instrument,
  interview: Interview,
  context: CheckContext,
): readonly CheckResult[] {
  const settled = settleAnswers(instrument, interview, context.today)
  const reports = [
    ...generalReports(instrument, interview, settled, context.today),
    ...(settled.finding === 'found' ? instrumentReports(instrument, settled, context) : []),
  ]
  return reports.map((report) => {
    const id = idOf(report)
    const explanation = interview.explanations.find(({ resultId }) => resultId === id)?.text.trim()
    return { id, ...report, explanation: explanation ? explanation : null }
  })
}

export type FinishDecision =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly refusal: {
        readonly code: 'interview.unfinished'
        readonly errors: readonly CheckResult[]
        readonly unexplained: readonly CheckResult[]
      }
    }

/** A draft can always be saved. It can be finished with no error left and every warning explained. */
export function canFinish(
  instrument: Instrument,
  interview: Interview,
  context: CheckContext,
): FinishDecision {
  const results = checkInterview(instrument, interview, context)
  const errors = results.filter((result) => result.severity === 'error')
  const unexplained = results.filter((result) => result.severity === 'warning' && result.explanation === null)
  if (errors.length === 0 && unexplained.length === 0) return { ok: true }
  return { ok: false, refusal: { code: 'interview.unfinished', errors, unexplained } }
}

function instrumentReports(instrument: Instrument, interview: Interview, context: CheckContext): Report[] {
  return instrument.checks.flatMap((check) => {
    if ('procedure' in check.reportWhen) {
      const found = procedures[check.reportWhen.procedure](interview, context)
      return found.map((one) => ({ ...plainReport(check, one.subject), ...one.instead }))
    }
    const rule = check.reportWhen
    if (check.subject === 'family') {
      return holds(rule, { interview, context }) ? [plainReport(check, { kind: 'family' })] : []
    }
    return interview.members
      .filter((member) => belongsToFamily(member.presence) && holds(rule, { interview, member, context }))
      .map((member: Member) => plainReport(check, { kind: 'member', memberId: member.id }))
  })
}

function plainReport(check: Check, subject: SubjectRef): Report {
  const { code, severity, keys, message } = check
  return { code, severity, keys, message, subject }
}

function idOf({ code, subject, keys }: Report): string {
  const single = code.startsWith('answer.') ? `:${keys.join('+')}` : ''
  return `${code}@${nameOf(subject)}${single}`
}
