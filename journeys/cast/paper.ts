import { inflateSync } from 'node:zlib'

/** What is printed on a PDF sheet, read as eyes would: one text for each piece set in one font. */
function printedOn(pdf: Uint8Array): string[] {
  const text = Buffer.from(pdf).toString('latin1')
  const streams = [...text.matchAll(/(?<!end)stream\r?\n/g)].map(({ index, 0: start }) =>
    inflated(pdf.subarray(index + start.length)),
  )
  const letters = streams.filter((stream) => stream.includes('beginbfchar')).map(readLetters)
  const pieces = streams.flatMap((stream) => stream.match(/^(?:\[.*?\] TJ|\(.*?\) Tj)$/gms) ?? [])
  // The sheet says which font a piece is set in; trying each is enough, since only one reads as words.
  return letters.flatMap((alphabet) => pieces.map((piece) => readPiece(piece, alphabet)))
}

function inflated(bytes: Uint8Array): string {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    return ''
  }
}

function readLetters(map: string): ReadonlyMap<string, string> {
  return new Map(
    [...map.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]{4})>$/gim)].map(([, glyph = '', letter = '']) => [
      glyph.toUpperCase(),
      String.fromCodePoint(Number.parseInt(letter, 16)),
    ]),
  )
}

/** The strings of one piece, whose signs are pairs of bytes; the numbers between them only move the pen. */
function readPiece(piece: string, alphabet: ReadonlyMap<string, string>): string {
  const bytes = [...piece.matchAll(/\(((?:\\.|[^\\)])*)\)/gs)]
    .map(([, said = '']) => unescaped(said))
    .join('')
  return (bytes.match(/../gs) ?? [])
    .map((pair) => alphabet.get(Buffer.from(pair, 'latin1').toString('hex').toUpperCase()) ?? '\uFFFD')
    .join('')
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(said: string): string {
  return said.replace(/\\(?:([0-7]{1,3})|(.))/gs, (_, octal?: string, sign = '') =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[sign] ?? sign),
  )
}

/** The slips of a sheet: the serial outside, the code inside. */
export function slipsOn(pdf: Uint8Array): { serial: string; code: string }[] {
  const words = printedOn(pdf)
  const serials = words.filter((word) => /^\d{7}-\d$/.test(word))
  const codes = words.filter((word) => /^[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(word))
  return serials.map((serial, at) => ({ serial, code: codes[at] ?? '' }))
}
