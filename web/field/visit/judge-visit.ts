import { type CheckResult, checkInterview, type Interview, settleAnswers } from '@tanggap/core/instrument'
import { checkContext, type Visit } from './use-visit.ts'
import { closedInterview } from './visit-steps.ts'

export interface Judgement {
  /** As it would be sent now: what the skips closed is marked, the attempt is ended. */
  readonly interview: Interview
  readonly errors: readonly CheckResult[]
  readonly warnings: readonly CheckResult[]
  readonly infos: readonly CheckResult[]
  /** What this app asks beside the questionnaire: who spoke, and whether a slip was left. */
  readonly leaveIsOpen: boolean
  readonly ready: boolean
}

/** Whether a visit can be finished at `now`, checked as the office will check it. */
export function judgeVisit({ one, draft, instrument, interview, today }: Visit, now: string): Judgement {
  const closed = closedInterview(settleAnswers(instrument, interview, today), now)
  const results = checkInterview(instrument, closed, checkContext(one, today))
  const of = (severity: CheckResult['severity']) => results.filter((result) => result.severity === severity)
  const [errors, warnings, infos] = [of('error'), of('warning'), of('info')]
  const leaveIsOpen =
    closed.finding === 'found' &&
    (draft.respondentIs === '' ||
      (one.correction === null && draft.slipSerial === null && !draft.withoutSlip))
  const unexplained = warnings.filter(({ explanation }) => explanation === null)
  return {
    interview: closed,
    errors,
    warnings,
    infos,
    leaveIsOpen,
    ready: errors.length === 0 && unexplained.length === 0 && !leaveIsOpen && closed.finding !== null,
  }
}
