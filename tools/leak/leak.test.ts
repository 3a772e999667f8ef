import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { recordsOfLog } from './leveldb.ts'
import { scanProfile } from './scan-profile.ts'
import { unsnappy } from './snappy.ts'

const canary = { what: 'a name', bytes: Buffer.from('KNQWERTYUIOP') }

/** "Wikipedia is a free, web-based…": literals and copies, put together by hand from the format's description. */
test('Snappy is undone: literals, near copies and copies that overlap themselves', () => {
  const abab = Buffer.from([8, (2 - 1) << 2, 97, 98, ((6 - 4) << 2) | 1, 2])
  assert.equal(Buffer.from(unsnappy(abab)).toString(), 'abababab')
  const long = Buffer.concat([Buffer.from([70, 60 << 2, 69]), Buffer.alloc(70, 'x')])
  assert.equal(Buffer.from(unsnappy(long)).toString(), 'x'.repeat(70))
  const far = Buffer.from([6, (3 - 1) << 2, 97, 98, 99, ((3 - 1) << 2) | 2, 3, 0])
  assert.equal(Buffer.from(unsnappy(far)).toString(), 'abcabc')
})

test('a record of a log that is cut over two blocks is put together', () => {
  const content = Buffer.alloc(40_000, 'y')
  content.set(canary.bytes, 32_755)
  const first = content.subarray(0, 32_768 - 7)
  const last = content.subarray(32_768 - 7)
  const head = (size: number, type: number) => {
    const bytes = Buffer.alloc(7)
    bytes.writeUInt16LE(size, 4)
    bytes[6] = type
    return bytes
  }
  const file = Buffer.concat([head(first.length, 2), first, head(last.length, 4), last])
  assert.equal(file.includes(canary.bytes), false, 'cut apart it is not found as it is')
  assert.ok(recordsOfLog(file).some((record) => Buffer.from(record).includes(canary.bytes)))
})

test('a canary is found as it is, as UTF-16 and packed, and not where there is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-leak-'))
  writeFileSync(join(folder, 'nothing'), Buffer.alloc(5_000, 'z'))
  assert.deepEqual(scanProfile(folder, [canary]).found, [])
  writeFileSync(join(folder, 'plain'), `...${canary.bytes}...`)
  writeFileSync(join(folder, 'wide'), Buffer.from(String(canary.bytes), 'utf16le'))
  writeFileSync(join(folder, 'zipped'), Buffer.concat([Buffer.from('head'), gzipSync(canary.bytes)]))
  const snappy = [0xff, 0x11, 0x02, 24, (12 - 1) << 2, ...canary.bytes, ((12 - 1) << 2) | 2, 12, 0]
  writeFileSync(join(folder, 'value'), Buffer.from(snappy))
  const { found, files } = scanProfile(folder, [canary])
  assert.equal(files, 5)
  assert.deepEqual([...new Set(found.map(({ where }) => where.split(' ')[0]))].sort(), [
    'plain',
    'value',
    'wide',
    'zipped',
  ])
  rmSync(folder, { recursive: true })
})
