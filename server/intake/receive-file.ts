import { createHash } from 'node:crypto'
import { localDay } from '@tanggap/core/calendar'
import { type Layout, layoutOf, recogniseLayout } from '@tanggap/core/intake'
import { type Acting, type Done, done, type Refused, refused } from '../plumbing/acting.ts'
import type { FileStore } from '../plumbing/files/index.ts'
import { addFile, deliveryWith, filesOf, findIntakeForUpdate } from './intake.store.ts'
import { cut, type Delimiter, delimiterOf } from './read-csv.ts'
import { type Encoding, watchText } from './watch-text.ts'

/** What stands encrypted on disk of an upload, and how it reads. */
export interface ReceivedText {
  readonly sha256: string
  readonly bytes: number
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  readonly layout: Layout
  readonly ignored: readonly string[]
  readonly parts: readonly Part[]
}

interface Part {
  readonly sha256: string
  readonly bytes: number
}

export const largestFile = 2 * 1024 * 1024 * 1024
const partSize = 4 * 1024 * 1024
/** The heading stands within the first bytes, or there is none. */
const headingWithin = 64 * 1024

/**
 * Takes an upload in as it streams: hashed, watched, and kept in encrypted parts, so that memory holds one part
 * whatever the size. Text that no layout fits is refused at its heading, before anything is kept.
 */
export async function receiveText(
  files: FileStore,
  stream: AsyncIterable<Buffer>,
): Promise<Done<ReceivedText>> {
  const hash = createHash('sha256')
  const text = watchText()
  const parts: Part[] = []
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let bytes = 0
  let heading: Heading | undefined
  for await (const chunk of stream) {
    hash.update(chunk)
    bytes += chunk.length
    if (bytes > largestFile) return refused('intake.too-large', { limit: '2 GB' })
    const objection = text.see(chunk)
    if (objection) return refused(objection.code, { ...objection })
    waiting.push(chunk)
    waitingBytes += chunk.length
    if (heading === undefined && (waitingBytes >= headingWithin || chunk.includes(10))) {
      const read = headingOf(Buffer.concat(waiting), text.encoding)
      if (read !== undefined && !read.ok) return read
      heading = read?.value
    }
    if (waitingBytes >= partSize) {
      parts.push({ sha256: await files.keep(Buffer.concat(waiting)), bytes: waitingBytes })
      waiting = []
      waitingBytes = 0
    }
  }
  text.end()
  if (bytes === 0) return refused('intake.empty')
  if (heading === undefined) return emptyOrUnknown(Buffer.concat(waiting), text.encoding)
  if (waitingBytes > 0) parts.push({ sha256: await files.keep(Buffer.concat(waiting)), bytes: waitingBytes })
  if (bytes <= heading.end) return refused('intake.only-heading')
  const { end: _end, ...known } = heading
  return done({ sha256: hash.digest('hex'), bytes, encoding: text.encoding, parts, ...known })
}

interface Heading {
  readonly delimiter: Delimiter
  readonly layout: Layout
  readonly ignored: readonly string[]
  /** Bytes up to and with the end of the heading's line. */
  readonly end: number
}

function headingOf(first: Buffer, encoding: Encoding): Done<Heading> | undefined {
  const end = first.indexOf(10)
  if (end < 0) return undefined
  const line = new TextDecoder(encoding).decode(first.subarray(0, end + (encoding === 'utf-16le' ? 2 : 1)))
  const heading = line.replace(/[\r\n]+$/, '')
  const delimiter = delimiterOf(heading)
  const recognised = recogniseLayout(cut(heading, delimiter))
  if (!recognised.ok) return refused(recognised.refusal.code, { ...recognised.refusal })
  return done({ delimiter, layout: recognised.layout, ignored: recognised.ignored, end: end + 1 })
}

/** A file of one line, without a line's end. */
function emptyOrUnknown(all: Buffer, encoding: Encoding): Refused {
  const ended = Buffer.concat([all, encoding === 'utf-16le' ? Buffer.from([10, 0]) : Buffer.from([10])])
  const read = headingOf(ended, encoding)
  return read !== undefined && !read.ok ? read : refused('intake.only-heading')
}

/** Puts a received text into its delivery: of the right kind, and not one that is there already. */
export async function fileText(
  acting: Acting,
  intakeId: string,
  fileName: string,
  text: ReceivedText,
): Promise<Done<{ fileId: string }>> {
  const intake = await findIntakeForUpdate(acting, intakeId)
  if (intake === undefined) return refused('request.not-found')
  if (intake.status !== 'receiving') return refused('intake.not-receiving')
  // Whoever adds a file has a hand in it and could accept their own; so one person fills a delivery, another decides.
  if (intake.uploaded_by !== acting.office.accountId) return refused('intake.another-ones-delivery')
  const isRecipients = text.layout.key === 'recipients'
  if (isRecipients !== (intake.kind === 'recipients'))
    return refused('intake.wrong-kind', { title: layoutOf(text.layout.key).title.id })
  const same = await deliveryWith(acting, text.sha256)
  if (same)
    return refused('intake.same-file', {
      title: same.title,
      on: localDay(same.uploaded_at),
    })
  const fileId = acting.id()
  await addFile(acting, intakeId, {
    id: fileId,
    layout: text.layout.key,
    fileName: bare(fileName),
    sha256: text.sha256,
    bytes: text.bytes,
    encoding: text.encoding,
    delimiter: text.delimiter,
    parts: text.parts,
  })
  const count = (await filesOf(acting, intakeId)).length
  await acting.record({
    action: 'intake.receive-file',
    subject: 'intake',
    ids: [intakeId, fileId],
    detail: { layout: text.layout.key, bytes: text.bytes, sha256: text.sha256, files: count },
  })
  return done({ fileId })
}

/** A name to show, without folders; sixteen digits in a row could be somebody's number. */
function bare(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? ''
  return (
    name
      .replace(/\p{Cc}/gu, '')
      .replace(/\d{12,}/g, '…')
      .slice(0, 120)
      .toWellFormed() || 'berkas.csv'
  )
}
