import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  formatNeighbourhood,
  formatRegionCode,
  isRegionCode,
  isVillageCode,
  isWithin,
  kindOfVillage,
  parentOf,
  parseBpsCode,
  parseNeighbourhood,
  parseRegionCode,
  type RegionCode,
  rangeOf,
} from './index.ts'

function region(text: string): RegionCode {
  const parsed = parseRegionCode(text)
  if (!parsed.ok) throw new Error(`not a region: ${text}`)
  return parsed.code
}

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const province = fc.integer({ min: 11, max: 96 }).map(String)
const villageCode = fc.tuple(province, digits(8)).map(([first, rest]) => region(first + rest))
const anyRegion = fc
  .tuple(villageCode, fc.constantFrom(2, 4, 6, 10))
  .map(([code, length]) => region(code.slice(0, length)))

test('a region code is read with or without its dots and printed with them', () => {
  for (const [text, code, level, printed] of [
    ['33', '33', 'province', '33'],
    ['33.20', '3320', 'regency', '33.20'],
    [' 332011 ', '332011', 'subdistrict', '33.20.11'],
    ['33.20.11.2013', '3320112013', 'village', '33.20.11.2013'],
  ] as const) {
    assert.deepEqual(parseRegionCode(text), { ok: true, code, level })
    assert.equal(formatRegionCode(region(text)), printed)
  }
})

test('what is no Kemendagri code is refused, among it the seven digits of BPS', () => {
  for (const text of ['', '3', '332', '3320010', '33.2011', '10', '97', '33.20.11.201', 'Jepara', '33-20']) {
    const parsed = parseRegionCode(text)
    assert.equal(parsed.ok, false, text)
  }
})

test('the range of a region holds exactly the villages within it', () => {
  fc.assert(
    fc.property(villageCode, anyRegion, (village, area) => {
      const { from, below } = rangeOf(area)
      assert.equal(from <= village && village < below, isWithin(village, area))
    }),
  )
  fc.assert(
    fc.property(villageCode, fc.constantFrom(2, 4, 6, 10), (village, length) => {
      const { from, below } = rangeOf(region(village.slice(0, length)))
      assert.ok(from <= village && village < below)
      assert.equal(from.length + below.length, 20)
    }),
  )
})

test('reading undoes printing', () => {
  fc.assert(fc.property(anyRegion, (code) => assert.equal(region(formatRegionCode(code)), code)))
})

test('every region but a province has one above it', () => {
  assert.equal(parentOf(region('3320112013')), '332011')
  assert.equal(parentOf(region('332011')), '3320')
  assert.equal(parentOf(region('3320')), '33')
  assert.equal(parentOf(region('33')), undefined)
})

test('a village code tells whether it is a desa or a kelurahan', () => {
  for (const [code, kind] of [
    ['3320112013', 'desa'],
    ['3320061001', 'kelurahan'],
    ['9101013001', 'desa-adat'],
    ['3320119001', undefined],
  ] as const) {
    assert.ok(isVillageCode(code))
    assert.equal(kindOfVillage(code), kind)
  }
  assert.equal(isRegionCode('332011201'), false)
})

test('BPS codes are told apart by their length', () => {
  for (const [code, level] of [
    ['33', 'province'],
    ['3320', 'regency'],
    ['3320070', 'subdistrict'],
    ['3320070001', 'village'],
    ['33200700010005', 'sls'],
    ['3320070001000500', 'sub-sls'],
  ] as const) {
    assert.deepEqual(parseBpsCode(code), { ok: true, code, level })
  }
  assert.equal(parseBpsCode('332007').ok, false)
  assert.equal(parseBpsCode('33.20').ok, false)
})

test('RT and RW are read in the ways people write them', () => {
  for (const text of [
    '3/1',
    '003/001',
    'RT 003 RW 01',
    'RT.3/RW.1',
    'RT/RW 003/001',
    'rt3 rw1',
    '003 / 001',
  ]) {
    assert.deepEqual(parseNeighbourhood(text), { rt: '003', rw: '001' }, text)
  }
  for (const text of ['', '31', '0031', 'RT 3', 'Dukuh Krajan', '3/1/2'])
    assert.equal(parseNeighbourhood(text), undefined, text)
  assert.equal(formatNeighbourhood({ rt: '003', rw: '001' }), 'RT 003 RW 001')
})
