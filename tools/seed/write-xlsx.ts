import { type FileHandle, open } from 'node:fs/promises'
import { strToU8, Zip, ZipDeflate } from 'fflate'

/** A sheet holds 1,048,576 rows, one of them the headings. */
export const ROWS_A_SHEET = 1_048_575

/**
 * Writes a workbook row by row, as a provider would: every cell a text, so that no number loses a digit. A table too
 * long for one sheet goes on in a second one with the same headings.
 */
export class WorkbookFile {
  private readonly file: FileHandle
  private readonly rowsASheet: number
  private readonly zip: Zip
  private readonly ready: Uint8Array[] = []
  private readonly sheets: string[] = []
  private entry: ZipDeflate | undefined
  private title = ''
  private heading: readonly string[] = []
  private rows = 0
  private part = 1
  private text = ''

  static async open(path: string, rowsASheet = ROWS_A_SHEET): Promise<WorkbookFile> {
    return new WorkbookFile(await open(path, 'w'), rowsASheet)
  }

  private constructor(file: FileHandle, rowsASheet: number) {
    this.file = file
    this.rowsASheet = rowsASheet
    this.zip = new Zip((fault, chunk) => {
      if (fault) throw fault
      this.ready.push(chunk)
    })
  }

  /** Begins a table; rows that follow belong to it. */
  table(title: string, heading: readonly string[]): void {
    this.endSheet()
    this.title = title
    this.heading = heading
    this.part = 1
    this.beginSheet()
  }

  async add(cells: readonly string[]): Promise<void> {
    if (this.rows === this.rowsASheet) {
      this.endSheet()
      this.part += 1
      this.beginSheet()
    }
    this.rows += 1
    this.writeRow(cells)
    if (this.text.length > 262_144) await this.flush()
  }

  async close(): Promise<void> {
    this.endSheet()
    const list = this.sheets.map((name, at) => ({ name, id: at + 1 }))
    this.whole(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list
        .map(({ name, id }) => `<sheet name="${escaped(name)}" sheetId="${id}" r:id="rId${id}"/>`)
        .join('')}</sheets></workbook>`,
    )
    this.whole(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships">${list
        .map(
          ({ id }) =>
            `<Relationship Id="rId${id}" Type="${relations}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
        )
        .join('')}</Relationships>`,
    )
    this.whole(
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    )
    this.whole(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${list
        .map(
          ({ id }) =>
            `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
    )
    this.zip.end()
    await this.drain()
    await this.file.close()
  }

  private beginSheet(): void {
    this.sheets.push(this.part === 1 ? this.title : `${this.title} ${this.part}`)
    this.entry = new ZipDeflate(`xl/worksheets/sheet${this.sheets.length}.xml`, { level: 1 })
    this.zip.add(this.entry)
    this.rows = 0
    this.text = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>`
    this.writeRow(this.heading)
  }

  private writeRow(cells: readonly string[]): void {
    let row = '<row>'
    for (const cell of cells)
      row +=
        cell === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
    this.text += `${row}</row>`
  }

  private endSheet(): void {
    if (this.entry === undefined) return
    this.entry.push(strToU8(`${this.text}</sheetData></worksheet>`), true)
    this.entry = undefined
    this.text = ''
  }

  private whole(name: string, content: string): void {
    const entry = new ZipDeflate(name, { level: 1 })
    this.zip.add(entry)
    entry.push(strToU8(content), true)
  }

  private async flush(): Promise<void> {
    this.entry?.push(strToU8(this.text))
    this.text = ''
    await this.drain()
  }

  private async drain(): Promise<void> {
    const chunks = this.ready.splice(0)
    if (chunks.length > 0) await this.file.writeFile(Buffer.concat(chunks))
  }
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
