import { isProblemCode, problem } from '@tanggap/core/intake'
import ExcelJS from 'exceljs'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { type Acting, type Done, done, refused } from '../../plumbing/acting.ts'
import { csvLine, defused } from '../../plumbing/spreadsheet.ts'
import { type FileRow, filesOf, findIntake } from '../intake.store.ts'
import type { SourceRow } from '../source-row.ts'
import { rawOf, rawPlace } from '../staged-row.ts'
import { openTable } from '../tables.ts'
import { rowsToReturn } from './workbench.store.ts'

const rawCells = z.array(z.tuple([z.string(), z.string()]))
const rowsAtOnce = 1_000
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/**
 * Rows to be returned, in the layout of their file, with one column more: why. It holds numbers of identity, as the
 * provider sent them, so who took it is written down. No formula runs when it is opened, and no number loses a digit.
 */
export async function downloadReturn(
  acting: Acting,
  id: string,
  fileId: string,
  as: 'csv' | 'xlsx',
  reply: FastifyReply,
): Promise<Done<string | Buffer>> {
  const intake = await findIntake(acting, id)
  const file = (await filesOf(acting, id)).find((one) => one.id === fileId)
  if (intake === undefined || file === undefined) return refused('request.not-found')
  const table = await openTable(acting.files, file, () => undefined)
  try {
    const heading = [...table.headings, 'alasan']
    const rows = returnedRows(acting, id, file, table)
    const { content, count } = as === 'csv' ? await inText(heading, rows) : await inWorkbook(heading, rows)
    await acting.record({
      action: 'intake.return-rows',
      subject: 'intake',
      ids: [id, fileId],
      detail: { rows: count, as },
    })
    const name = file.file_name.replace(/[^\w.-]+/g, '-')
    reply
      .header('content-type', types[as])
      .header('content-disposition', `attachment; filename="kembali-${name}.${as}"`)
    return done(content)
  } finally {
    table.close()
  }
}

/** Row by row; the file itself is read on only for rows whose cells were not kept with them. */
async function* returnedRows(
  acting: Acting,
  intakeId: string,
  file: FileRow,
  table: { readonly headings: readonly string[]; readonly rows: AsyncIterable<SourceRow> },
): AsyncIterable<readonly string[]> {
  const source = table.rows[Symbol.asyncIterator]()
  let after = 0
  for (;;) {
    const rows = await rowsToReturn(acting, intakeId, file.id, after, rowsAtOnce)
    for (const { line, target_id, raw_sealed, problems } of rows) {
      const cells =
        raw_sealed === null
          ? rawOf(table.headings, await cellsAt(source, line))
          : rawCells.parse(JSON.parse(acting.vault.open(rawPlace(target_id), raw_sealed).toString('utf8')))
      yield [...cells.map(([, cell]) => cell), reasonOf(problems)]
    }
    after = rows.at(-1)?.line ?? after
    if (rows.length < rowsAtOnce) return
  }
}

async function cellsAt(source: AsyncIterator<SourceRow>, line: number): Promise<readonly string[]> {
  for (let next = await source.next(); next.done !== true; next = await source.next())
    if (next.value.line === line) return next.value.cells
  throw new Error('a row that was staged is not in its file any more')
}

function reasonOf(problems: readonly { readonly code: string; readonly column?: string | undefined }[]) {
  return problems
    .flatMap(({ code, column }) =>
      isProblemCode(code) ? [`${column === undefined ? '' : `${column}: `}${problem(code).sentence.id}`] : [],
    )
    .join(' | ')
}

async function inText(heading: readonly string[], rows: AsyncIterable<readonly string[]>) {
  let content = `\uFEFF${csvLine(heading)}`
  let count = 0
  for await (const row of rows) {
    content += csvLine(row)
    count += 1
  }
  return { content, count }
}

/** Every cell is a text, so that a spreadsheet keeps all sixteen digits. */
async function inWorkbook(heading: readonly string[], rows: AsyncIterable<readonly string[]>) {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('kembali')
  sheet.addRow(heading).font = { bold: true }
  let count = 0
  for await (const row of rows) {
    sheet.addRow(row.map(defused))
    count += 1
  }
  for (let at = 1; at <= heading.length; at++) sheet.getColumn(at).numFmt = '@'
  return { content: Buffer.from(await book.xlsx.writeBuffer()), count }
}
