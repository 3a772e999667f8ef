import {
  authorities,
  type MatterAction,
  matterSentences,
  matterWorkflow,
  stillMoving,
} from '@tanggap/core/integrity'
import { allowedActions } from '@tanggap/core/workflow'
import type { Acting } from '../plumbing/acting.ts'
import type { Tx } from '../plumbing/database/index.ts'
import { reporterWarrant } from './desk-seal.ts'
import {
  findMatter,
  findMatterByNumber,
  holdMatter,
  type MatterEventRow,
  type MatterRow,
  selectMatterEvents,
  writePressed,
} from './integrity.store.ts'
import { standingOf, subjectOf } from './matter-state.ts'
import { openNote } from './matter-words.ts'
import { moveMatter, writeMatterEvent } from './move-matter.ts'
import { titleOfEvent } from './read-matters.ts'

/** For the door that opens tickets: what a number is guarded by. */
export async function matterKey(
  { tx, office }: { readonly tx: Tx; readonly office: { readonly regency: string } },
  number: string,
) {
  const row = await findMatterByNumber(tx, office.regency, number)
  return row && { id: row.id, pinHash: row.pin_hash }
}

export type ReporterAct = 'addWords' | 'press' | 'reopen' | 'withdraw' | 'close'

/** A matter to its reporter: where it stands, until when, what was answered; never anything of a family. */
export async function trackMatter(acting: Acting, matterId: string) {
  const row = await findMatter(acting.tx, acting.office.regency, matterId)
  if (!row) return undefined
  const events = await selectMatterEvents(acting.tx, acting.office.regency, matterId)
  await acting.record({ action: 'matter.track', subject: 'matter', ids: [matterId] })
  return {
    number: row.number,
    receivedAt: row.received_at.toISOString(),
    status: row.status,
    now: matterSentences[row.status],
    dueAt: row.due_at?.toISOString() ?? null,
    late: row.due_at !== null && row.due_at < acting.now,
    pressed: row.pressed_at !== null,
    contestableUntil: row.contestable_until,
    may: await actsOfReporter(acting, row),
    lines: events
      .filter(isTold)
      .map((event) => lineOf(acting, matterId, event))
      .toReversed(),
  }
}

/** What would tell that a family was found, or when somebody was visited, is not told. */
function isTold({ action }: MatterEventRow): boolean {
  return !['link', 'recordFinding', 'returnToDesk', 'open'].includes(action)
}

function lineOf({ vault }: Acting, matterId: string, event: MatterEventRow) {
  return {
    key: event.id,
    at: event.at.toISOString(),
    title: titleOfEvent(event),
    text: event.authority ? authorities[event.authority].title : undefined,
    note: event.note_sealed
      ? openNote(vault, reporterWarrant(matterId), event.id, event.note_sealed)
      : undefined,
    by: event.role === 'citizen' ? ('citizen' as const) : ('office' as const),
  }
}

async function actsOfReporter(acting: Acting, row: MatterRow): Promise<ReporterAct[]> {
  const subject = subjectOf(acting, await standingOf(acting, row))
  const allowed: readonly MatterAction[] = allowedActions(matterWorkflow, subject, acting.office)
  const steps = (['reopen', 'withdraw', 'close'] as const).filter((act) => allowed.includes(act))
  return [...(stillMoving.includes(row.status) ? (['addWords'] as const) : []), 'press', ...steps]
}

/** What the reporter does, with number and PIN in hand. What may not be done now changes nothing. */
export async function actAsReporter(
  acting: Acting,
  matterId: string,
  act: ReporterAct,
  words: string,
): Promise<void> {
  const { tx, office, now } = acting
  const row = await holdMatter(tx, office.regency, matterId)
  if (!row || !(await actsOfReporter(acting, row)).includes(act)) return
  const isMoving = stillMoving.includes(row.status)
  if (act === 'press') await writePressed(tx, office.regency, matterId, now)
  // What still moves is heard where it stands; what was at its end is opened again by the table.
  if (act === 'addWords' || (act === 'press' && isMoving)) {
    await writeMatterEvent(acting, matterId, act, row.status, { note: words })
    await acting.record({ action: `matter.${act}`, subject: 'matter', ids: [matterId] })
    return
  }
  await moveMatter(acting, matterId, act, { note: words })
}
