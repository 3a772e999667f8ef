import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutBytes } from './cut-bytes.ts'
import { EndlessRow, readCsv } from './read-csv.ts'
import { unpacked } from './row-block.ts'
import type { SourceRow } from './source-row.ts'
import { longestLine } from './watch-text.ts'

async function* inChunks(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function* asText(text: string): AsyncIterable<string> {
  yield text
}

/** Rows as pieces give them, cut where they are checked. */
async function inPieces(text: string, chunk: number, rows: number, after = 0): Promise<SourceRow[]> {
  const found: SourceRow[] = []
  for await (const { bytes, before } of cutBytes(inChunks(Buffer.from(text), chunk), rows))
    found.push(...unpacked({ bytes, before, after, encoding: 'utf-8', delimiter: ',' }))
  return found
}

const texts = [
  '',
  'a,b\n1,2\n3,4',
  'a,b\r\n1,2\r\n\r\n , \r\n3,4\r\n',
  'a,"b\nstill b",c\n"x ""y""\n\nz",2,3\n4,5,6\n',
  'nama,desa\n"Siti, binti ""A""",Wedelan\nMoh. Ñur,"Bangsri"\n',
  `a\n${'"1\n2\n3"\n'.repeat(40)}`,
]

test('pieces of bytes hold the rows the text holds, with their lines, wherever the bytes are cut', async () => {
  for (const text of texts) {
    const whole: SourceRow[] = []
    for await (const row of readCsv(asText(text), ',')) whole.push(row)
    for (const chunk of [1, 2, 3, 7, 64, 65_536])
      for (const rows of [1, 2, 5, 1_000]) assert.deepEqual(await inPieces(text, chunk, rows), whole)
  }
})

test('rows that are known already are passed over, and a mark of byte order is no sign', async () => {
  assert.deepEqual(
    (await inPieces('\ufeffa\nb\n"c\nd"\ne\n', 4, 2, 2)).map(({ line }) => line),
    [3, 5],
  )
  assert.deepEqual((await inPieces('\ufeffa\nb', 2, 1))[0]?.cells, ['a'])
})

test('a quotation mark that never closes ends with the line on which its row begins, and memory is bounded', async () => {
  await assert.rejects(
    inPieces('a\nb\n"c\nd\n', 3, 2),
    (fault) => fault instanceof EndlessRow && fault.line === 3,
  )
  let read = 0
  async function* endless(): AsyncIterable<Buffer> {
    yield Buffer.from('a\n"')
    for (; read < 100 * longestLine; read += 65_536) yield Buffer.from(`${'x'.repeat(65_535)}\n`)
  }
  await assert.rejects(
    async () => {
      for await (const piece of cutBytes(endless(), 1)) assert.equal(piece.before, 0)
    },
    (fault) => fault instanceof EndlessRow && fault.line === 2,
  )
  assert.ok(read < 2 * longestLine, `${read} bytes were read`)
})
