import { changeSentences } from '@tanggap/core/citizens'
import type { Acting } from '../../plumbing/acting.ts'
import { holderOf } from './holder-of.ts'
import { moveTicket } from './move-ticket.ts'
import { changeOf } from './read-ticket.ts'
import { findTicket } from './tickets.store.ts'

/**
 * The interim answer the law asks for while a check runs: on which step the change stands and who has it, as
 * the ticket's page says it. A ticket nobody has taken up gets none: that is late, and every list shows it.
 */
export async function tellInterim(acting: Acting, ticketId: string): Promise<void> {
  const ticket = await findTicket(acting.tx, acting.office.regency, ticketId)
  const change = ticket && (await changeOf(acting, ticket))
  if (!change) return
  const { title, text } = changeSentences[change.status]
  const holder = holderOf(change)
  const note = [
    `Kabar sementara. ${title.id}. ${text.id}`,
    ...(holder ? [`Sekarang pada: ${holder.id}.`] : []),
    'Data Anda belum berubah sampai disahkan.',
  ].join(' ')
  await moveTicket(acting, ticketId, 'interim', { note })
}
