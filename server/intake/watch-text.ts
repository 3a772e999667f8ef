export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le'

export type TextObjection =
  | { readonly code: 'intake.not-text'; readonly looksLike: string | undefined }
  | { readonly code: 'intake.line-too-long'; readonly line: number }

/** A longer line than any spreadsheet writes; beyond it a file is not read, so that memory stays bounded. */
export const longestLine = 1024 * 1024

/**
 * Watches the bytes of an upload go by: whether they are text, in which encoding, and whether any line is
 * endless. Windows-1252 reads anything, so it is what remains when the bytes are not UTF-8.
 */
export function watchText() {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let encoding: Encoding = 'utf-8'
  let first = true
  let line = 1
  let length = 0
  /** The first byte of a pair that was cut in two. */
  let half: number | undefined
  return {
    get encoding() {
      return encoding
    },
    see(chunk: Buffer): TextObjection | undefined {
      if (first && chunk.length > 0) {
        first = false
        const looksLike = known(chunk)
        if (looksLike !== undefined) return { code: 'intake.not-text', looksLike }
        if (chunk[0] === 0xff && chunk[1] === 0xfe) encoding = 'utf-16le'
      }
      if (encoding === 'utf-16le' ? hasNulPair(chunk) : chunk.includes(0))
        return { code: 'intake.not-text', looksLike: undefined }
      if (encoding === 'utf-8' && !isUtf8(strict, chunk)) encoding = 'windows-1252'
      return overlong(chunk)
    },
    /** A character cut off at the end of the file is no UTF-8 either. */
    end(): void {
      if (encoding === 'utf-8' && !isUtf8(strict, undefined)) encoding = 'windows-1252'
    },
  }

  /** A NUL as UTF-16 writes it, wherever the chunks are cut; no table holds one. */
  function hasNulPair(chunk: Buffer): boolean {
    if (half === 0 && chunk[0] === 0) return true
    let at = half === undefined ? 0 : 1
    for (; at + 1 < chunk.length; at += 2) if (chunk[at] === 0 && chunk[at + 1] === 0) return true
    half = at < chunk.length ? chunk[at] : undefined
    return false
  }

  function overlong(chunk: Buffer): TextObjection | undefined {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      if (length + at - from > longestLine) return { code: 'intake.line-too-long', line }
      line += 1
      length = 0
      from = at + 1
    }
    length += chunk.length - from
    return length > longestLine ? { code: 'intake.line-too-long', line } : undefined
  }
}

function isUtf8(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | undefined): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

/** What people rename to .csv or .xlsx, by its first bytes. */
const beginnings: readonly (readonly [string, readonly number[]])[] = [
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['Excel (.xls)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['GZIP', [0x1f, 0x8b]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
]

/** Tables that are no text, by their first bytes; a ZIP is looked into before it counts as a workbook. */
export function tableFormatOf(first: Buffer): 'xlsx' | 'parquet' | undefined {
  if (first.toString('latin1', 0, 4) === 'PK\u0003\u0004') return 'xlsx'
  return first.toString('latin1', 0, 4) === 'PAR1' ? 'parquet' : undefined
}

function known(chunk: Buffer): string | undefined {
  return beginnings.find(([, bytes]) => bytes.every((byte, at) => chunk[at] === byte))?.[0]
}
