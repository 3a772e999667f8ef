import type { ReceiptView } from '@tanggap/contract/portal'
import { localDay } from '@tanggap/core/calendar'
import { valueWords } from '@tanggap/core/changes'
import { answerToStatusRequest, ticketKindRule } from '@tanggap/core/citizens'
import { isWithinLimit } from '../../../access/index.ts'
import type { Foundation } from '../../../plumbing/acting.ts'
import { regencyScope } from '../../../plumbing/database/index.ts'
import { cleanPhoto } from '../../../plumbing/images/index.ts'
import { villagesOf } from '../../../regions/index.ts'
import { getFamilyRecord } from '../../../registry/index.ts'
import { receiptOf, receiveTicket } from '../../tickets/receive-ticket.ts'
import { findTicket } from '../../tickets/tickets.store.ts'
import { villageDesk } from '../../village-desk/village-desk.ts'
import { checkVoice } from '../../voice/voice-note.ts'
import { asCitizen } from '../citizen.ts'
import { inOwnFamily } from '../family/own-family.ts'
import { emptyDraft } from '../portal.store.ts'
import {
  beginDraft,
  type DraftContent,
  emptyDraftContent,
  readDraft,
  readDraftPhoto,
  readDraftVoice,
} from './report-draft.ts'
import { firstOpenStep, isOffered } from './report-steps.ts'

/**
 * Begins a report. Who comes from their own family's page, or from a page that knows what it is about, is not
 * asked that again. Nothing when too many were begun from the same place.
 */
export async function beginReport(
  foundation: Foundation,
  from: { readonly kind: string; readonly address: string; readonly familyToken: string | undefined },
): Promise<{ token: string; minutes: number } | undefined> {
  const { database, vault, clock, regency } = foundation
  const isAllowed = await database.within(regencyScope(regency), (tx) =>
    isWithinLimit(tx, vault, regency, 'reportAddress', from.address, clock.now()),
  )
  if (!isAllowed) return undefined
  const own = await ownFamily(foundation, from.familyToken)
  const isTheirs = from.kind !== 'no_longer_needed' || own.own !== undefined
  const about = isOffered(from.kind) && isTheirs ? aboutKind(from.kind) : {}
  const seen = [...(about.seen ?? []), ...(own.seen ?? [])]
  return asCitizen(foundation, regencyScope(regency), async (acting) => {
    const draft = await beginDraft(acting, { ...emptyDraftContent, ...own, ...about, seen })
    const minutes = Math.round((draft.expiresAt.getTime() - acting.now.getTime()) / 60_000)
    return { token: draft.token, minutes }
  })
}

function aboutKind(kind: NonNullable<DraftContent['kind']>): Partial<DraftContent> {
  return { group: ticketKindRule(kind).group, kind, seen: ['topik', 'jenis'] }
}

async function ownFamily(foundation: Foundation, token: string | undefined): Promise<Partial<DraftContent>> {
  const opened = await inOwnFamily(foundation, token, async (acting, { family_id, by_phone }) => ({
    record: await getFamilyRecord(acting, family_id, 'mengisi laporan dari halaman keluarga'),
    provenBy: by_phone ? ('phone' as const) : ('slip' as const),
  }))
  if (!opened?.record) return {}
  const { record, provenBy } = opened
  return {
    own: { familyId: record.id, provenBy },
    subdistrict: record.villageCode.slice(0, 6),
    village: record.villageCode,
    headName: record.headName,
    where: `${record.hamlet} RT ${record.rt} RW ${record.rw}`,
    seen: ['kecamatan', 'desa', 'keluarga'],
  }
}

/** Turns a finished draft into a ticket, and empties it. Sent twice, it is one ticket. */
export function sendReport(
  foundation: Foundation,
  token: string | undefined,
  /** Address and browser it is sent from; only counted. */
  origin: string,
): Promise<'sent' | 'unfinished' | 'nothing'> {
  return asCitizen(foundation, regencyScope(foundation.regency), async (acting) => {
    const draft = await readDraft(acting, token)
    if (!draft || !token) return 'nothing'
    if (draft.ticketId) return 'sent'
    const { content } = draft
    const known = { villages: await villagesOf(acting), today: localDay(acting.now) }
    if (!content.kind || firstOpenStep(content, known)) return 'unfinished'
    const keys = ticketKindRule(content.kind).questions.map(({ key }) => key)
    const photo = await readDraftPhoto(acting, token)
    const checked = photo && cleanPhoto(photo)
    const spoken = await readDraftVoice(acting, token)
    const heard = spoken && checkVoice(spoken)
    const { headName, where, nik, phone } = content
    const received = await receiveTicket(acting, {
      draftId: draft.id,
      kind: content.kind,
      channel: 'portal',
      villageCode: content.village,
      content: {
        answers: Object.fromEntries(keys.map((key) => [key, content.answers[key] ?? ''])),
        ...{ headName, where, nik, phone },
      },
      photo: checked?.ok ? checked.photo : undefined,
      voice: heard?.ok ? heard.voice : undefined,
      own: content.own ?? undefined,
      origin,
    })
    if (!received.ok) throw new Error(`a draft could not become a ticket: ${received.refusal.code}`)
    const expiresAt = new Date(acting.now.getTime() + receiptMinutes * 60_000)
    await emptyDraft(acting.tx, acting.office.regency, draft.id, { ticketId: draft.id, expiresAt })
    return 'sent'
  })
}

/** How long the browser that sent a report can show its receipt again: a page lost on 2G is loaded anew. */
const receiptMinutes = 60

export function receiptView(
  foundation: Foundation,
  token: string | undefined,
): Promise<ReceiptView | undefined> {
  return asCitizen(foundation, regencyScope(foundation.regency), async (acting) => {
    const draft = await readDraft(acting, token)
    const ticket = draft?.ticketId
      ? await findTicket(acting.tx, acting.office.regency, draft.ticketId)
      : undefined
    if (!ticket) return undefined
    const { number, pin, receivedAt, deadlines } = receiptOf(
      acting,
      { draftId: ticket.id, channel: 'portal' },
      ticket.received_at,
    )
    const { verifyBy, followUpBy } = deadlines
    const day = valueWords('', verifyBy)
    const desk = ticket.kind === 'ask_status' ? await villageDesk(acting, ticket.village_code) : undefined
    return {
      number,
      pin,
      receivedAt: receivedAt.toISOString(),
      verifyBy,
      followUpBy,
      statusAnswer:
        ticket.kind === 'ask_status'
          ? { id: answerToStatusRequest(day.id).id, en: answerToStatusRequest(day.en).en }
          : undefined,
      collectAt: desk?.ok ? desk.value : undefined,
    }
  })
}

/** Nothing typed stays behind; whoever takes the phone next finds an empty page. */
export async function giveUpReport(foundation: Foundation, token: string | undefined): Promise<void> {
  await asCitizen(foundation, regencyScope(foundation.regency), async (acting) => {
    const draft = await readDraft(acting, token)
    if (draft) await emptyDraft(acting.tx, acting.office.regency, draft.id, { expiresAt: acting.now })
  })
}
