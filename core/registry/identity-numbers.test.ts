import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  birthDateInNik,
  checkFamilyCardNumber,
  checkNik,
  cleanDigits,
  type FamilyCardNumber,
  isFamilyCardNumber,
  isNik,
  maskedNumber,
  maskedValue,
  type Nik,
  type NikFacts,
  parseFamilyCardNumber,
  parseNik,
  sexInNik,
  withoutNumbers,
} from './index.ts'

const today = '2025-03-03'

function nik(text: string): Nik {
  if (!isNik(text)) throw new Error('not a NIK')
  return text
}

function card(text: string): FamilyCardNumber {
  if (!isFamilyCardNumber(text)) throw new Error('not a card number')
  return text
}

function codes(text: string, facts: Partial<NikFacts> = {}): string[] {
  return checkNik(nik(text), { today, ...facts }).map(({ code }) => code)
}

test('what a spreadsheet adds around a number is taken away, and no digit is', () => {
  for (const raw of [
    '3399112201850001',
    " '3399112201850001",
    '3399 1122 0185 0001 ',
    '3399.1122.0185.0001',
    '3399112201850001.0',
    '\uFEFF"3399112201850001"',
    '339911\u00A02201850001',
  ]) {
    const parsed = parseNik(raw)
    assert.ok(parsed.ok, JSON.stringify(raw))
    assert.equal(parsed.nik, '3399112201850001')
    assert.equal(parsed.cleaned, raw !== '3399112201850001')
  }
})

test('a number that lost digits is refused and never completed', () => {
  for (const [raw, refusal] of [
    ['3.39911E+15', { code: 'digits.scientific' }],
    ['3,39911220185000E+15', { code: 'digits.scientific' }],
    ['33991122018500', { code: 'digits.length', found: 14 }],
    ['33991122018500012', { code: 'digits.length', found: 17 }],
    ['', { code: 'digits.empty' }],
    [' - ', { code: 'digits.empty' }],
    ["'", { code: 'digits.empty' }],
    ['339911220185OOO1', { code: 'digits.letters', suggestion: '3399112201850001' }],
    ['tidak ada', { code: 'digits.letters' }],
  ] as const) {
    assert.deepEqual(cleanDigits(raw), { ok: false, refusal }, JSON.stringify(raw))
  }
})

test('whatever cleaning accepts has the digits of the cell in their order', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'0123456789 .-\'"OlE+'), maxLength: 24 })
  fc.assert(
    fc.property(cell, (raw) => {
      const result = cleanDigits(raw)
      if (!result.ok) return
      assert.match(result.digits, /^\d{16}$/)
      assert.ok(raw.replace(/\D/g, '').startsWith(result.digits))
    }),
    { numRuns: 2000 },
  )
})

test('the structure of a NIK is checked as the rules of the civil registry describe it', () => {
  for (const [text, expected] of [
    ['3399112201850001', []],
    ['3399116201850001', []],
    ['3399113201850001', ['nik.date_impossible']],
    ['3399117202850001', ['nik.date_impossible']],
    ['3399113002850001', ['nik.date_impossible']],
    ['3399112902840001', []],
    ['3399112902850001', ['nik.date_impossible']],
    ['3399110013850001', ['nik.date_impossible']],
    ['3399112201850000', ['nik.serial_zero']],
    ['1111111111111111', ['nik.placeholder']],
    ['0000000000000000', ['nik.placeholder']],
    ['1234567890123456', ['nik.placeholder']],
    ['0999112201850001', ['nik.region_unknown']],
    ['9799112201850001', ['nik.region_unknown']],
  ] as const) {
    assert.deepEqual(codes(text), expected, text)
  }
})

test('a NIK that contradicts the person only warns, for it is valid for life', () => {
  const woman = '3399116201850001'
  assert.deepEqual(codes(woman, { sex: 'female', birthDate: '1985-01-22' }), [])
  assert.deepEqual(codes(woman, { sex: 'male' }), ['nik.sex_mismatch'])
  assert.deepEqual(codes(woman, { birthDate: '1985-02-01' }), ['nik.birth_mismatch'])
  assert.deepEqual(codes('3399112201010001', { birthDate: '1901-01-22' }), ['nik.age_over_110'])
  assert.deepEqual(codes(woman, { regencyCode: '3320' }), ['nik.other_region'])
  assert.deepEqual(codes(woman, { knownRegions: new Set(['3320']) }), ['nik.region_unknown'])
  assert.deepEqual(codes(woman, { knownRegions: new Set(['3399']), regencyCode: '3399' }), [])
  for (const finding of checkNik(nik(woman), { today, sex: 'male', birthDate: '1999-09-09' })) {
    assert.equal(finding.severity, 'warning')
  }
})

test('the century of a NIK is the one nearest to the stated birth, else the latest that is past', () => {
  assert.equal(birthDateInNik(nik('3399112201200001'), { today }), '2020-01-22')
  assert.equal(birthDateInNik(nik('3399112201260001'), { today }), '1926-01-22')
  assert.equal(birthDateInNik(nik('3399112201200001'), { today, stated: '1921-05-05' }), '1920-01-22')
  assert.equal(birthDateInNik(nik('3399113201200001'), { today }), undefined)
})

test('sex and birth survive the way into a NIK and out again', () => {
  const birth = fc.date({ min: new Date('1926-01-01'), max: new Date('2025-03-03'), noInvalidDate: true })
  const serial = fc.integer({ min: 1, max: 9999 })
  fc.assert(
    fc.property(birth, fc.constantFrom('male', 'female'), serial, (date, sex, number) => {
      const birthDate = date.toISOString().slice(0, 10)
      const day = Number(birthDate.slice(8)) + (sex === 'female' ? 40 : 0)
      const text = `339911${String(day).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}${String(number).padStart(4, '0')}`
      assert.deepEqual(codes(text, { sex, birthDate }), [])
      assert.equal(sexInNik(nik(text)), sex)
      assert.equal(birthDateInNik(nik(text), { today, stated: birthDate }), birthDate)
    }),
  )
})

test('a masked number shows its last four digits and nothing else', () => {
  assert.equal(maskedNumber('3399112201850001'), '•••• 0001')
  const value = {
    note: 'HP 081234567890',
    meters: [{ idNumber: '512345678901' }],
    rt: '001',
    since: undefined,
  }
  const masked = { note: 'HP •••• 7890', meters: [{ idNumber: '•••• 8901' }], rt: '001', since: null }
  assert.deepEqual(maskedValue(value), masked)
})

test('a NIK in the column of the family card is noticed', () => {
  const check = (text: string, memberNiks: string[] = []) =>
    checkFamilyCardNumber(card(text), { memberNiks }).map(({ code }) => code)
  assert.deepEqual(check('3399112203120001'), [])
  assert.deepEqual(check('3399112203980001'), [])
  assert.deepEqual(check('3399112201850001', ['3399112201850001']), ['kk.equals_nik'])
  assert.deepEqual(check('3399116201850001'), ['kk.probably_nik'])
  assert.deepEqual(check('3399113502120001'), ['kk.date_impossible'])
  assert.deepEqual(check('3399112203120000'), ['kk.serial_zero'])
  assert.deepEqual(check('2222222222222222'), ['kk.placeholder'])
  assert.equal(parseFamilyCardNumber(' 3399112203120001').ok, true)
  assert.equal(parseFamilyCardNumber('3.3991E+15').ok, false)
})

test('a number of identity typed into free words keeps its last four digits, other numbers stay', () => {
  for (const number of [
    '3399011203700001',
    '3399 0112 0370 0001',
    '339901.120370.0001',
    '3399-0112-0370-0001',
  ])
    assert.equal(withoutNumbers(`NIK ${number}, lihat KK`), 'NIK •••• 0001, lihat KK')
  for (const text of ['2025-03-10 2025-03-11', '081234567890', '33990112037000012', 'Rp 1.500.000'])
    assert.equal(withoutNumbers(text), text)
})
