import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatLongDate,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatRelative,
  formatRupiah,
  formatShortDate,
  formatTime,
  inFours,
  maskIdentity,
} from './format.ts'

/** Non-breaking spaces are right on the screen and unreadable in a test. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const afternoon = '2025-03-03T07:30:00Z'

describe('numbers', () => {
  const table: [string, string, string][] = [
    ['thousands and decimals', formatNumber(1234.5), '1.234,5'],
    ['English thousands and decimals', formatNumber(1234.5, 'en'), '1,234.5'],
    ['a whole number has no comma', formatNumber(56490), '56.490'],
    ['a negative number', formatNumber(-1200), '-1.200'],
    ['a share', formatPercent(0.1227), '12,3 %'],
    ['an English share', formatPercent(0.1227, 'en'), '12.3%'],
    ['rupiah', formatRupiah(200000), 'Rp 200.000'],
    ['a debt', formatRupiah(-50000), '-Rp 50.000'],
    ['rupiah for an English reader', formatRupiah(200000, 'en'), 'Rp 200,000'],
    ['a small file', formatBytes(850), '850 B'],
    ['a photo', formatBytes(158_200), '158 kB'],
    ['an extract', formatBytes(2_410_000), '2,4 MB'],
  ]
  for (const [name, actual, expected] of table) {
    test(`${name}: ${expected}`, () => assert.equal(plain(actual), expected))
  }
  test('a number and its currency stay on one line', () =>
    assert.equal(formatRupiah(200000), 'Rp\u00a0200.000'))
})

describe('dates and hours', () => {
  const table: [string, string, string][] = [
    ['a date', formatDate(afternoon), '3 Maret 2025'],
    ['an English date', formatDate(afternoon, 'en'), '3 March 2025'],
    ['a date for a table', formatShortDate('2025-08-17'), '17 Agu 2025'],
    ['a date with its weekday', formatLongDate(afternoon), 'Senin, 3 Maret 2025'],
    ['a period', formatMonth('2025-03'), 'Maret 2025'],
    ['a quarter', formatPeriod('2025-T3'), 'Juli–September 2025'],
    ['a month as a period', formatPeriod('2025-03'), 'Maret 2025'],
    ['a period of another make', formatPeriod('Tahap 3'), 'Tahap 3'],
    ['an hour', formatTime(afternoon), 'pukul 14.30 WIB'],
    ['an English hour', formatTime(afternoon, 'en'), '14:30 WIB'],
    ['a moment', formatDateTime(afternoon), '3 Maret 2025 pukul 14.30 WIB'],
    ['an English moment', formatDateTime(afternoon, 'en'), '3 March 2025, 14:30 WIB'],
  ]
  for (const [name, actual, expected] of table) {
    test(`${name}: ${expected}`, () => assert.equal(plain(actual), expected))
  }
  test('a calendar day is the same day on every device', () =>
    assert.equal(plain(formatDate('2025-03-03')), '3 Maret 2025'))
  test('late evening UTC is already tomorrow in Jepara', () =>
    assert.equal(plain(formatDateTime('2025-03-03T17:05:00Z')), '4 Maret 2025 pukul 00.05 WIB'))
  test('text that is no date shows nothing rather than "Invalid Date"', () =>
    assert.equal(formatDate('kemarin'), ''))
})

describe('relative time', () => {
  const now = '2025-03-10T05:00:00Z'
  const table: [string, string][] = [
    ['2025-03-10T04:59:40Z', 'baru saja'],
    ['2025-03-10T04:45:00Z', '15 menit lalu'],
    ['2025-03-10T02:00:00Z', '3 jam lalu'],
    ['2025-03-10T09:00:00Z', '4 jam lagi'],
    ['2025-03-07T05:00:00Z', '3 hari lalu'],
    ['2025-03-12', '2 hari lagi'],
    ['2024-12-10T05:00:00Z', '3 bulan lalu'],
    ['2022-03-10T05:00:00Z', '3 tahun lalu'],
  ]
  for (const [when, expected] of table) {
    test(`${when} is ${expected}`, () => assert.equal(formatRelative(when, now), expected))
  }
  test('English counts one apart from many', () => {
    assert.equal(formatRelative('2025-03-09T03:00:00Z', now, 'en'), '1 day ago')
    assert.equal(formatRelative('2025-03-12T05:00:00Z', now, 'en'), 'in 2 days')
  })
})

describe('identity numbers', () => {
  test('are read in fours', () => assert.equal(inFours('3399011203850001'), '3399 0112 0385 0001'))
  test('are grouped while being typed', () => assert.equal(inFours('33990'), '3399 0'))
  test('are masked except for the last four', () =>
    assert.equal(maskIdentity('3399011203850001'), '•••• •••• •••• 0001'))
  test('are masked alike when only the tail is known', () =>
    assert.equal(maskIdentity('0001'), '•••• •••• •••• 0001'))
})
