import type { MatterDetail, MatterSummary, MatterWordsShown } from '@tanggap/contract/integrity'
import { roles } from '@tanggap/core/access'
import {
  type MatterStatus,
  matterKindRule,
  matterQuestions,
  matterSentences,
  matterStatuses,
  matterWorkflow,
  openingSentence,
  openUntil,
  pressedSentence,
  refusesAsking,
  refusesConsent,
  stillMoving,
} from '@tanggap/core/integrity'
import { allowedActions } from '@tanggap/core/workflow'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { villagesOf } from '../regions/index.ts'
import { getFamilyRecord } from '../registry/index.ts'
import { readReplyOf } from './family-reply.ts'
import {
  countMatters,
  findMatter,
  type MatterEventRow,
  type MatterRow,
  selectMatterEvents,
  selectMatters,
} from './integrity.store.ts'
import { openingShown, partOf, standingOf, subjectOf } from './matter-state.ts'
import { openLink, openNote, openWords } from './matter-words.ts'
import { mayEnd } from './open-matter.ts'
import { lastOpenings, type OpeningRecord } from './openings.store.ts'
import { countUnreadReplies } from './rechecks.store.ts'

const pageSize = 25
/** Where the desk has something to do, or waits for a visit. */
const openStatuses: readonly MatterStatus[] = stillMoving

/** The queue: how many, since when, how urgent. Reading it tells nothing of anybody. */
export async function listMatters(acting: Acting, wish: { readonly all: boolean; readonly page: number }) {
  const { tx, office, now } = acting
  const rows = await selectMatters(tx, office.regency, {
    statuses: wish.all ? matterStatuses : openStatuses,
    limit: pageSize,
    offset: (wish.page - 1) * pageSize,
  })
  const ids = rows.map(({ id }) => id)
  const openings = await lastOpenings(tx, office.regency, ids)
  await acting.record({ action: 'matter.list', subject: 'matter', ids })
  return done({
    matters: rows.map((row) => summaryOf(row, openings.get(row.id), now)),
    total: rows[0]?.total ?? 0,
    pageSize,
    counts: {
      ...(await countMatters(tx, office.regency, openStatuses, now)),
      replies: await countUnreadReplies(tx, office.regency),
    },
  })
}

/** What waits at the desk, counted as the queue counts it. */
export async function countOpenMatters({ tx, office, now }: Acting) {
  const { open, overdue } = await countMatters(tx, office.regency, openStatuses, now)
  return { count: open, overdue }
}

export async function getMatter(acting: Acting, id: string): Promise<Done<MatterDetail>> {
  const { tx, office, now } = acting
  const row = await findMatter(tx, office.regency, id)
  if (!row) return refused('request.not-found')
  const standing = await standingOf(acting, row)
  const { opening, warrant } = standing
  const { conflict, eligible } = await partOf(acting, row)
  const officer = { conflict, accountId: office.accountId }
  const events = await selectMatterEvents(tx, office.regency, id)
  await acting.record({ action: 'matter.see', subject: 'matter', ids: [id] })
  return done({
    ...summaryOf(row, opening, now),
    conflict: conflict !== undefined,
    eligible,
    mayAsk: refusesAsking(opening?.opening, officer, now.getTime()) === undefined,
    mayConsent: refusesConsent(opening?.opening, officer, now.getTime()) === undefined,
    mayRead: warrant !== undefined,
    mayEnd: opening !== undefined && mayEnd(opening, office.accountId, now),
    allowed: warrant ? allowedActions(matterWorkflow, subjectOf(acting, standing), office) : [],
    // The line of the seal says already that it was opened.
    lines: events
      .filter(({ action }) => action !== 'open')
      .map((event) => ({
        key: event.id,
        at: event.at.toISOString(),
        title: titleOfEvent(event),
        role: roles.find((role) => role === event.role) ?? ('system' as const),
      }))
      .toReversed(),
    contestableUntil: row.contestable_until,
  })
}

/** What was told, to one of the two who have it open. The reading is written down each time. */
export async function readWords(acting: Acting, id: string): Promise<Done<MatterWordsShown>> {
  const { tx, office, vault } = acting
  const row = await findMatter(tx, office.regency, id)
  if (!row) return refused('request.not-found')
  const { opening, warrant, recheck, visit } = await standingOf(acting, row)
  const consentedAt = opening?.opening.consentedAt
  if (!warrant || consentedAt === undefined) return refused('matter.shut')
  const words = openWords(vault, warrant, row.words_sealed)
  const villages = await villagesOf(acting)
  const events = await selectMatterEvents(tx, office.regency, id)
  const familyId = openLink(vault, 'family', id, row.family_sealed)
  const family = familyId ? await getFamilyRecord(acting, familyId) : undefined
  await acting.record({ action: 'matter.read', subject: 'matter', ids: [id] })
  return done({
    kind: words.kind,
    village: {
      code: words.village,
      name: villages.find(({ code }) => code === words.village)?.name ?? words.village,
    },
    answers: [
      {
        key: 'kind',
        label: { id: 'Tentang', en: 'About' },
        value: matterKindRule(words.kind).title,
      },
      ...matterQuestions(words.kind).flatMap(({ key, label, options }) => {
        const said = words.answers[key]
        if (!said) return []
        const value = options?.find((option) => option.key === said)?.label ?? { id: said, en: said }
        return [{ key, label, value }]
      }),
    ],
    notes: events
      .filter(({ note_sealed }) => note_sealed !== null)
      .map((event) => ({
        key: event.id,
        at: event.at.toISOString(),
        by: event.role === 'citizen' ? ('reporter' as const) : ('desk' as const),
        title: titleOfEvent(event),
        note: event.note_sealed ? openNote(vault, warrant, event.id, event.note_sealed) : null,
        authority: event.authority,
      })),
    family: family
      ? {
          id: family.id,
          headName: family.headName,
          hamlet: family.hamlet,
          rt: family.rt,
          rw: family.rw,
          villageName: family.villageName,
        }
      : null,
    visit: recheck
      ? {
          status: visit?.status ?? null,
          finding: visit?.finding ?? null,
          approvedAt: recheck.approved_at?.toISOString() ?? null,
          replyUntil: recheck.reply_until,
          reply: readReplyOf(acting, recheck),
        }
      : null,
    readUntil: new Date(openUntil(consentedAt)).toISOString(),
  })
}

/** One line of a matter in words that tell nothing of what lies inside. */
export function titleOfEvent(event: Pick<MatterEventRow, 'action' | 'to_status'>) {
  switch (event.action) {
    case 'unseal':
      return openingSentence
    case 'press':
      return pressedSentence
    case 'addWords':
      return { id: 'Pelapor menambahkan keterangan.', en: 'The reporter added something.' }
    case 'link':
      return { id: 'Keluarga yang dimaksud ditentukan.', en: 'It was said which family is meant.' }
    case 'returnToDesk':
      return { id: 'Kunjungannya tidak jadi; kembali ke meja.', en: 'The visit will not be made.' }
    case 'recordFinding':
      return { id: 'Kunjungan ulang sudah disetujui.', en: 'The re-check visit was approved.' }
    default:
      return matterSentences[event.to_status].title
  }
}

function summaryOf(row: MatterRow, opening: OpeningRecord | undefined, now: Date): MatterSummary {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    urgent: row.urgent,
    pressedAt: row.pressed_at?.toISOString() ?? null,
    receivedAt: row.received_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.due_at !== null && row.due_at < now,
    opening: openingShown(opening, now),
    version: row.version,
  }
}
