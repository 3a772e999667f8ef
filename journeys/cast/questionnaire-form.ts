import { groundCheck202503, type Sheet, writeXlsForm } from '@tanggap/core/instrument'
import ExcelJS from 'exceljs'

/** A question as somebody types it into the spreadsheet: what is not said stays empty. */
export type SurveyRow = Readonly<Record<string, string>>

/** The questionnaire in use with a name and a date of its own and one question more, saved as a workbook. */
export async function writesForm(
  path: string,
  form: { readonly version: string; readonly validFrom: string; readonly asks: SurveyRow },
): Promise<void> {
  const sheets = writeXlsForm(groundCheck202503).map((sheet) => {
    if (sheet.name === 'settings') return named(sheet, form)
    return sheet.name === 'survey' ? asking(sheet, form.asks) : sheet
  })
  const workbook = new ExcelJS.Workbook()
  for (const { name, rows } of sheets) workbook.addWorksheet(name).addRows(rows.map((row) => [...row]))
  await workbook.xlsx.writeFile(path)
}

function named(sheet: Sheet, { version, validFrom }: { version: string; validFrom: string }): Sheet {
  const [headings = [], row = []] = sheet.rows
  const named = row
    .with(headings.indexOf('version'), version)
    .with(headings.indexOf('tanggap_valid_from'), validFrom)
  return { ...sheet, rows: [headings, named] }
}

/** The question is put before the one about the floor's area. */
function asking(sheet: Sheet, asks: SurveyRow): Sheet {
  const [headings = []] = sheet.rows
  const place = sheet.rows.findIndex((row) => row[1] === 'floorArea')
  return {
    ...sheet,
    rows: sheet.rows.toSpliced(
      place,
      0,
      headings.map((heading) => asks[heading] ?? ''),
    ),
  }
}
