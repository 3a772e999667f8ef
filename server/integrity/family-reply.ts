import { localDay } from '@tanggap/core/calendar'
import { readAnswer } from '@tanggap/core/citizens'
import { replyQuestions } from '@tanggap/core/integrity'
import { z } from 'zod'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { villagesOf } from '../regions/index.ts'
import { headNamesOf } from '../registry/index.ts'
import {
  findRecheck,
  lastRecheckOf,
  type RecheckRow,
  selectReplies,
  writeReply,
  writeReplyRead,
} from './rechecks.store.ts'

const replyWords = z.object({ agrees: z.string(), story: z.string() })

/** What a family's own page tells of its visit made again; nothing before the visit is approved. */
export interface OwnRecheck {
  readonly id: string
  readonly approvedAt: Date
  /** Until when it can be replied to; absent once it was, or the day is past. */
  readonly replyUntil: string | undefined
  readonly repliedAt: Date | null
  readonly readAt: Date | null
}

/** In the family's own scope. Every family whose re-check was approved is asked the same. */
export async function ownRecheck(acting: Acting, familyId: string): Promise<OwnRecheck | undefined> {
  const row = await lastRecheckOf(acting.tx, acting.office.regency, familyId)
  if (!row?.approved_at) return undefined
  const isOpen = row.replied_at === null && (row.reply_until ?? '') >= localDay(acting.now)
  return {
    id: row.id,
    approvedAt: row.approved_at,
    replyUntil: isOpen ? (row.reply_until ?? undefined) : undefined,
    repliedAt: row.replied_at,
    readAt: row.reply_read_at,
  }
}

/** The family's reply, once. Returns what is wrong with an answer, by its question. */
export async function replyToRecheck(
  acting: Acting,
  familyId: string,
  said: Readonly<Record<string, string>>,
): Promise<'replied' | 'closed' | { readonly wrong: readonly string[] }> {
  const { tx, office, now, vault } = acting
  const own = await ownRecheck(acting, familyId)
  if (!own?.replyUntil) return 'closed'
  const read = replyQuestions.map((question) => ({
    key: question.key,
    answer: readAnswer(question, said[question.key] ?? '', localDay(now)),
  }))
  const wrong = read.filter(({ answer }) => !answer.ok).map(({ key }) => key)
  if (wrong.length) return { wrong }
  const words = Object.fromEntries(read.map(({ key, answer }) => [key, answer.ok ? answer.value : '']))
  const sealed = vault.seal(replyPlace(own.id), JSON.stringify(replyWords.parse(words)))
  const isWritten = await writeReply(tx, office.regency, own.id, sealed, now)
  if (isWritten) await acting.record({ action: 'recheck.reply', subject: 'recheck', ids: [own.id, familyId] })
  return isWritten ? 'replied' : 'closed'
}

/** The replies of all families that were visited again, whatever the visit was ordered for. */
export async function listReplies(acting: Acting) {
  const rows = await selectReplies(acting.tx, acting.office.regency, 200)
  const names = new Map((await villagesOf(acting)).map(({ code, name }) => [code, name]))
  await acting.record({ action: 'recheck.list', subject: 'recheck', ids: rows.map(({ id }) => id) })
  return done({
    replies: rows.map((row) => ({
      id: row.id,
      villageName: names.get(row.village_code) ?? row.village_code,
      repliedAt: (row.replied_at ?? row.ordered_at).toISOString(),
      readAt: row.reply_read_at?.toISOString() ?? null,
    })),
  })
}

export async function readReply(
  acting: Acting,
  id: string,
): Promise<Done<{ id: string; headName: string; agrees: string; story: string }>> {
  const { tx, office, now } = acting
  const row = await findRecheck(tx, office.regency, id)
  const reply = row && readReplyOf(acting, row)
  if (!row || !reply) return refused('request.not-found')
  await writeReplyRead(tx, office.regency, id, now)
  const names = await headNamesOf(acting, [row.family_id])
  await acting.record({ action: 'recheck.read-reply', subject: 'recheck', ids: [id, row.family_id] })
  const { agrees, story } = reply
  return done({ id, headName: names.get(row.family_id) ?? '', agrees, story })
}

export function readReplyOf({ vault }: Acting, row: RecheckRow) {
  if (!row.reply_sealed || !row.replied_at) return null
  const text = vault.open(replyPlace(row.id), row.reply_sealed).toString('utf8')
  return { ...replyWords.parse(JSON.parse(text)), at: row.replied_at.toISOString() }
}

function replyPlace(recheckId: string): string {
  return `recheck.reply_sealed/${recheckId}`
}
