import { Readable } from 'node:stream'
import { isProblemCode, problem } from '@tanggap/core/intake'
import type { FastifyReply } from 'fastify'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import { csvLine } from '../plumbing/spreadsheet.ts'
import { findIntake } from './intake.store.ts'
import { nikPlace } from './staged-row.ts'
import { rowsWith, type WrongRow, wrongRowsAfter } from './staging.store.ts'

const rowsAPage = 50

/** Rows with one problem, or recipients nobody knows, a page at a time. Numbers show their last four digits. */
export async function listProblemRows(
  acting: Acting,
  id: string,
  query: {
    readonly code?: string | undefined
    readonly unmatched?: 'yes' | undefined
    readonly page: number
  },
) {
  if ((await findIntake(acting, id)) === undefined) return refused('request.not-found')
  const which = query.unmatched === 'yes' ? 'unmatched' : { code: query.code ?? '' }
  const at = { limit: rowsAPage, offset: (query.page - 1) * rowsAPage }
  const rows = await rowsWith(acting, id, which, at)
  await acting.record({
    action: 'intake.read-rows',
    subject: 'intake',
    ids: [id],
    detail: { ...(query.code !== undefined && { code: query.code }), page: query.page, rows: rows.length },
  })
  return done({
    total: rows[0]?.total ?? 0,
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
      columns: row.problems.flatMap(({ code, column }) =>
        code === query.code && column !== undefined ? [column] : [],
      ),
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
  for (let last: WrongRow | undefined; ; ) {
    const rows = await wrongRowsAfter(acting, id, last, atOnce)
    for (const row of rows)
      for (const { code, column } of row.problems) {
        if (!isProblemCode(code)) continue
        const { severity, sentence } = problem(code)
        const place = [row.file_name, String(row.line), row.source_key ?? '', column ?? '']
        yield csvLine([...place, severity, code, sentence.id, sentence.en])
      }
    last = rows.at(-1)
    if (rows.length < atOnce) return
  }
}
