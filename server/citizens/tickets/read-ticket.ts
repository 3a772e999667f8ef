import type { ChangeDetail } from '@tanggap/contract/changes'
import type { Candidate, TicketDetail, TicketSummary } from '@tanggap/contract/citizens'
import { type Role, roles } from '@tanggap/core/access'
import { localDay } from '@tanggap/core/calendar'
import { labelOf, valueWords } from '@tanggap/core/changes'
import {
  ageingOf,
  type LinkEvidence,
  linkEvidence,
  patternsOf,
  proposalFromTicket,
  type TicketKind,
  ticketKinds,
  ticketKindsOf,
  ticketStatuses,
  ticketWorkflow,
} from '@tanggap/core/citizens'
import { allowedActions } from '@tanggap/core/workflow'
import { looksAt } from '../../audit/index.ts'
import { getChange } from '../../changes/index.ts'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { getFamilyRecord, type ListedFamily, searchFamilies } from '../../registry/index.ts'
import { findVoice } from '../voice/voice.store.ts'
import { countAround } from './compared.store.ts'
import { lineOfTime } from './line-of-time.ts'
import { wholeSubjectOf } from './move-ticket.ts'
import { statedItems } from './stated-items.ts'
import { answersInWords, openContent } from './ticket-content.ts'
import {
  countTickets,
  findTicket,
  openDueTimes,
  selectPhotos,
  selectTickets,
  type TicketRow,
  writeSeen,
} from './tickets.store.ts'

/** Where somebody still has something to do. */
export const openStatuses = [
  'received',
  'information_needed',
  'linked',
  'under_way',
  'reopened',
  'appealed',
] as const
const pageSize = 25

export interface TicketWish {
  readonly status?: string | undefined
  readonly kind?: TicketKind | undefined
  readonly village?: string | undefined
  readonly all?: boolean
  readonly overdue?: boolean
  readonly changed?: boolean
  readonly q?: string | undefined
  readonly page: number
}

export async function listTickets(acting: Acting, wish: TicketWish) {
  const { tx, office, now } = acting
  const mine = ticketKindsOf(office.role)
  const rows = await selectTickets(tx, office.regency, {
    kinds: wish.kind ? mine.filter((kind) => kind === wish.kind) : mine,
    statuses: wish.status ? [wish.status] : wish.all ? ticketStatuses : openStatuses,
    village: wish.village,
    number: wish.q?.toUpperCase().replace(/[^0-9A-Z-]/g, '') || undefined,
    overdueAt: wish.overdue ? now : undefined,
    changed: wish.changed,
    first: mine.filter((kind) => ticketKinds[kind].urgency === 'urgent'),
    limit: pageSize,
    offset: (wish.page - 1) * pageSize,
  })
  const counts = await countTickets(tx, office.regency, mine, now)
  await acting.record({
    action: 'ticket.list',
    subject: 'ticket',
    ids: rows.map(({ id }) => id),
    village: wish.village,
  })
  return done({
    tickets: rows.map((row) => summaryOf(row, now)),
    total: rows[0]?.total ?? 0,
    pageSize,
    counts: {
      ...openIn(counts),
      byStatus: Object.fromEntries(counts.map(({ status, count }) => [status, count])),
      ageing: await ageingCounts(acting, mine),
    },
  })
}

/** How many open ones are how near their deadline. */
async function ageingCounts(
  { tx, office, now }: Acting,
  kinds: readonly TicketKind[],
): Promise<Record<string, number>> {
  const rows = await openDueTimes(tx, office.regency, { kinds, statuses: openStatuses })
  const counts: Record<string, number> = {}
  for (const { due_at, count } of rows) {
    const bucket = ageingOf(due_at, now)
    counts[bucket] = (counts[bucket] ?? 0) + count
  }
  return counts
}

/** What waits for the desks of these kinds, counted as the list counts it. */
export async function countOpenTickets(
  { tx, office, now }: Acting,
  of: readonly TicketKind[],
): Promise<{ readonly count: number; readonly overdue: number }> {
  const { open, overdue } = openIn(await countTickets(tx, office.regency, of, now))
  return { count: open, overdue }
}

function openIn(counts: Awaited<ReturnType<typeof countTickets>>): { open: number; overdue: number } {
  const open = counts.filter(({ status }) => openStatuses.some((one) => one === status))
  return { open: sum(open.map(({ count }) => count)), overdue: sum(open.map(({ overdue }) => overdue)) }
}

/** One ticket opened at the desk: the reading is recorded, with the family once one is linked. */
export async function getTicket(acting: Acting, id: string): Promise<Done<TicketDetail>> {
  const ticket = await findOwnTicket(acting, id)
  if (!ticket) return refused('request.not-found')
  const { tx, office, now } = acting
  const content = openContent(acting, id, ticket.content_sealed)
  const change = await changeOf(acting, ticket)
  const photos = await selectPhotos(tx, office.regency, id)
  await acting.record({
    action: 'ticket.read',
    subject: 'ticket',
    ids: [id, ...(ticket.family_id ? [ticket.family_id] : [])],
    village: ticket.village_code,
  })
  return done({
    ...summaryOf(ticket, now),
    answers: answersInWords(ticket.kind, content.answers).map(({ key, label, value }) => ({
      key,
      label,
      value,
    })),
    headName: content.headName || null,
    where: content.where || null,
    nikTail: content.nik.slice(-4) || null,
    phone: content.phone || null,
    photos: photos.map(({ sha256 }) => ({ sha256 })),
    voice: (await findVoice(acting.tx, acting.office.regency, ticket.id)) !== undefined,
    family: await familyOf(acting, ticket),
    change: change ? changeInShort(change) : null,
    lines: (await lineOfTime(acting, ticket, change)).map(({ key, at, title, text, note, role }) => ({
      key,
      at,
      title,
      text: text ?? null,
      note: note ?? null,
      role: roleFrom(role),
    })),
    allowed: allowedActions(ticketWorkflow, await wholeSubjectOf(acting, ticket), office),
    proposal: await proposalOf(acting, ticket, content.answers),
    contestableUntil: ticket.contestable_until,
    appealableUntil: ticket.appealable_until,
    interimDueAt: ticket.interim_due_at?.toISOString() ?? null,
    patterns: patternsOf(await countAround(tx, office.regency, ticket)),
  })
}

async function proposalOf(
  acting: Acting,
  ticket: TicketRow,
  answers: Readonly<Record<string, string>>,
): Promise<TicketDetail['proposal']> {
  const proposal = proposalFromTicket(ticket.kind, answers, ticket.number)
  if (!proposal) return null
  const { personId, items } = await statedItems(acting, ticket, answers.who ?? '')
  return {
    ...proposal,
    personId,
    items: items.map(({ subjectName, question, from, to }) => ({
      subjectName,
      label: labelOf(question),
      from: from === null ? notRecorded : valueWords(question, from),
      to: valueWords(question, to),
    })),
  }
}

const notRecorded = { id: 'belum tercatat', en: 'not recorded yet' }

/** A ticket this desk handles, within the range of the office. */
export async function findOwnTicket(acting: Acting, id: string): Promise<TicketRow | undefined> {
  const ticket = await findTicket(acting.tx, acting.office.regency, id)
  return ticket && ticketKindsOf(acting.office.role).includes(ticket.kind) ? ticket : undefined
}

interface Found {
  by: 'nik' | 'name' | 'nothing'
  families: (Candidate & { evidence: LinkEvidence })[]
  told: { headName: string; where: string }
}

/** Families the ticket may be about: by the NIK the citizen gave, else by name, always within the ticket's village. */
export async function findCandidates(
  acting: Acting,
  id: string,
  q: string | undefined,
): Promise<Done<Found>> {
  const ticket = await findOwnTicket(acting, id)
  if (!ticket) return refused('request.not-found')
  const { headName, where, nik } = openContent(acting, id, ticket.content_sealed)
  const told = { headName, where }
  const byNik = nik ? await familiesBy(acting, { digits: nik }) : []
  const withEvidence = (families: readonly Candidate[]) =>
    families.map((family) => ({
      ...family,
      evidence: linkEvidence(told, family, nik ? byNik.some((one) => one.id === family.id) : null),
    }))
  const typed = q?.trim()
  if (!typed && byNik.length > 0) return done({ by: 'nik', families: withEvidence(byNik), told })
  const wanted = typed || headName
  if (!wanted) return done({ by: 'nothing', families: [], told })
  const digits = wanted.replace(/\D/g, '')
  const found =
    digits.length === 16
      ? await familiesBy(acting, { digits })
      : await familiesBy(acting, { name: wanted, village: ticket.village_code })
  return done({ by: digits.length === 16 ? 'nik' : 'name', families: withEvidence(found), told })
}

/** The processing trail a citizen may ask for: who read or did what about their family, by day and office. */
export async function readTrail(acting: Acting, id: string) {
  const ticket = await findOwnTicket(acting, id)
  if (!ticket?.family_id) return refused('request.not-found')
  const looks = await looksAt(acting, ticket.family_id, 5000)
  await acting.record({
    action: 'ticket.read-trail',
    subject: 'ticket',
    ids: [id, ticket.family_id],
    village: ticket.village_code,
  })
  const byDay = Map.groupBy(looks, ({ at, role, action }) => `${localDay(at)} ${role} ${action}`)
  const rows = [...byDay.values()].flatMap((same) =>
    same[0]
      ? [
          {
            day: localDay(same[0].at),
            role: roleFrom(same[0].role),
            action: same[0].action,
            times: same.length,
          },
        ]
      : [],
  )
  return done({ looks: rows.slice(0, 200), total: rows.length })
}

/** The desk has looked at what is new about the family; the flag goes until something newer comes. */
export async function seeNewData(acting: Acting, id: string, version: number): Promise<Done<{ seen: true }>> {
  const ticket = await findOwnTicket(acting, id)
  if (!ticket?.family_id) return refused('request.not-found')
  if (ticket.version !== version) return refused('workflow.newer-version')
  await writeSeen(acting.tx, acting.office.regency, id, acting.now)
  await acting.record({
    action: 'ticket.see-new-data',
    subject: 'ticket',
    ids: [id, ticket.family_id],
    village: ticket.village_code,
  })
  return done({ seen: true })
}

export async function familiesBy(
  acting: Acting,
  by: { readonly name?: string; readonly digits?: string; readonly village?: string | undefined },
): Promise<Candidate[]> {
  const found = await searchFamilies(acting, { ...by, page: 1 })
  return found.families.map(({ foundName, ...family }) => candidateFrom(family, foundName))
}

function candidateFrom(family: ListedFamily, foundName: string | null): Candidate {
  const { id, headName, hamlet, rt, rw, villageName, members, status } = family
  return {
    id,
    headName,
    foundName: foundName === headName ? null : foundName,
    hamlet,
    rt,
    rw,
    villageName,
    members,
    status,
  }
}

async function familyOf(acting: Acting, ticket: TicketRow): Promise<TicketDetail['family']> {
  if (!ticket.family_id) return null
  const family = await getFamilyRecord(acting, ticket.family_id, `tiket ${ticket.number}`)
  if (!family) return null
  const { id, headName, hamlet, rt, rw } = family
  const members = family.members
    .filter(({ until }) => until === null)
    .map(({ personId, name }) => ({ personId, name }))
  return { id, headName, hamlet, rt, rw, members }
}

/** The change a ticket opened, unless it is kept from this office. */
export async function changeOf(acting: Acting, ticket: TicketRow): Promise<ChangeDetail | undefined> {
  const found = ticket.change_id ? await getChange(acting, ticket.change_id) : undefined
  return found?.ok ? found.value : undefined
}

function changeInShort({ id, number, kind, status, dueAt }: ChangeDetail): TicketDetail['change'] {
  return { id, number, kind, status, dueAt }
}

function summaryOf(row: TicketRow, now: Date): TicketSummary {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    channel: row.channel,
    villageCode: row.village_code,
    villageName: row.village_name,
    status: row.status,
    receivedAt: row.received_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.due_at !== null && row.due_at < now,
    linked: row.family_id !== null,
    ageing: ageingOf(row.due_at, now),
    dataChangedAt: openStatuses.some((one) => one === row.status)
      ? (row.data_changed_at?.toISOString() ?? null)
      : null,
    version: row.version,
  }
}

function roleFrom(text: string): Role {
  return roles.find((role) => role === text) ?? 'system'
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
