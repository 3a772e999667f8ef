import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainJpeg } from './plain-jpeg.ts'

const segment = (marker: number, text: string) =>
  Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text, 'latin1')])
const start = Buffer.from([0xff, 0xd8])
const scan = Buffer.concat([segment(0xda, 'scan'), Buffer.from([1, 0xff, 0, 0xff, 0xe2, 0, 9, 0xff, 0xd9])])

test('a picture loses its profile, its place and its comments, and nothing of what is seen', () => {
  const jfif = segment(0xe0, 'JFIF')
  const tables = segment(0xdb, 'tables')
  const aside = [segment(0xe2, 'ICC_PROFILE'), segment(0xe1, 'Exif GPS'), segment(0xfe, 'a note')]
  const [profile = start, exif = start, note = start] = aside
  const picture = Buffer.concat([start, jfif, profile, exif, tables, note, scan])
  const plain = Buffer.concat([start, jfif, tables, scan])
  assert.deepEqual(Buffer.from(plainJpeg(new Uint8Array(picture))), plain)
  assert.deepEqual(Buffer.from(plainJpeg(new Uint8Array(plain))), plain)
})

test('what is no JPEG, or is cut short, comes out as it went in', () => {
  for (const bytes of [new Uint8Array(0), new Uint8Array([1, 2, 3]), new Uint8Array([0xff, 0xd8, 0xff])])
    assert.deepEqual(plainJpeg(bytes), bytes)
})
