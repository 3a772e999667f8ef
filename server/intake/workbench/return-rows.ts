import { isProblemCode, problem } from '@tanggap/core/intake'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { csvLine } from '../../plumbing/spreadsheet.ts'
import { filesOf, findIntake } from '../intake.store.ts'
import { rawOf, rawPlace } from '../staged-row.ts'
import { openTable } from '../tables.ts'
import { rowsToReturn } from './workbench.store.ts'

const rawCells = z.array(z.tuple([z.string(), z.string()]))

/**
 * Rows to be returned, in the layout of their file, with one column more: why. It holds numbers of identity, as the
 * provider sent them, so who took it is written down. No formula runs when it is opened.
 */
export async function downloadReturn(
  acting: Acting,
  id: string,
  fileId: string,
  reply: FastifyReply,
): Promise<Done<string>> {
  const intake = await findIntake(acting, id)
  const file = (await filesOf(acting, id)).find((one) => one.id === fileId)
  if (intake === undefined || file === undefined) return refused('request.not-found')
  const rows = await rowsToReturn(acting, id, fileId)
  const table = await openTable(acting.files, file, () => undefined)
  const reasonOf = (problems: readonly { readonly code: string; readonly column?: string | undefined }[]) =>
    problems
      .flatMap(({ code, column }) =>
        isProblemCode(code)
          ? [`${column === undefined ? '' : `${column}: `}${problem(code).sentence.id}`]
          : [],
      )
      .join(' | ')
  try {
    const { headings } = table
    const missing = new Set(rows.filter(({ raw_sealed }) => raw_sealed === null).map(({ line }) => line))
    const cells = new Map<number, readonly string[]>()
    if (missing.size > 0)
      for await (const source of table.rows)
        if (missing.has(source.line))
          cells.set(
            source.line,
            rawOf(headings, source.cells).map(([, cell]) => cell),
          )
    const lines = rows.map((row) => {
      const own =
        row.raw_sealed === null
          ? (cells.get(row.line) ?? [])
          : rawCells
              .parse(JSON.parse(acting.vault.open(rawPlace(row.target_id), row.raw_sealed).toString('utf8')))
              .map(([, cell]) => cell)
      return csvLine([...own, reasonOf(row.problems)])
    })
    await acting.record({
      action: 'intake.return-rows',
      subject: 'intake',
      ids: [id, fileId],
      detail: { rows: rows.length },
    })
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="kembali-${file.file_name.replace(/[^\w.-]+/g, '-')}.csv"`,
      )
    return done(`\uFEFF${csvLine([...headings, 'alasan'])}${lines.join('')}`)
  } finally {
    table.close()
  }
}
