import { readVarint, unsnappy } from './snappy.ts'

/** What a LevelDB file says once it is put together (github.com/google/leveldb, doc/table_format.md, doc/log_format.md). */

const footerLength = 48
const magic = Buffer.from('57fb808b247547db', 'hex')

/** The blocks of a table (`.ldb`), opened; nothing when it is none. */
export function blocksOfTable(file: Buffer): Uint8Array[] {
  if (file.length < footerLength || !file.subarray(-8).equals(magic)) return []
  const footer = file.subarray(-footerLength)
  const [, , afterMeta] = handleAt(footer, 0)
  const [offset, size] = handleAt(footer, afterMeta)
  const index = blockAt(file, offset, size)
  return [index, ...handlesIn(index).map(([at, length]) => blockAt(file, at, length))]
}

/** The records of a log (`.log`), each put together from its fragments of 32 kB blocks. */
export function recordsOfLog(file: Buffer): Uint8Array[] {
  const records: Uint8Array[] = []
  let parts: Uint8Array[] = []
  let at = 0
  while (at + 7 <= file.length) {
    const room = 32_768 - (at % 32_768)
    if (room < 7) {
      at += room
      continue
    }
    const size = file.readUInt16LE(at + 4)
    const type = file[at + 6] ?? 0
    parts.push(file.subarray(at + 7, at + 7 + size))
    // 1 whole, 2 first, 3 middle, 4 last; 0 is what was set aside and never written.
    if (type === 1 || type === 4 || type === 0) {
      records.push(Buffer.concat(parts))
      parts = []
    }
    at += 7 + size
    if (type === 0 && size === 0) at += Math.max(0, room - 7)
  }
  return [...records, Buffer.concat(parts)]
}

function blockAt(file: Buffer, offset: number, size: number): Uint8Array {
  const content = file.subarray(offset, offset + size)
  const kind = file[offset + size] ?? 0
  return kind === 1 ? unsnappy(content) : content
}

/** Where the blocks lie: the values of the index's entries. */
function handlesIn(index: Uint8Array): [number, number][] {
  const restarts = index.length >= 4 ? Buffer.from(index).readUInt32LE(index.length - 4) : 0
  const end = index.length - 4 - restarts * 4
  const handles: [number, number][] = []
  let at = 0
  while (at < end) {
    const [, afterShared] = readVarint(index, at)
    const [unshared = 0, afterUnshared] = readVarint(index, afterShared)
    const [valueLength = 0, afterLength] = readVarint(index, afterUnshared)
    const [offset, size] = handleAt(index, afterLength + unshared)
    handles.push([offset, size])
    at = afterLength + unshared + valueLength
  }
  return handles
}

function handleAt(bytes: Uint8Array, from: number): [number, number, number] {
  const [offset = 0, next] = readVarint(bytes, from)
  const [size = 0, after] = readVarint(bytes, next)
  return [offset, size, after]
}
