/** Jepara Tanggap: proof by possession, what a citizen reports and asks, and the desk behind it. */
export { type Binding, bindSlip, type SlipVia } from './bind-slip.ts'
export { mountCitizens } from './citizens.routes.ts'
export { lookAfterTickets } from './look-after-tickets.ts'
export { moveTicket } from './move-ticket.ts'
export { type NewSlip, printSlips } from './print-slips.ts'
export { type Receipt, type Report, receiveTicket } from './receive-ticket.ts'
