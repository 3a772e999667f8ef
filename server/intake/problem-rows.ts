import { Readable } from 'node:stream'
import type { listProblemRows as route } from '@tanggap/contract/intake'
import type { AnswerOf } from '@tanggap/contract/route'
import { isProblemCode, problem } from '@tanggap/core/intake'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod/mini'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { csvLine } from '../plumbing/spreadsheet.ts'
import { filesOf, findIntake } from './intake.store.ts'
import { nikPlace } from './staged-row.ts'
import { groupsOf } from './workbench/get-workbench.ts'
import { type RowsAsked, rowsWith, wrongRowsAfter } from './workbench/problem-rows.store.ts'
import { standingDecisions } from './workbench/workbench.store.ts'

const rowsAPage = 50
type Query = z.output<NonNullable<(typeof route)['query']>>

/** Rows with one problem, or recipients nobody knows, a page at a time. Numbers show their last four digits. */
export async function listProblemRows(
  acting: Acting,
  id: string,
  query: Query,
): Promise<Done<AnswerOf<typeof route>>> {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  const code = query.unmatched === 'yes' ? undefined : (query.code ?? '')
  const isWrong = code !== undefined && isProblemCode(code) && problem(code).severity !== 'info'
  const name = query.q?.trim()
  const decided = await standingDecisions(acting, id)
  const which: RowsAsked = {
    sort: query.sort,
    ...(code !== undefined && { code }),
    ...(query.village !== undefined && { village: query.village }),
    ...(name !== undefined && name !== '' && { name }),
    ...(query.open === 'yes' && {
      open: decided.map((one) => `${one.code} ${one.village_code ?? ''}`),
    }),
  }
  const at = { limit: rowsAPage, offset: (query.page - 1) * rowsAPage }
  const isPlain = isWrong && which.name === undefined && which.open === undefined
  const rows = await rowsWith(acting, id, which, { isWrong, isCounted: !isPlain }, at)
  const total = isPlain
    ? (await groupsOf(acting, intake))
        .filter((group) => group.code === code && (query.village ?? group.village) === group.village)
        .reduce((sum, group) => sum + group.rows, 0)
    : (rows[0]?.total ?? 0)
  await acting.record({
    action: 'intake.read-rows',
    subject: 'intake',
    ids: [id],
    detail: { ...(query.code !== undefined && { code: query.code }), page: query.page, rows: rows.length },
  })
  return done({
    total,
    pageSize: rowsAPage,
    rows: rows.map((row) => ({
      fileId: row.file_id,
      file: row.file_name,
      line: row.line,
      name: row.name,
      village: row.village_code,
      sourceKey: row.source_key,
      nikEnd: row.nik_sealed
        ? acting.vault.open(nikPlace(row.unit, row.target_id), row.nik_sealed).toString('utf8').slice(-4)
        : null,
      columns: row.problems.flatMap((one) =>
        one.code === query.code && one.column !== undefined ? [one.column] : [],
      ),
      isHeld: row.is_held,
    })),
  })
}

/**
 * Everything that is wrong, for the provider to repair: file, line, the provider's own key, column, sentence. No
 * name and no number, so that the list may travel. Written a thousand rows at a time.
 */
export async function downloadProblems(
  acting: Acting,
  id: string,
  reply: FastifyReply,
): Promise<Done<Readable>> {
  const intake = await findIntake(acting, id)
  if (intake === undefined) return refused('request.not-found')
  await acting.record({ action: 'intake.download-problems', subject: 'intake', ids: [id] })
  const name = `masalah-${intake.title.replace(/[^\w.-]+/g, '-')}.csv`
  const lines: string[] = []
  for await (const chunk of problemLines(acting, id)) lines.push(chunk)
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
  return done(Readable.from(lines))
}

async function* problemLines(acting: Acting, id: string): AsyncIterable<string> {
  // The mark tells spreadsheets that this is UTF-8.
  yield `\uFEFF${csvLine(['berkas', 'baris', 'kunci', 'kolom', 'tingkat', 'kode', 'keterangan', 'explanation'])}`
  const atOnce = 1_000
  for (const file of await filesOf(acting, id)) {
    let after = 0
    for (;;) {
      const rows = await wrongRowsAfter(acting, id, file.id, after, atOnce)
      for (const row of rows)
        for (const { code, column } of row.problems) {
          if (!isProblemCode(code)) continue
          const { severity, sentence } = problem(code)
          const place = [file.file_name, String(row.line), row.source_key ?? '', column ?? '']
          yield csvLine([...place, severity, code, sentence.id, sentence.en])
        }
      if (rows.length < atOnce) break
      after = rows.at(-1)?.line ?? after
    }
  }
}
