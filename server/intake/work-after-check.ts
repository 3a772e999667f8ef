import { createHash } from 'node:crypto'
import { canonicalText } from '@tanggap/core/changes'
import { everything, type IntakeAction, intakeWorkflow } from '@tanggap/core/intake'
import { decide } from '@tanggap/core/workflow'
import { type Acting, actAs, type Foundation, type Office, systemOffice } from '../plumbing/acting.ts'
import { statisticsJob } from '../plumbing/jobs/index.ts'
import {
  examineDelivery,
  gatherDelivery,
  indexJob,
  planDelivery,
  takeBatch,
  undoBatch,
} from '../registry/index.ts'
import {
  beginComparison,
  type ComparisonRow,
  countPlaces,
  countTaken,
  findComparison,
  finishComparison,
  hashTotal,
  noteBatch,
  noteRolledBack,
  noteTaken,
  noteTaking,
  setStage,
  standingRowOf,
  summed,
} from './comparison.store.ts'
import {
  countsSchema,
  filesOf,
  findIntake,
  type IntakeRow,
  setCounts,
  setStatus,
  takeWork,
} from './intake.store.ts'
import { subjectOf } from './intake-subject.ts'
import { completePartial, isPartial } from './partial/complete-partial.ts'
import { recheckAcross } from './recheck-across.ts'
import { matchList, recipientsSummary, takeList, undoList } from './recipients/work-on-list.ts'

/**
 * Everything that follows the check: comparing, taking in, taking back. One step is one transaction that holds the
 * step's work and the mark that it is done, so that a machine that stops at any moment leaves each step undone or
 * done, and the work goes on with the next. Two never work on one delivery.
 *
 * @param afterStep told between two transactions
 */
export async function workAfterCheck(
  foundation: Foundation,
  intakeId: string,
  afterStep: () => Promise<void> = async () => undefined,
): Promise<void> {
  const office = systemOffice(foundation.regency, 'Pemeriksa berkas')
  for (;;) {
    const onward = await actAs(foundation, office, async (acting): Promise<Onward> => {
      if (!(await takeWork(acting, intakeId))) return false
      const intake = await findIntake(acting, intakeId)
      if (intake === undefined) return false
      switch (intake.status) {
        case 'comparing':
          return compareStep(acting, intake)
        case 'accepting':
          return takeStep(acting, intake)
        case 'rolling_back':
          return undoStep(acting, intake)
        default:
          return false
      }
    })
    if (onward === false) return
    if (onward === true) await afterStep()
    else await takeSideBySide(foundation, office, { intakeId, ...onward }, afterStep)
  }
}

/** Whether there is more to do; or which batches are to be taken in side by side. */
type Onward = boolean | { readonly first: number; readonly last: number }

async function compareStep(acting: Acting, intake: IntakeRow): Promise<boolean> {
  const { revision, run } = await standingRowOf(acting, intake.id)
  const comparison = await findComparison(acting, intake.id, run)
  if (comparison === undefined || comparison.stage === 'done') {
    if (revision > (comparison?.revision ?? 0)) await recheckAcross(acting, intake)
    await beginComparison(acting, intake.id, run + 1, revision)
    return true
  }
  const partial = isPartial(await filesOf(acting, intake.id))
  const at = { intakeId: intake.id, run, asOf: intake.as_of, isPartial: partial }
  const isExtract = intake.kind === 'dtsen'
  switch (comparison.stage) {
    case 'planning':
      if (partial) await completePartial(acting, intake)
      await setStage(acting, intake.id, run, 'examining', isExtract ? await planDelivery(acting, at) : 1)
      return true
    case 'examining': {
      const looked = isExtract ? await examineDelivery(acting, at) : await matchList(acting, intake.id)
      if (looked === 0) await setStage(acting, intake.id, run, 'summing')
      return true
    }
    case 'summing': {
      if (isExtract) await gatherDelivery(acting, at)
      await sumUp(acting, intake, run)
      await move(acting, intake, 'finishCompare')
      await acting.record({ action: 'intake.compare', subject: 'intake', ids: [intake.id], detail: { run } })
      return false
    }
  }
}

async function sumUp(acting: Acting, intake: IntakeRow, run: number): Promise<void> {
  const counts = countsSchema.safeParse(intake.counts)
  if (intake.kind === 'recipients') {
    const found = await recipientsSummary(acting, intake.id)
    if (counts.success)
      await setCounts(acting, intake.id, {
        ...counts.data,
        matchedByNik: found.byNik,
        matchedByCard: found.byCard,
        unmatched: found.doubtful + found.unmatched,
      })
    await finishComparison(acting, intake.id, run, { summary: {}, places: [], hash: hashOf(found) })
    return
  }
  const summary = await summed(acting, intake.id, run)
  if (counts.success)
    await setCounts(acting, intake.id, {
      ...counts.data,
      newFamilies: summary.kinds.new ?? 0,
      knownFamilies: summary.families - (summary.kinds.new ?? 0) - (summary.kinds.gone ?? 0),
      absentFamilies: summary.kinds.gone ?? 0,
    })
  const total = await hashTotal(acting, intake.id, run)
  const places = await countPlaces(acting, intake.id, run)
  const { scope } = await standingRowOf(acting, intake.id)
  await noteTaking(acting, intake.id, await countTaken(acting, intake.id, run, scope ?? everything))
  await finishComparison(acting, intake.id, run, { summary, places, hash: hashOf({ run, total, summary }) })
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(canonicalText(content)).digest('hex')
}

async function takeStep(acting: Acting, intake: IntakeRow): Promise<Onward> {
  const { run, batches_done } = await standingRowOf(acting, intake.id)
  const comparison = await findComparison(acting, intake.id, run)
  if (comparison === undefined) throw new Error('a delivery is taken in without a comparison')
  const batch = batches_done + 1
  if (batch < comparison.batches && bringsNewcomersOnly(comparison))
    return { first: batch, last: comparison.batches }
  if (batch <= comparison.batches) {
    if (intake.kind === 'recipients') await takeList(acting, intake)
    else await takeOne(acting, intake, batch)
    await noteBatch(acting, intake.id, batch)
    return true
  }
  await move(acting, intake, 'finishAccept')
  await noteTaken(acting, intake.id)
  await acting.jobs.add(acting.tx, statisticsJob, {}, { key: statisticsJob })
  await acting.jobs.add(acting.tx, indexJob, {}, { key: indexJob })
  await acting.record({ action: 'intake.take-in', subject: 'intake', ids: [intake.id], detail: { run } })
  return false
}

async function takeOne(acting: Acting, intake: IntakeRow, batch: number): Promise<void> {
  const { run, scope } = await standingRowOf(acting, intake.id)
  await takeBatch(acting, {
    ...(scope ?? everything),
    intakeId: intake.id,
    run,
    batch,
    asOf: intake.as_of,
    sourceName: intake.title,
    decileVersion: await decileVersionOf(acting, intake),
  })
}

/** Batches that touch nobody the register holds cannot touch each other either. */
function bringsNewcomersOnly({ summary }: ComparisonRow): boolean {
  if (!('kinds' in summary)) return false
  const { new: newcomers = 0, ...others } = summary.persons
  return (
    newcomers > 0 &&
    summary.kinds.new === summary.families &&
    Object.values(others).every((count) => count === 0)
  )
}

/**
 * Two batches are written at once, each in its transaction, and noted in their order: a later one commits only upon
 * the earlier, and only if nobody else has gone on with the delivery meanwhile.
 */
async function takeSideBySide(
  foundation: Foundation,
  office: Office,
  { intakeId, first, last }: { intakeId: string; first: number; last: number },
  afterStep: () => Promise<void>,
): Promise<void> {
  let latest: Promise<void> = Promise.resolve()
  try {
    for (let batch = first; batch <= last; batch += 1) {
      const before = latest
      latest = actAs(foundation, office, async (acting) => {
        const intake = await findIntake(acting, intakeId)
        if (intake?.status !== 'accepting') throw new Error('the delivery is not being taken in any more')
        await takeOne(acting, intake, batch)
        await before
        const isNext =
          (await takeWork(acting, intakeId)) &&
          (await standingRowOf(acting, intakeId)).batches_done === batch - 1
        if (!isNext) throw new Error('somebody else has gone on with this delivery')
        await noteBatch(acting, intakeId, batch)
      })
      // Its fault is told below, in its turn.
      latest.catch(() => undefined)
      await before
      if (batch > first) await afterStep()
    }
  } finally {
    await latest
  }
  await afterStep()
}

/** Batches go back in the order opposite to that in which they came. */
async function undoStep(acting: Acting, intake: IntakeRow): Promise<boolean> {
  const { run, scope, batches_done: batch } = await standingRowOf(acting, intake.id)
  if (batch > 0) {
    if (intake.kind === 'recipients') await undoList(acting, intake.id)
    else
      await undoBatch(acting, {
        ...(scope ?? everything),
        intakeId: intake.id,
        run,
        batch,
        decileVersion: await decileVersionOf(acting, intake),
      })
    await noteBatch(acting, intake.id, batch - 1)
    return true
  }
  await move(acting, intake, 'finishRollback')
  await noteRolledBack(acting, intake.id)
  await acting.jobs.add(acting.tx, statisticsJob, {}, { key: statisticsJob })
  await acting.record({ action: 'intake.roll-back', subject: 'intake', ids: [intake.id] })
  return false
}

/** A partial list ranks nobody: the version of the decile stays. */
async function decileVersionOf(acting: Acting, intake: IntakeRow): Promise<string | null> {
  return isPartial(await filesOf(acting, intake.id)) ? null : intake.snapshot_version
}

async function move(acting: Acting, intake: IntakeRow, action: IntakeAction): Promise<void> {
  const files = await filesOf(acting, intake.id)
  const outcome = decide(intakeWorkflow, action, subjectOf(intake, files), acting.office)
  if (!outcome.ok) throw new Error(`the system may not ${action} a delivery: ${outcome.refusal.code}`)
  await setStatus(acting, intake.id, outcome.to)
}
