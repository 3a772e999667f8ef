import { type IntakeAction, intakeWorkflow } from '@tanggap/core/intake'
import { decide } from '@tanggap/core/workflow'
import { type Acting, actAs, type Foundation, systemOffice } from '../plumbing/acting.ts'
import { type JobPayload, statisticsJob } from '../plumbing/jobs/index.ts'
import { takeExtract, takeRecipients } from '../registry/index.ts'
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
import { EndlessRow } from './read-csv.ts'

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
 * Checks a delivery, or takes it into the register: all in one transaction, so that a machine that stops in the
 * middle leaves nothing half done and the work simply begins again. Two never work on one delivery.
 */
export async function workOnIntake(foundation: Foundation, payload: JobPayload): Promise<void> {
  const intakeId = String(payload.intakeId)
  const office = systemOffice(foundation.regency, 'Pemeriksa berkas')
  try {
    await actAs(foundation, office, async (acting) => {
      if (!(await takeWork(acting, intakeId))) return
      const intake = await findIntake(acting, intakeId)
      if (intake?.status === 'checking') await check(foundation, acting, intake)
      if (intake?.status === 'accepting') await accept(acting, intake)
    })
  } catch (fault) {
    if (!(fault instanceof UnreadableFile)) throw fault
    await actAs(foundation, office, (acting) => fail(acting, intakeId, fault))
  }
}

/** Finds deliveries on which nobody works although somebody should, and asks for the work again. */
export async function resumeIntakes(foundation: Foundation): Promise<void> {
  const office = systemOffice(foundation.regency, 'Pemeriksa berkas')
  await actAs(foundation, office, async (acting) => {
    for (const { id } of await unfinishedIntakes(acting))
      if (await takeWork(acting, id)) await askForWork(acting, id)
  })
}

/** A row that never ends. It comes with the file in which it stands. */
class UnreadableFile extends Error {
  readonly fileName: string
  readonly line: number
  constructor(fileName: string, line: number) {
    super('a file cannot be cut into rows')
    this.fileName = fileName
    this.line = line
  }
}

async function check(foundation: Foundation, acting: Acting, intake: IntakeRow): Promise<void> {
  let fileName = ''
  try {
    await checkRows(acting, intake, async (progress) => {
      fileName = progress.fileName ?? fileName
      // In a transaction of its own: the page that polls must see it while the work goes on.
      await actAs(foundation, acting.office, (apart) => setProgress(apart, intake.id, progress))
    })
  } catch (fault) {
    throw fault instanceof EndlessRow ? new UnreadableFile(fileName, fault.line) : fault
  }
  await move(acting, intake, 'finishCheck')
  await acting.record({ action: 'intake.check', subject: 'intake', ids: [intake.id] })
}

async function accept(acting: Acting, intake: IntakeRow): Promise<void> {
  const written =
    intake.kind === 'recipients'
      ? await takeRecipients(acting, intake.id, {
          programmeCode: intake.programme_code ?? '',
          period: intake.period ?? '',
        })
      : await takeExtract(acting, {
          intakeId: intake.id,
          asOf: intake.as_of,
          sourceName: intake.title,
          decileVersion: intake.snapshot_version,
        })
  await move(acting, intake, 'finishAccept')
  await acting.jobs.add(acting.tx, statisticsJob, {}, { key: statisticsJob })
  await acting.record({
    action: 'intake.take-in',
    subject: 'intake',
    ids: [intake.id],
    detail: typeof written === 'number' ? { aid: written } : {},
  })
}

async function fail(acting: Acting, intakeId: string, { fileName, line }: UnreadableFile): Promise<void> {
  const intake = await findIntake(acting, intakeId)
  if (intake?.status !== 'checking') return
  await setProgress(acting, intakeId, { ...intake.progress, failure: { fileName, line } })
  await move(acting, intake, 'fail')
}

async function move(acting: Acting, intake: IntakeRow, action: IntakeAction): Promise<void> {
  const { office } = acting
  const files = await filesOf(acting, intake.id)
  const outcome = decide(intakeWorkflow, action, subjectOf(intake, files), office)
  if (!outcome.ok) throw new Error(`the system may not ${action} a delivery: ${outcome.refusal.code}`)
  await setStatus(acting, intake.id, outcome.to)
}
