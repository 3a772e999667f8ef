import { createHash } from 'node:crypto'
import { localDay } from '@tanggap/core/calendar'
import { layoutOf } from '@tanggap/core/intake'
import { type Acting, type Done, done, refused } from '../plumbing/acting.ts'
import type { FileStore } from '../plumbing/files/index.ts'
import { addFile, deliveriesWith, filesOf, findIntakeForUpdate, removeFile } from './intake.store.ts'
import type { Part } from './parted-file.ts'
import type { Delimiter } from './read-csv.ts'
import { type KnownTable, knownTables } from './recognise-tables.ts'
import { TableFault } from './table-fault.ts'
import { type FileFormat, type FirstRows, tablesIn } from './tables.ts'
import { type Encoding, tableFormatOf, watchText } from './watch-text.ts'

/** What stands encrypted on disk of an upload, and how it reads. */
export interface ReceivedFile {
  readonly sha256: string
  readonly bytes: number
  readonly format: FileFormat
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  readonly parts: readonly Part[]
  readonly tables: readonly FirstRows[]
}

export const largestFile = 2 * 1024 * 1024 * 1024
const partSize = 4 * 1024 * 1024

/**
 * Takes a file in as it streams: hashed, watched, and kept in encrypted parts, so that memory holds one part
 * whatever the size. What is no table is refused with a sentence that says what it is.
 */
export async function receiveFile(
  files: FileStore,
  stream: AsyncIterable<Buffer>,
): Promise<Done<ReceivedFile>> {
  const hash = createHash('sha256')
  const text = watchText()
  const parts: Part[] = []
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let bytes = 0
  let format: FileFormat | undefined
  const keep = async () => {
    parts.push({ sha256: await files.keep(Buffer.concat(waiting)), bytes: waitingBytes })
    waiting = []
    waitingBytes = 0
  }
  for await (const chunk of stream) {
    if (chunk.length === 0) continue
    hash.update(chunk)
    bytes += chunk.length
    if (bytes > largestFile) return refused('intake.too-large', { limit: '2 GB' })
    format ??= tableFormatOf(chunk) ?? 'csv'
    const objection = format === 'csv' ? text.see(chunk) : undefined
    if (objection) return refused(objection.code, { ...objection })
    waiting.push(chunk)
    waitingBytes += chunk.length
    if (waitingBytes >= partSize) await keep()
  }
  text.end()
  if (format === undefined) return refused('intake.empty')
  if (waitingBytes > 0) await keep()
  return inspected(files, { sha256: hash.digest('hex'), bytes, format, encoding: text.encoding, parts })
}

async function inspected(
  files: FileStore,
  file: Omit<ReceivedFile, 'tables' | 'delimiter'>,
): Promise<Done<ReceivedFile>> {
  try {
    const { tables, delimiter } = await tablesIn(files, file, 1)
    if (tables.length === 0) return refused('intake.empty')
    if (tables.every(({ rows }) => rows.length === 0)) return refused('intake.only-heading')
    return done({ ...file, delimiter, tables: tables.filter(({ rows }) => rows.length > 0) })
  } catch (fault) {
    if (fault instanceof TableFault) return refused(fault.code, { ...fault.facts })
    throw fault
  }
}

/** How one table of a received file was understood. */
export type FiledTable = KnownTable & { readonly fileId: string }

/** Puts a received file into its delivery, one line a table: of the right kind, and not there already. */
export async function keepFile(
  acting: Acting,
  intakeId: string,
  fileName: string,
  file: ReceivedFile,
  cameBy: 'upload' | 'folder' = 'upload',
): Promise<Done<{ files: readonly FiledTable[]; leftOut: readonly string[] }>> {
  const intake = await findIntakeForUpdate(acting, intakeId)
  if (intake === undefined) return refused('request.not-found')
  if (intake.status !== 'receiving') return refused('intake.not-receiving')
  // Whoever adds a file has a hand in it and could accept their own; so one person fills a delivery, another decides.
  if (intake.uploaded_by !== acting.office.accountId) return refused('intake.another-ones-delivery')
  const known = await knownTables(acting, intake, file.tables)
  if (!known.ok) return known
  const wrong = known.value.tables.find(
    ({ layout }) =>
      layout !== null && (layoutOf(layout).unit === 'recipient') !== (intake.kind === 'recipients'),
  )
  if (wrong?.layout) return refused('intake.wrong-kind', { title: layoutOf(wrong.layout).title.id })
  const earlier = await deliveriesWith(acting, file.sha256)
  const same = earlier.find(
    (other) =>
      other.intake_id === intakeId ||
      (other.snapshot_version === intake.snapshot_version &&
        other.programme_code === intake.programme_code &&
        other.period === intake.period),
  )
  if (same) return refused('intake.same-file', { title: same.title, on: localDay(same.uploaded_at) })
  const filed: FiledTable[] = []
  for (const table of known.value.tables) {
    const fileId = acting.id()
    await addFile(acting, intakeId, {
      ...file,
      ...table,
      id: fileId,
      fileName: bare(fileName, file.format),
      cameBy,
      sameAs: earlier[0]?.id ?? null,
    })
    filed.push({ ...table, fileId })
  }
  const count = (await filesOf(acting, intakeId)).length
  await acting.record({
    action: 'intake.receive-file',
    subject: 'intake',
    ids: [intakeId, ...filed.map(({ fileId }) => fileId)],
    detail: {
      layouts: filed.map(({ layout }) => layout ?? 'unmapped'),
      bytes: file.bytes,
      sha256: file.sha256,
      files: count,
      cameBy,
    },
  })
  return done({ files: filed, leftOut: known.value.leftOut })
}

/** Takes a file out of its delivery again, before anything of it was checked. */
export async function takeOut(
  acting: Acting,
  intakeId: string,
  fileId: string,
): Promise<Done<{ removed: true }>> {
  const intake = await findIntakeForUpdate(acting, intakeId)
  const file = (await filesOf(acting, intakeId)).find(({ id }) => id === fileId)
  if (intake === undefined || file === undefined) return refused('request.not-found')
  if (intake.status !== 'receiving') return refused('intake.not-receiving')
  if (intake.uploaded_by !== acting.office.accountId) return refused('intake.another-ones-delivery')
  await removeFile(acting, fileId)
  await acting.record({ action: 'intake.remove-file', subject: 'intake', ids: [intakeId, fileId] })
  return done({ removed: true })
}

/** A name to show, without folders; sixteen digits in a row could be somebody's number. */
function bare(fileName: string, format: FileFormat): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? ''
  return (
    name
      .replace(/\p{Cc}/gu, '')
      .replace(/\d{12,}/g, '…')
      .slice(0, 120)
      .toWellFormed() || `berkas.${format}`
  )
}
