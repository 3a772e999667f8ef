import type { Acting } from '../plumbing/acting.ts'
import { reassignmentsOf } from './reassignments.store.ts'

/** Milliseconds. A quarter of a year, as long as a phone is told of its other cases. */
const toldFor = 90 * 24 * 3_600_000

/**
 * What both phones are told when a case changes hands, by its number: the former holder, that unsent work on it is
 * not lost; the new one, that there may be some.
 */
export async function reassignmentsTold({ tx, office, now }: Acting) {
  const since = new Date(now.getTime() - toldFor)
  const own = await reassignmentsOf(tx, office.regency, office.accountId, since, 50)
  return own.map(({ id, number, fromId, fromName, toName, at }) => ({
    id,
    at,
    text:
      fromId === office.accountId
        ? {
            id: `Tugas nomor ${number} kini dipegang ${toName}. Yang sudah Anda selesaikan tetap dikirim; koordinator memutuskan apakah berlaku.`,
            en: `Task number ${number} is ${toName}'s now. What you have finished is sent all the same; the supervisor decides whether it stands.`,
          }
        : {
            id: `Tugas nomor ${number} dipindahkan dari ${fromName} kepada Anda. Bila ${fromName} ternyata sudah berkunjung, koordinator memberi tahu.`,
            en: `Task number ${number} was moved from ${fromName} to you. Should ${fromName} have been there already, the supervisor tells you.`,
          },
  }))
}
