import { type IntakeStatus, intakeWorkflow } from '@tanggap/core/intake'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { filesOf, findIntakeForUpdate, noteDecision, setStatus } from './intake.store.ts'
import { subjectOf } from './intake-subject.ts'
import { askForWork } from './work-on-intake.ts'

type Decided = Done<{ status: IntakeStatus }>

/** All files are here: lets them be checked. */
export async function startCheck(acting: Acting, id: string): Promise<Decided> {
  return take(acting, id, 'check', undefined, async (status) => {
    await setStatus(acting, id, status)
    await askForWork(acting, id)
  })
}

/** A second person takes the checked rows into the register. Rows with an error stay out. */
export async function acceptIntake(acting: Acting, id: string): Promise<Decided> {
  return take(acting, id, 'accept', undefined, async (status) => {
    await noteDecision(acting, id, status, null)
    await askForWork(acting, id)
  })
}

/** Turns the delivery down whole; its files and rows stay as evidence of what was sent. */
export async function rejectIntake(acting: Acting, id: string, reason: string): Promise<Decided> {
  return take(acting, id, 'reject', reason, (status) => noteDecision(acting, id, status, reason.trim()))
}

async function take(
  acting: Acting,
  id: string,
  action: 'check' | 'accept' | 'reject',
  reason: string | undefined,
  write: (status: IntakeStatus) => Promise<void>,
): Promise<Decided> {
  const intake = await findIntakeForUpdate(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const files = await filesOf(acting, id)
  const outcome = decide(intakeWorkflow, action, subjectOf(intake, files), acting.office, reason)
  if (!outcome.ok) return outcome
  await write(outcome.to)
  await acting.record({ action: `intake.${action}`, subject: 'intake', ids: [id], reason })
  return done({ status: outcome.to })
}
