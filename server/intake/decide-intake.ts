import { dependantSentence } from '@tanggap/contract/intake-desk'
import { type IntakeStatus, intakeWorkflow } from '@tanggap/core/intake'
import { decide } from '@tanggap/core/workflow'
import { type Acting, type Done, done, type Refused, refused } from '../plumbing/acting.ts'
import { noteRollbackAsked, noteRolledBackBy, noteSeen, takeTurn } from './comparison.store.ts'
import { findIntakeForUpdate, noteDecision, setStatus } from './intake.store.ts'
import { type Standing, seenHash, standingOf } from './standing.ts'
import { askForWork } from './work-on-intake.ts'

type Decided = Done<{ status: IntakeStatus }>

/** All files are here: lets them be checked. */
export function startCheck(acting: Acting, id: string): Promise<Decided> {
  return take(acting, id, 'check', async (status) => {
    await setStatus(acting, id, status)
    await askForWork(acting, id)
  })
}

/** Compares again, since rows were repaired or decided on, or the register changed. */
export function compareAgain(acting: Acting, id: string): Promise<Decided> {
  return take(acting, id, 'compare', async (status) => {
    await setStatus(acting, id, status)
    await askForWork(acting, id)
  })
}

/**
 * A second person takes in what was chosen of the delivery. Rows with an error stay out.
 *
 * @param seen the hash that came with what they saw; another one means that it has changed since
 */
export async function acceptIntake(acting: Acting, id: string, seen: string): Promise<Decided> {
  await takeTurn(acting)
  const write = async (status: IntakeStatus) => {
    await noteSeen(acting, id, seen)
    await noteDecision(acting, id, status, null)
    await askForWork(acting, id)
  }
  return take(acting, id, 'accept', write, {
    unless: (standing) => (seenHash(standing) === seen ? undefined : refused('intake.seen-differs')),
  })
}

/** Turns the delivery down whole; its files and rows stay as evidence of what was sent. */
export function rejectIntake(acting: Acting, id: string, reason: string): Promise<Decided> {
  return take(acting, id, 'reject', (status) => noteDecision(acting, id, status, reason.trim()), { reason })
}

/** Asks that a delivery be taken back whole; a second person confirms it. */
export async function askRollback(acting: Acting, id: string, reason: string): Promise<Decided> {
  await takeTurn(acting)
  return take(
    acting,
    id,
    'askRollback',
    async (status) => {
      await noteRollbackAsked(acting, id, reason.trim())
      await setStatus(acting, id, status)
    },
    { reason },
  )
}

/** The delivery stays after all. */
export function keepIntake(acting: Acting, id: string): Promise<Decided> {
  return take(acting, id, 'keep', async (status) => {
    await noteRollbackAsked(acting, id, null)
    await setStatus(acting, id, status)
  })
}

export async function rollBackIntake(acting: Acting, id: string): Promise<Decided> {
  await takeTurn(acting)
  return take(acting, id, 'rollBack', async (status) => {
    await noteRolledBackBy(acting, id)
    await setStatus(acting, id, status)
    await askForWork(acting, id)
  })
}

async function take(
  acting: Acting,
  id: string,
  action: Exclude<keyof typeof intakeWorkflow, 'choose'>,
  write: (status: IntakeStatus) => Promise<void>,
  { reason, unless }: { reason?: string; unless?: (standing: Standing) => Refused | undefined } = {},
): Promise<Decided> {
  const intake = await findIntakeForUpdate(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const standing = await standingOf(acting, intake)
  const outcome = decide(intakeWorkflow, action, standing.subject, acting.office, reason)
  if (!outcome.ok) return inWords(outcome, standing)
  const objection = unless?.(standing)
  if (objection) return objection
  await write(outcome.to)
  await acting.record({ action: `intake.${action}`, subject: 'intake', ids: [id], reason })
  return done({ status: outcome.to })
}

/** What rests on the delivery is said in words, not by kind. */
function inWords(refusal: Refused, { dependants }: Standing): Refused {
  if (refusal.refusal.code !== 'intake.rested-on') return refusal
  return refused('intake.rested-on', {
    sentences: dependants.map(({ kind, count, named }) =>
      dependantSentence(
        kind,
        count,
        named.map(({ name }) => name),
      ),
    ),
  })
}
