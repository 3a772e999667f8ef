import { Readable } from 'node:stream'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import type { PartedFile } from './parted-file.ts'
import { readXml, xmlSteps } from './read-xml.ts'
import type { SourceRow } from './source-row.ts'
import { StringArena } from './string-arena.ts'
import { mostColumns, orBroken, TableFault } from './table-fault.ts'
import { isDateFormat, numberText } from './xlsx-cells.ts'

/** Unpacked, all parts together; ten times a regency in one workbook. */
const largestUnpacked = 6 * 1024 * 1024 * 1024
/** Sheets of a million different rows pack twenty to one; deflate cannot beat a thousand, and a bomb does nothing else. */
const densestPacking = 200
/** Texts of cells are kept while a sheet is read. */
const mostText = 512 * 1024 * 1024
const mostEntries = 5_000

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  /** Rows in their order, those without any text passed over. */
  rows(path: string): AsyncIterable<SourceRow>
  close(): void
}

/** Opens a workbook where it stands. What it says of its size is checked before any of it is unpacked. */
export async function openWorkbook(file: PartedFile): Promise<Workbook> {
  try {
    const zip = await fromRandomAccessReaderPromise(new PartsReader(file), file.bytes, {
      lazyEntries: true,
      autoClose: false,
    })
    const entries = await entriesOf(zip)
    const read = (path: string) => stream(zip, entries, path)
    const { sheets, is1904 } = await sheetsOf(entries, read)
    return {
      sheets,
      rows: (path) => orBroken(rowsOf(entries, read, path, is1904), 'intake.workbook-broken'),
      close: () => zip.close(),
    }
  } catch (fault) {
    throw fault instanceof TableFault ? fault : new TableFault('intake.workbook-broken')
  }
}

class PartsReader extends RandomAccessReader {
  private readonly file: PartedFile
  constructor(file: PartedFile) {
    super()
    this.file = file
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.file.stream(start, end), { objectMode: false })
  }
}

type Entries = ReadonlyMap<string, Entry>
type Read = (path: string) => Promise<AsyncIterable<Uint8Array>>

async function entriesOf(zip: ZipFile): Promise<Entries> {
  const entries = new Map<string, Entry>()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new TableFault('intake.workbook-locked')
    unpacked += entry.uncompressedSize
    const dense = entry.uncompressedSize > 1024 * 1024 * 8
    if (
      unpacked > largestUnpacked ||
      entries.size >= mostEntries ||
      (dense && entry.uncompressedSize > entry.compressedSize * densestPacking)
    )
      throw new TableFault('intake.workbook-too-large')
    entries.set(entry.fileName, entry)
  }
  return entries
}

async function stream(zip: ZipFile, entries: Entries, path: string): Promise<AsyncIterable<Uint8Array>> {
  const entry = entries.get(path)
  if (entry === undefined) throw new TableFault('intake.workbook-broken')
  return zip.openReadStreamPromise(entry)
}

async function sheetsOf(entries: Entries, read: Read) {
  if (!entries.has('xl/workbook.xml')) throw new TableFault('intake.workbook-broken')
  const targets = new Map<string, string>()
  await readXml(await read('xl/_rels/workbook.xml.rels'), {
    open(name, { Id: id, Target: target }) {
      if (name === 'Relationship' && id !== undefined && target !== undefined)
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  const sheets: { name: string; path: string }[] = []
  let is1904 = false
  await readXml(await read('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      const path = targets.get(attributes['r:id'] ?? '')
      if (name === 'sheet' && path?.includes('worksheets/') === true)
        sheets.push({ name: attributes.name ?? '', path })
    },
  })
  return { sheets, is1904 }
}

async function* rowsOf(
  entries: Entries,
  read: Read,
  path: string,
  is1904: boolean,
): AsyncIterable<SourceRow> {
  const texts = await textsOf(entries, read)
  const dates = await dateStyles(entries, read)
  const ready: SourceRow[] = []
  let line = 0
  let cells: string[] = []
  let place = -1
  let kind = ''
  let isDate = false
  let isFormula = false
  let inValue = false
  let value = ''
  const steps = xmlSteps(await read(path), {
    open(name, attributes) {
      if (name === 'row') {
        line = attributes.r === undefined ? line + 1 : Number(attributes.r)
        cells = []
        place = -1
      } else if (name === 'c') {
        place = attributes.r === undefined ? place + 1 : columnOf(attributes.r)
        if (place >= mostColumns) throw new TableFault('intake.too-many-columns', { limit: mostColumns })
        kind = attributes.t ?? 'n'
        isDate = dates.has(Number(attributes.s ?? 0))
        isFormula = false
        value = ''
      } else if (name === 'f') isFormula = true
      else inValue = name === 'v' || name === 't'
    },
    text(text) {
      if (inValue) value += text
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c') {
        const text = kind === 's' ? (texts.at(Number(value)) ?? '') : value
        const shown = kind === 'n' && value !== '' ? numberText(value, isDate, is1904) : text
        cells[place] = isFormula ? `=${shown}` : shown
      } else if (name === 'row' && cells.some((cell) => cell !== undefined && cell.trim() !== ''))
        ready.push({ line, cells: Array.from(cells, (cell) => cell ?? '') })
    },
  })
  for await (const _ of steps) yield* ready.splice(0)
}

async function textsOf(entries: Entries, read: Read): Promise<StringArena> {
  const texts = new StringArena()
  if (!entries.has('xl/sharedStrings.xml')) return texts
  let text = ''
  let inText = false
  await readXml(await read('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = ''
      // Furigana beside a text is no part of it.
      inText = name === 't'
    },
    text(more) {
      if (inText) text += more
    },
    close(name) {
      if (name === 't') inText = false
      if (name !== 'si') return
      texts.add(text)
      if (texts.bytes > mostText) throw new TableFault('intake.workbook-too-large')
    },
  })
  return texts
}

/** Numbers of the styles by which a number is shown as a day. */
async function dateStyles(entries: Entries, read: Read): Promise<ReadonlySet<number>> {
  const styles = new Set<number>()
  if (!entries.has('xl/styles.xml')) return styles
  const formats = new Map<number, string>()
  let inCells = false
  let at = 0
  await readXml(await read('xl/styles.xml'), {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const format = Number(attributes.numFmtId ?? 0)
      if (isDateFormat(format, formats.get(format))) styles.add(at)
      at += 1
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** AB12 → 27 */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
    if (column > mostColumns) return mostColumns
  }
  return column - 1
}
