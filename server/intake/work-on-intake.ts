import { type IntakeAction, intakeWorkflow } from '@tanggap/core/intake'
import { decide } from '@tanggap/core/workflow'
import { type Acting, actAs, type Foundation, systemOffice } from '../plumbing/acting.ts'
import type { JobPayload } from '../plumbing/jobs/index.ts'
import { checkRows } from './check-rows.ts'
import {
  filesOf,
  findIntake,
  type IntakeRow,
  setProgress,
  setStatus,
  takeWork,
  unfinishedIntakes,
} from './intake.store.ts'
import { subjectOf } from './intake-subject.ts'
import { UnreadableFile } from './stage-file.ts'
import { workAfterCheck } from './work-after-check.ts'

export const workJob = 'intake:work'
export const resumeJob = 'intake:resume'

/** Asks for the work that a delivery's status calls for, in the caller's transaction. */
export function askForWork(acting: Acting, intakeId: string): Promise<void> {
  return acting.jobs.add(
    acting.tx,
    workJob,
    { regency: acting.office.regency, intakeId },
    { key: `${workJob}:${intakeId}` },
  )
}

/**
 * Checks a delivery, compares it, takes it into the register or back: in steps of which each is a transaction, so that a
 * machine that stops in the middle leaves none half done and the work goes on with the next. Two never work on one
 * delivery: the transaction around the check holds nothing but that.
 */
export async function workOnIntake(foundation: Foundation, payload: JobPayload): Promise<void> {
  const intakeId = String(payload.intakeId)
  const office = systemOffice(foundation.regency, 'Pemeriksa berkas')
  try {
    await actAs(foundation, office, async (acting) => {
      if (!(await takeWork(acting, intakeId))) return
      const intake = await findIntake(acting, intakeId)
      if (intake?.status === 'checking') await check(foundation, acting, intake)
    })
  } catch (fault) {
    if (!(fault instanceof UnreadableFile)) throw fault
    await actAs(foundation, office, (acting) => fail(acting, intakeId, fault))
  }
  await workAfterCheck(foundation, intakeId)
}

/** Finds deliveries on which nobody works although somebody should, and asks for the work again. */
export async function resumeIntakes(foundation: Foundation): Promise<void> {
  const office = systemOffice(foundation.regency, 'Pemeriksa berkas')
  await actAs(foundation, office, async (acting) => {
    for (const { id } of await unfinishedIntakes(acting))
      if (await takeWork(acting, id)) await askForWork(acting, id)
  })
}

async function check(foundation: Foundation, acting: Acting, intake: IntakeRow): Promise<void> {
  await checkRows(foundation, acting, intake, async (progress) => {
    // In a transaction of its own: the page that polls must see it while the work goes on.
    await actAs(foundation, acting.office, (apart) => setProgress(apart, intake.id, progress))
  })
  await move(acting, intake, 'finishCheck')
  await acting.record({ action: 'intake.check', subject: 'intake', ids: [intake.id] })
}

async function fail(acting: Acting, intakeId: string, fault: UnreadableFile): Promise<void> {
  const { fileName, line, code } = fault
  const intake = await findIntake(acting, intakeId)
  if (intake?.status !== 'checking') return
  await setProgress(acting, intakeId, {
    ...intake.progress,
    failure: { fileName, line, ...(code !== undefined && { code }) },
  })
  await move(acting, intake, 'fail')
}

async function move(acting: Acting, intake: IntakeRow, action: IntakeAction): Promise<void> {
  const { office } = acting
  const files = await filesOf(acting, intake.id)
  const outcome = decide(intakeWorkflow, action, subjectOf(intake, files), office)
  if (!outcome.ok) throw new Error(`the system may not ${action} a delivery: ${outcome.refusal.code}`)
  await setStatus(acting, intake.id, outcome.to)
}
