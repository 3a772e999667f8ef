import { alarmAfter, commandTypes, openAfter } from '@tanggap/core/sync'
import { type Acting, actAs, type Foundation, systemOffice } from '../plumbing/acting.ts'
import type { Exchange } from './office-desk.ts'
import { replayCommand } from './replay-command.ts'
import { type HeldMark, heldToTell, markHeld, nowUnderstood } from './sync.store.ts'

/** So many at a time; the next hour takes the rest. */
const most = 500

/**
 * Tells of held commands whose predecessor has not come for 24 hours, and opens those of seven days for a person
 * (trust rules §1). Each is told once; nothing is applied here. Safe to repeat.
 */
export async function watchHeld(acting: Acting): Promise<{ alarmed: number; opened: number }> {
  const alarmed = await tell(acting, 'alarmed_at', alarmAfter, 'sync.held-alarm')
  const opened = await tell(acting, 'opened_at', openAfter, 'sync.held-open')
  return { alarmed, opened }
}

async function tell(acting: Acting, mark: HeldMark, after: number, action: string): Promise<number> {
  const { tx, office, now } = acting
  const held = await heldToTell(tx, office.regency, mark, new Date(now.getTime() - after), most)
  if (held.length === 0) return 0
  await markHeld(tx, office.regency, mark, held, now)
  await acting.record({ action, subject: 'command', ids: held })
  return held.length
}

/**
 * Takes what newer apps sent before the office knew its type, once it does: a message of a newer version is kept,
 * never dropped, and nobody has to remember it. Each has a transaction of its own; what still cannot be applied
 * stays where it is.
 */
export async function takeWhatIsUnderstoodNow(foundation: Foundation, exchange: Exchange): Promise<number> {
  const office = systemOffice(foundation.regency, 'Pengulang kiriman')
  const waiting = await actAs(foundation, office, ({ tx }) =>
    nowUnderstood(tx, office.regency, commandTypes, most),
  )
  let taken = 0
  for (const id of waiting) {
    const outcome = await actAs(foundation, office, (acting) =>
      replayCommand(acting, id, { decision: 'again', reason: 'Jenis kiriman kini dikenal kantor' }, exchange),
    )
    if (outcome.ok) taken += 1
  }
  return taken
}
