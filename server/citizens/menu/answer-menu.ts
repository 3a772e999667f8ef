import {
  changeSentences,
  isPin,
  menuWords,
  parseTicketNumber,
  readMenuChoice,
  ticketSentences,
} from '@tanggap/core/citizens'
import { isWithinLimit } from '../../access/index.ts'
import type { Foundation } from '../../plumbing/acting.ts'
import { regencyScope } from '../../plumbing/database/index.ts'
import { evenly } from '../portal/evenly.ts'
import { openTicket, withTicket } from '../portal/track/open-ticket.ts'
import { changeOf } from '../tickets/read-ticket.ts'

/**
 * Answers what a citizen writes to the office's number, by a menu of numbers. Level 1 only: a ticket's number
 * and PIN tell where it stands, as on its page, and never what it is about. An unknown number, a wrong PIN and
 * too many tries are one answer, in one time.
 */
export function answerMenu(
  foundation: Foundation,
  asked: { readonly from: string; readonly text: string },
): Promise<string> {
  return evenly(async () => {
    const choice = readMenuChoice(asked.text)
    if (!(await isAllowed(foundation, asked.from))) return menuWords.tooOften
    if (choice.choice !== 'status') return menuWords[choice.choice]
    const number = parseTicketNumber(choice.number)
    if (!number.ok || !isPin(choice.pin)) return menuWords.statusForm
    const pass = await openTicket(foundation, {
      number: number.number,
      pin: choice.pin,
      address: `pesan ${asked.from}`,
    })
    const told = await withTicket(foundation, pass, async (acting, ticket) => {
      const change = ticket.status === 'under_way' ? await changeOf(acting, ticket) : undefined
      await acting.record({
        action: 'ticket.track',
        subject: 'ticket',
        ids: ticket.family_id ? [ticket.id, ticket.family_id] : [ticket.id],
        village: ticket.village_code,
        detail: { by: 'message' },
      })
      const { title, text } = change ? changeSentences[change.status] : ticketSentences[ticket.status]
      return `${ticket.number}: ${title.id}. ${text.id}`
    })
    return told ?? menuWords.nothing
  })
}

function isAllowed({ database, vault, clock, regency }: Foundation, from: string): Promise<boolean> {
  return database.within(regencyScope(regency), (tx) =>
    isWithinLimit(tx, vault, regency, 'menuSender', from, clock.now()),
  )
}
