import type { Sheet } from '@tanggap/core/instrument'
import ExcelJS from 'exceljs'
import { type Done, done, refused } from '../plumbing/acting.ts'
import { defused } from '../plumbing/spreadsheet.ts'
import { unpackedSize } from '../plumbing/zip.ts'

const largestUnpacked = 30 * 1024 * 1024

/** A form as a workbook that one likes to edit: headings stay in sight, long texts wrap. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] })
    for (const row of rows) sheet.addRow(row.map(defused))
    sheet.getRow(1).font = { bold: true }
    const headings = rows[0] ?? []
    sheet.columns = headings.map((heading) => ({
      width: /label|hint|message|why|relevant|report/.test(heading) ? 44 : 18,
    }))
    sheet.getColumn(1).font = { bold: true }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/**
 * The sheets of a workbook as text. Its size is known before it is opened: a file that would unpack to more
 * than 30 MB is refused unread.
 */
export async function readWorkbook(bytes: Buffer): Promise<Done<readonly Sheet[]>> {
  const size = await unpackedSize(bytes, largestUnpacked)
  if (size === 'no zip') return refused('instrument.no-workbook')
  if (size === 'too large') return refused('instrument.workbook-too-large')
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  } catch {
    return refused('instrument.no-workbook')
  }
  if (workbook.worksheets.length === 0) return refused('instrument.no-workbook')
  return done(workbook.worksheets.map(sheetOf))
}

const mostRows = 30_000
const mostColumns = 80

function sheetOf(sheet: ExcelJS.Worksheet): Sheet {
  const rows: string[][] = []
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    if (number > mostRows) return
    const cells: string[] = []
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      if (column <= mostColumns) cells[column - 1] = restored(cell.text)
    })
    rows[number - 1] = Array.from(cells, (cell) => cell ?? '')
  })
  return { name: sheet.name, rows: Array.from(rows, (row) => row ?? []) }
}

/** Undoes `defused`: the apostrophe that keeps a spreadsheet from reading a text as a formula. */
function restored(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}
