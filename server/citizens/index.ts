/** Jepara Tanggap: proof by possession, what a citizen reports and asks, and the desk behind it. */

export { mountCitizens } from './citizens.routes.ts'
export { answerMenu } from './menu/answer-menu.ts'
export { publishFigures } from './portal/everyone/publish-figures.ts'
export { sendAskedCode, sendCodeJob } from './portal/family/code-by-phone.ts'
export { type Binding, bindSlip, type SlipVia } from './slips/bind-slip.ts'
export { type NewSlip, printSlips } from './slips/print-slips.ts'
export { lookAfterTickets } from './tickets/look-after-tickets.ts'
export { moveTicket } from './tickets/move-ticket.ts'
export { countOpenTickets } from './tickets/read-ticket.ts'
export { type Receipt, type Report, receiveTicket } from './tickets/receive-ticket.ts'
