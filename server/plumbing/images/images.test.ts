import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanPhoto } from './index.ts'

const segment = (marker: number, content: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), lengthOf(content), content])
const lengthOf = (content: Buffer) => {
  const two = Buffer.alloc(2)
  two.writeUInt16BE(content.length + 2)
  return two
}
const frame = (width: number, height: number) =>
  segment(0xc0, Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]))
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
])
const start = Buffer.from([0xff, 0xd8])
const end = Buffer.from([0xff, 0xd9])
const exif = segment(0xe1, Buffer.from('Exif\0\0 GPS -6.59 110.67 NIK 3399011203700001'))
const photo = Buffer.concat([
  start,
  segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
  exif,
  segment(0xfe, Buffer.from('taken by somebody')),
  frame(640, 480),
  scan,
  end,
])

test('a photo keeps its picture and loses its position, its comments and what hides behind its end', () => {
  const checked = cleanPhoto(Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]))
  assert.ok(checked.ok)
  assert.deepEqual([checked.photo.width, checked.photo.height], [640, 480])
  const text = checked.photo.bytes.toString('latin1')
  for (const gone of ['Exif', '3399', 'somebody', 'script']) assert.ok(!text.includes(gone), gone)
  assert.ok(text.includes('JFIF'))
  assert.ok(checked.photo.bytes.includes(scan))
  assert.deepEqual(cleanPhoto(checked.photo.bytes), checked)
})

test('what is no photo is refused by its bytes, whatever it calls itself', () => {
  const cases: [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'image.empty'],
    ['a script', Buffer.from('<svg onload="alert(1)">'), 'image.not-a-photo'],
    ['a page behind a JPEG mark', Buffer.concat([start, Buffer.from('<html>')]), 'image.not-a-photo'],
    ['a JPEG without a picture', Buffer.concat([start, exif, end]), 'image.not-a-photo'],
    ['a JPEG cut short', photo.subarray(0, photo.length - 2), 'image.not-a-photo'],
    ['a flood of pixels', Buffer.concat([start, frame(65_000, 65_000), scan, end]), 'image.too-large'],
    ['too many bytes', Buffer.alloc(7_000_000), 'image.too-large'],
  ]
  for (const [name, file, code] of cases) {
    const checked = cleanPhoto(file)
    assert.equal(checked.ok ? 'accepted' : checked.refusal.code, code, name)
  }
})

test('a PNG loses its texts', () => {
  const chunk = (name: string, content: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return Buffer.concat([length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(3, 0)
  header.writeUInt32BE(2, 4)
  const file = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Comment\0rahasia')),
    chunk('IDAT', Buffer.from('pixels')),
    chunk('IEND', Buffer.alloc(0)),
  ])
  const checked = cleanPhoto(file)
  assert.ok(checked.ok)
  assert.deepEqual([checked.photo.width, checked.photo.height], [3, 2])
  assert.ok(!checked.photo.bytes.toString('latin1').includes('rahasia'))
})

test('no bytes make the reader fall', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 0, max: photo.length }), (noise, at) => {
      const broken = Buffer.concat([
        photo.subarray(0, at),
        Buffer.from(noise),
        photo.subarray(at + noise.length),
      ])
      const checked = cleanPhoto(broken)
      assert.equal(typeof checked.ok, 'boolean')
    }),
    { numRuns: 3000 },
  )
})

test('a WebP keeps its picture and loses its EXIF, its XMP and its colour profile', () => {
  const chunk = (name: string, content: Buffer) => {
    const head = Buffer.from(`${name}\0\0\0\0`, 'latin1')
    head.writeUInt32LE(content.length, 4)
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
  }
  // 640 × 480, less one, in 24 bits each; flags: profile, EXIF, XMP.
  const extended = chunk('VP8X', Buffer.from([0b10_1100, 0, 0, 0, 127, 2, 0, 223, 1, 0]))
  const picture = chunk('VP8L', Buffer.from([0x2f, 0, 0, 0, 0, 1, 2]))
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    extended,
    chunk('ICCP', Buffer.from('profile')),
    picture,
    chunk('EXIF', Buffer.from('GPS -6.59 110.67')),
    chunk('XMP ', Buffer.from('taken by somebody')),
  ])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  const checked = cleanPhoto(Buffer.concat([head, body, Buffer.from('<script>')]))
  assert.ok(checked.ok)
  assert.deepEqual(
    [checked.photo.mediaType, checked.photo.width, checked.photo.height],
    ['image/webp', 640, 480],
  )
  const text = checked.photo.bytes.toString('latin1')
  for (const gone of ['GPS', 'somebody', 'profile', 'script']) assert.ok(!text.includes(gone), gone)
  assert.ok(checked.photo.bytes.includes(picture))
  assert.deepEqual(cleanPhoto(checked.photo.bytes), checked)
  const cut = cleanPhoto(Buffer.concat([head, body]).subarray(0, 60))
  assert.equal(cut.ok ? 'accepted' : cut.refusal.code, 'image.not-a-photo')
})
