import {
  getBatch,
  handOverBatch,
  openBatch,
  recordReplies,
  releaseBatch,
  signBatch,
  submitBatch,
} from '@tanggap/contract/ratification'
import type { Office } from '../../server/plumbing/acting.ts'
import type { StoryDoors } from './story-doors.ts'

/** Gathers everything verified into the period's batch and lays it before the ratifier. */
export async function layBefore(doors: StoryDoors, clerk: Office, period: string): Promise<string> {
  const { id, version } = await doors.ask(clerk, openBatch, { body: { period } })
  await doors.ask(clerk, submitBatch, { params: { id }, body: { version } })
  return id
}

export async function signWith(
  doors: StoryDoors,
  ratifier: Office,
  id: string,
  decreeNumber: string,
): Promise<void> {
  const { version, contentHash } = await doors.ask(ratifier, getBatch, { params: { id } })
  if (contentHash === null) throw new Error('a batch without a hash cannot be signed')
  await doors.ask(ratifier, signBatch, { params: { id }, body: { version, contentHash, decreeNumber } })
}

/** The file for the ministry is made, and handed over with its minutes. */
export async function handToMinistry(
  doors: StoryDoors,
  clerk: Office,
  id: string,
  minutes: { readonly number: string; readonly date: string },
): Promise<void> {
  const { version } = await doors.ask(clerk, getBatch, { params: { id } })
  const released = await doors.ask(clerk, releaseBatch, { params: { id }, body: { version } })
  await doors.ask(clerk, handOverBatch, {
    params: { id },
    body: {
      version: released.version,
      handover: {
        ...minutes,
        method: 'media terenkripsi, kata sandi disampaikan terpisah',
        receiverName: 'Yulianto',
        receiverOffice: 'Pusat Data dan Informasi Kesejahteraan Sosial',
      },
    },
  })
}

/** The ministry has answered most lines: one came back, some are still waited for. */
export async function hearFromMinistry(doors: StoryDoors, clerk: Office, id: string): Promise<void> {
  const { version, lines } = await doors.ask(clerk, getBatch, { params: { id } })
  const answered = lines.slice(0, Math.max(2, Math.ceil(lines.length * 0.7)))
  await doors.ask(clerk, recordReplies, {
    params: { id },
    body: {
      version,
      lines: answered.map(({ number }, index) =>
        index === 1
          ? { number, reply: 'returned' as const, code: 'R-07', note: 'NIK belum padan dengan Dukcapil' }
          : { number, reply: 'accepted' as const },
      ),
    },
  })
}
