import type { PracticeContent } from '@tanggap/contract/sync'
import { type Acting, type Done, done } from '../plumbing/acting.ts'
import { insertPractice } from './practice.store.ts'

/** Notes that an officer has interviewed an invented family to the end. Nothing of what was answered arrives. */
export async function takePractice(
  acting: Acting,
  content: PracticeContent,
  commandId: string,
): Promise<Done<{ id: string }>> {
  const { tx, office, now } = acting
  await insertPractice(tx, office.regency, {
    id: commandId,
    accountId: office.accountId,
    ...content,
    receivedAt: now,
  })
  await acting.record({
    action: 'training.practise',
    subject: 'training_practice',
    ids: [commandId, office.accountId],
    detail: { minutes: Math.round(content.seconds / 60), taps: content.taps },
  })
  return done({ id: commandId })
}
