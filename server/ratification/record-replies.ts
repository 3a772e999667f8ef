import type { BatchDetail } from '@tanggap/contract/ratification'
import { batchWorkflow } from '@tanggap/core/ratification'
import { decide } from '@tanggap/core/workflow'
import papaparse from 'papaparse'
import { takeStep } from '../changes/index.ts'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { recordMinistryReply } from '../registry/index.ts'
import { writeReply, writeStatus } from './ratification.store.ts'
import { asBatch, getBatch, holdSeen, type InBatch, readLines } from './read-batch.ts'

export interface ReplyLine {
  /** Number of the change. */
  readonly number: string
  readonly reply: 'accepted' | 'returned'
  readonly code?: string | undefined
  readonly note?: string | undefined
}

/** Records the ministry's answers: all lines that are given, or none. A line already answered the same is passed over. */
export async function recordReplies(
  acting: Acting,
  id: string,
  { version, lines: given }: { readonly version: number; readonly lines: readonly ReplyLine[] },
): Promise<Done<BatchDetail>> {
  const { office, tx, now } = acting
  const held = await holdSeen(acting, id, version)
  if (!held.ok) return held
  const lines = await readLines(acting, held.value)
  const matched = matchReplies(given, lines)
  if (!matched.ok) return matched
  const fresh = matched.value
  const outcome = decide(batchWorkflow, 'recordReply', afterReplies(held.value, lines, fresh.length), office)
  if (!outcome.ok) return outcome
  for (const { line, reply } of fresh) {
    const { version: changeVersion, contentHash, id: changeId } = line.change
    const code = reply.code?.trim() || null
    const note = reply.note?.trim() || null
    const taken = await takeStep(
      acting,
      changeId,
      reply.reply === 'accepted' ? 'recordAcceptance' : 'recordReturn',
      {
        version: changeVersion,
        contentHash,
        reason: [code, note].filter(Boolean).join(' · ') || undefined,
      },
    )
    if (!taken.ok) return taken
    await recordMinistryReply(acting, changeId, reply.reply)
    await writeReply(tx, office.regency, id, { changeId, reply: reply.reply, code, note, at: now })
  }
  await writeStatus(tx, office.regency, id, outcome.to)
  await acting.record({
    action: 'batch.record-replies',
    subject: 'batch',
    ids: [id, ...fresh.map(({ line }) => line.change.id)],
    detail: {
      accepted: fresh.filter(({ reply }) => reply.reply === 'accepted').length,
      returned: fresh.filter(({ reply }) => reply.reply === 'returned').length,
    },
  })
  return getBatch(acting, id)
}

/** The same from the ministry's file: columns nomor_usulan, hasil (diterima/dikembalikan), kode, catatan. */
export async function recordReplyFile(
  acting: Acting,
  id: string,
  { version, csv }: { readonly version: number; readonly csv: string },
): Promise<Done<BatchDetail>> {
  const { data, meta } = papaparse.parse<Record<string, string | undefined>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (head) => head.trim().toLowerCase(),
  })
  const missing = ['nomor_usulan', 'hasil'].filter((name) => !meta.fields?.includes(name))
  if (missing.length) return notUnderstood(missing.map((name) => `Kolom "${name}" tidak ada di file`))
  if (!data.length) return notUnderstood(['File tidak berisi baris balasan'])
  const problems: string[] = []
  const lines = data.flatMap((row, index): ReplyLine[] => {
    const reply = replyWords[row.hasil?.trim().toLowerCase() ?? '']
    if (!reply) {
      problems.push(`Baris ${index + 2}: hasil "${row.hasil ?? ''}" bukan "diterima" atau "dikembalikan"`)
      return []
    }
    return [{ number: row.nomor_usulan?.trim() ?? '', reply, code: row.kode, note: row.catatan }]
  })
  if (problems.length) return notUnderstood(problems)
  return recordReplies(acting, id, { version, lines })
}

const replyWords: Readonly<Record<string, ReplyLine['reply'] | undefined>> = {
  diterima: 'accepted',
  terima: 'accepted',
  dikembalikan: 'returned',
  ditolak: 'returned',
  kembali: 'returned',
}

interface Matched {
  readonly line: InBatch
  readonly reply: ReplyLine
}

/** Each reply with its line; every problem is told at once, in words. */
function matchReplies(given: readonly ReplyLine[], lines: readonly InBatch[]): Done<Matched[]> {
  const byNumber = new Map(lines.map((line) => [line.change.number, line]))
  const problems: string[] = []
  const seen = new Set<string>()
  const matched: Matched[] = []
  for (const reply of given) {
    const line = byNumber.get(reply.number)
    if (!line) problems.push(`${reply.number || '(tanpa nomor)'} tidak ada di berkas ini`)
    else if (seen.has(reply.number)) problems.push(`${reply.number} tertulis dua kali`)
    else if (line.item.reply !== 'waiting' && line.item.reply !== reply.reply)
      problems.push(`${reply.number} sudah dicatat dengan balasan lain`)
    else if (reply.reply === 'returned' && !reply.code?.trim() && !reply.note?.trim())
      problems.push(`${reply.number} dikembalikan tanpa kode atau catatan`)
    else if (line.item.reply === 'waiting') matched.push({ line, reply })
    seen.add(reply.number)
  }
  return problems.length ? notUnderstood(problems) : done(matched)
}

function notUnderstood(problems: readonly string[]) {
  return refused('batch.reply-not-understood', { count: problems.length, problems: problems.slice(0, 5) })
}

function afterReplies(batch: Parameters<typeof asBatch>[0], lines: readonly InBatch[], fresh: number) {
  const before = asBatch(batch, lines)
  return { ...before, unanswered: before.unanswered - fresh }
}
