import type { ReportDetail, ReportTableShown } from '@tanggap/contract/reporting'
import type { ReportCell } from '@tanggap/core/reporting'
import ExcelJS from 'exceljs'
import { defused } from '../plumbing/spreadsheet.ts'
import { frontFacts, paceWords, staffWords, wordOf } from './report-words.ts'

/** The report as a workbook: a front page, one sheet a table, and what every figure means. */
export async function workbookOf(report: ReportDetail): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const made = new Date(report.madeAt)
  workbook.creator = `Dinas Sosial Kabupaten ${report.regency}`
  workbook.created = made
  workbook.modified = made
  workbook.title = report.number
  addFront(workbook, report)
  for (const table of report.tables) addTable(workbook, report, table)
  addDefinitions(workbook, report)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const ink = 'FF1F2A24'
const paper = 'FFF1EDE4'
const thin = { style: 'thin', color: { argb: 'FFB9B2A4' } } as const

function addFront(workbook: ExcelJS.Workbook, report: ReportDetail): void {
  const sheet = workbook.addWorksheet('Laporan', { pageSetup: { paperSize: 9, orientation: 'portrait' } })
  sheet.columns = [{ width: 30 }, { width: 76 }]
  sheet.addRow([`PEMERINTAH KABUPATEN ${report.regency.toUpperCase()}`]).font = { bold: true, size: 12 }
  sheet.addRow(['Dinas Sosial, Pemberdayaan Masyarakat dan Desa']).font = { size: 11 }
  sheet.addRow([])
  sheet.addRow(['LAPORAN KEMAJUAN GROUND CHECK DTSEN']).font = { bold: true, size: 14, color: { argb: ink } }
  sheet.addRow([`Nomor ${report.number}`]).font = { bold: true }
  sheet.addRow([])
  for (const [name, value] of frontFacts(report)) {
    const row = sheet.addRow([name, defused(value)])
    row.getCell(1).font = { color: { argb: 'FF5C6660' } }
    row.getCell(2).alignment = { wrapText: true, vertical: 'top' }
  }
  sheet.addRow([])
  for (const [name, cell] of [
    ['Sasaran', report.headline.target],
    ['Terkumpul', report.headline.collected],
    ['Disetujui', report.headline.approved],
    ['Disahkan', report.headline.ratified],
  ] as const) {
    const row = sheet.addRow([name, storedCell(cell, 'count')])
    row.font = { bold: true }
    row.getCell(2).numFmt = '#,##0'
    row.getCell(2).alignment = { horizontal: 'left' }
  }
  for (const [name, text] of [
    ['Laju', paceWords(report)],
    ['Pendamping', staffWords(report)],
  ])
    sheet.addRow([name, text]).getCell(2).alignment = { wrapText: true, vertical: 'top' }
}

function addTable(workbook: ExcelJS.Workbook, report: ReportDetail, table: ReportTableShown): void {
  const sheet = workbook.addWorksheet(sheetName(table.title.id), {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
    views: [{ state: 'frozen', ySplit: 4 }],
  })
  sheet.headerFooter.oddFooter = `&L${report.number} · ${report.verification}&RHalaman &P dari &N`
  sheet.addRow([table.title.id]).font = { bold: true, size: 13, color: { argb: ink } }
  sheet.addRow([table.note?.id ?? '']).font = { italic: true, color: { argb: 'FF5C6660' } }
  sheet.addRow([])
  const head = sheet.addRow(table.columns.map(({ label }) => label.id))
  head.eachCell((cell) => {
    cell.font = { bold: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: paper } }
    cell.border = { bottom: thin, top: thin }
    cell.alignment = { wrapText: true, vertical: 'top' }
  })
  for (const { cells, total } of table.rows) {
    const row = sheet.addRow(
      cells.map((cell, index) => storedCell(cell, table.columns[index]?.kind ?? 'text')),
    )
    table.columns.forEach(({ kind }, index) => {
      const cell = row.getCell(index + 1)
      if (kind !== 'text') cell.alignment = { horizontal: 'right' }
      if (kind === 'percent') cell.numFmt = '0.0%'
      if (kind === 'count') cell.numFmt = '#,##0'
    })
    if (total) row.font = { bold: true }
  }
  table.columns.forEach(({ kind }, index) => {
    sheet.getColumn(index + 1).width = kind === 'text' ? 42 : 14
  })
}

function addDefinitions(workbook: ExcelJS.Workbook, report: ReportDetail): void {
  const sheet = workbook.addWorksheet('Definisi', { pageSetup: { paperSize: 9, orientation: 'landscape' } })
  sheet.columns = [{ width: 28 }, { width: 110 }]
  sheet.addRow([`Definisi ${report.definitionVersion}`]).font = { bold: true, size: 13 }
  for (const { title, meaning } of report.definitions) {
    const row = sheet.addRow([title.id, meaning.id])
    row.alignment = { wrapText: true, vertical: 'top' }
    row.getCell(1).font = { bold: true }
  }
}

function storedCell(cell: ReportCell, kind: ReportTableShown['columns'][number]['kind']) {
  if (typeof cell === 'number') return kind === 'percent' ? cell / 100 : cell
  return cell === null ? null : defused(wordOf(cell, kind))
}

/** At most 31 characters, none of those a sheet may not be called by. */
function sheetName(title: string): string {
  return title
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim()
}
