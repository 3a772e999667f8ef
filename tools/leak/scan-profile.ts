import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gunzipSync, inflateSync } from 'node:zlib'
import { blocksOfTable, recordsOfLog } from './leveldb.ts'
import { unsnappy } from './snappy.ts'

/** Something that must not lie on a phone: its bytes, and what it is of. */
export interface Canary {
  readonly what: string
  readonly bytes: Buffer
}

export interface Found {
  readonly canary: Canary
  /** Path inside the profile, and in which form it lay there. */
  readonly where: string
}

export interface Scanned {
  readonly files: number
  readonly bytes: number
  readonly found: readonly Found[]
}

/**
 * Looks for canaries in every byte of a browser's profile: as they are, as UTF-16, in the opened blocks and records of
 * LevelDB, in values that IndexedDB packed with Snappy, and in what was kept as gzip or deflate.
 */
export function scanProfile(folder: string, canaries: readonly Canary[]): Scanned {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
  const forms = canaries.flatMap((canary) => [
    { canary, bytes: canary.bytes },
    { canary, bytes: Buffer.from(canary.bytes.toString('latin1'), 'utf16le') },
  ])
  const found: Found[] = []
  let bytes = 0
  for (const path of paths) {
    const file = readFileSync(path)
    bytes += file.length
    for (const { text, form } of formsOf(path, file))
      for (const { canary, bytes: wanted } of forms)
        if (text.includes(wanted)) found.push({ canary, where: `${relative(folder, path)} (${form})` })
  }
  return { files: paths.length, bytes, found }
}

/** A file in every form in which something may lie in it. */
function formsOf(path: string, file: Buffer): { text: Buffer; form: string }[] {
  const isLog = /\.log$|MANIFEST-\d+$/.test(path)
  const opened = [...blocksOfTable(file), ...(isLog ? recordsOfLog(file) : [])].map((one) => Buffer.from(one))
  const plain = [{ text: file, form: 'as it is' }, ...opened.map((text) => ({ text, form: 'LevelDB' }))]
  const packed = plain.flatMap(({ text }) => packedIn(text).map((inner) => ({ text: inner, form: 'packed' })))
  return [...plain, ...packed]
}

/** Header of a value that IndexedDB has packed: version 17, "compressed with Snappy". */
const snappyValue = Buffer.from([0xff, 0x11, 0x02])
const gzip = Buffer.from([0x1f, 0x8b, 0x08])

function packedIn(text: Buffer): Buffer[] {
  return [
    ...placesOf(text, snappyValue).map((at) => Buffer.from(unsnappy(text.subarray(at + 3)))),
    ...placesOf(text, gzip).flatMap((at) => tried(() => gunzipSync(text.subarray(at), tolerant))),
    ...(text[0] === 0x78 ? tried(() => inflateSync(text, tolerant)) : []),
  ]
}

/** What is cut off is opened as far as it goes. */
const tolerant = { finishFlush: 2 } as const

function tried(open: () => Buffer): Buffer[] {
  try {
    return [open()]
  } catch {
    return []
  }
}

function placesOf(text: Buffer, wanted: Buffer): number[] {
  const places: number[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) places.push(at)
  return places
}
