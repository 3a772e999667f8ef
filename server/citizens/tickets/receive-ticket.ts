import { endOfLocalDay, localDay, nationalHolidays } from '@tanggap/core/calendar'
import {
  deadlinesOf,
  pinFrom,
  type TicketDeadlines,
  type TicketKind,
  ticketNumberFrom,
} from '@tanggap/core/citizens'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import type { CleanPhoto } from '../../plumbing/images/index.ts'
import { writeTicketEvent } from './move-ticket.ts'
import { sealContent, type TicketContent } from './ticket-content.ts'
import { findTicket, holdReport, insertPhoto, insertTicket } from './tickets.store.ts'

export interface Report {
  /** Made where the report began: sending it again makes no second ticket. */
  readonly draftId: string
  readonly kind: TicketKind
  readonly channel: 'portal' | 'desk'
  readonly villageCode: string
  readonly content: TicketContent
  readonly photo?: CleanPhoto | undefined
}

export interface Receipt {
  readonly ticketId: string
  readonly number: string
  readonly pin: string
  readonly receivedAt: Date
  readonly deadlines: TicketDeadlines
}

/**
 * Receives a report and gives it a number, a PIN and its clocks. Safe to repeat: number and PIN follow from
 * the draft's id by a secret of this installation, so the same report sent twice gets the same receipt, and
 * no table holds the PIN.
 */
export async function receiveTicket(acting: Acting, report: Report): Promise<Done<Receipt>> {
  const { tx, office, now } = acting
  const id = report.draftId
  const receivedBy = report.channel === 'desk' ? office.accountId : null
  await holdReport(tx, id)
  const before = await findTicket(tx, office.regency, id)
  if (before && (before.channel !== report.channel || before.received_by !== receivedBy))
    return refused('request.not-found')
  const receipt = receiptOf(acting, report, before?.received_at ?? now)
  const { number, pin, deadlines } = receipt
  if (before) return done(receipt)
  await insertTicket(tx, office.regency, {
    id,
    number,
    pinHash: pinHash(acting, number, pin),
    kind: report.kind,
    channel: report.channel,
    villageCode: report.villageCode,
    contentSealed: sealContent(acting, id, report.content),
    receivedBy,
    at: now,
    dueAt: endOfLocalDay(deadlines.verifyBy),
  })
  if (report.photo) await keepPhoto(acting, report, report.photo)
  await writeTicketEvent(acting, { id, village_code: report.villageCode }, 'receive', 'received', undefined)
  await acting.record({
    action: 'ticket.receive',
    subject: 'ticket',
    ids: [id],
    village: report.villageCode,
    detail: { number, kind: report.kind, channel: report.channel },
  })
  return done(receipt)
}

/** Number, PIN and clocks of a report, the same whenever they are asked for. */
export function receiptOf(
  { vault }: Acting,
  { draftId, channel }: Pick<Report, 'draftId' | 'channel'>,
  receivedAt: Date,
): Receipt {
  const secret = `${channel} ${draftId}`
  return {
    ticketId: draftId,
    number: ticketNumberFrom(vault.index('row', `ticket number ${secret}`)),
    pin: pinFrom(vault.index('pin', `ticket ${secret}`)),
    receivedAt,
    deadlines: deadlinesOf({ at: receivedAt.toISOString(), day: localDay(receivedAt) }, nationalHolidays),
  }
}

export function pinHash({ vault }: Pick<Acting, 'vault'>, number: string, pin: string): Buffer {
  return vault.index('pin', `${number} ${pin}`)
}

async function keepPhoto(acting: Acting, report: Report, photo: CleanPhoto): Promise<void> {
  const sha256 = await acting.files.keep(photo.bytes)
  await insertPhoto(acting.tx, acting.office.regency, {
    ticketId: report.draftId,
    villageCode: report.villageCode,
    sha256,
    media_type: photo.mediaType,
    bytes: photo.bytes.length,
    at: acting.now,
  })
}
