import { endOfLocalDay, localDay, nationalHolidays } from '@tanggap/core/calendar'
import {
  deadlinesOf,
  interimDueAt,
  pinFrom,
  type TicketDeadlines,
  type TicketKind,
  ticketNumberFrom,
} from '@tanggap/core/citizens'
import { parsePhone } from '@tanggap/core/messages'
import { keepReporterContact } from '../../messages/index.ts'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import type { CleanPhoto } from '../../plumbing/images/index.ts'
import { declareRenunciation } from '../renounce/renounce.ts'
import { keepVoice, type VoiceNote } from '../voice/voice-note.ts'
import { writeTicketEvent } from './move-ticket.ts'
import { tellReporter } from './tell-reporter.ts'
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
  readonly voice?: VoiceNote | undefined
  /** The family's own page was open when it was written: who it is, and by what it was opened. */
  /** The browser or address it came from, as it is counted; kept by keyed index only. */
  readonly origin?: string | undefined
  readonly own?: { readonly familyId: string; readonly provenBy: 'slip' | 'phone' } | undefined
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
    interimDueAt: interimDueAt(report.kind, now),
    ...indexesOf(acting, report),
  })
  if (report.photo) await keepPhoto(acting, report, report.photo)
  if (report.voice) await keepVoice(acting, report, report.voice)
  await keepReporterContact(acting, {
    ticketId: id,
    villageCode: report.villageCode,
    typed: report.content.phone,
  })
  await writeTicketEvent(acting, { id, village_code: report.villageCode }, 'receive', 'received', undefined)
  await acting.record({
    action: 'ticket.receive',
    subject: 'ticket',
    ids: [id],
    village: report.villageCode,
    detail: { number, kind: report.kind, channel: report.channel },
  })
  if (report.kind === 'no_longer_needed')
    await declareRenunciation(acting, {
      ticketId: id,
      villageCode: report.villageCode,
      familyId: report.own?.familyId ?? null,
      provenBy: report.own?.provenBy ?? 'desk',
    })
  const ticket = await findTicket(tx, office.regency, id)
  if (ticket) await tellReporter(acting, ticket, 'receive')
  return done(receipt)
}

/** By what reports are compared: readable to nobody, and the same for the same number. */
function indexesOf({ vault }: Acting, { content, origin }: Report) {
  const phone = parsePhone(content.phone)
  return {
    nikIndex: content.nik ? vault.index('nik', content.nik) : null,
    phoneIndex: phone ? vault.index('phone', phone) : null,
    originIndex: origin ? vault.index('throttle', `report ${origin}`) : null,
  }
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
