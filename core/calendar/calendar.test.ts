import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, ageOn, daysInMonth, isDate, weekdayOf } from './index.ts'

const day = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2100-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10))

test('only days that exist are days', () => {
  for (const text of ['2025-03-03', '2024-02-29', '2000-02-29']) assert.ok(isDate(text), text)
  for (const text of ['2025-02-29', '1900-02-29', '2025-13-01', '2025-00-10', '2025-01-00', '3/3/2025', '']) {
    assert.equal(isDate(text), false, text)
  }
  fc.assert(fc.property(day, (date) => assert.ok(isDate(date))))
})

test('age is counted in completed years', () => {
  for (const [born, today, age] of [
    ['1980-03-03', '2025-03-02', 44],
    ['1980-03-03', '2025-03-03', 45],
    ['2004-02-29', '2025-02-28', 20],
    ['2004-02-29', '2025-03-01', 21],
    ['2025-03-03', '2025-03-03', 0],
    ['2026-01-01', '2025-03-03', -1],
  ] as const) {
    assert.equal(ageOn(born, today), age, `${born} on ${today}`)
  }
})

test('adding days and taking them away again leads back', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, count) => {
      assert.equal(addDays(addDays(date, count), -count), date)
      assert.equal(weekdayOf(addDays(date, 7)), weekdayOf(date))
    }),
  )
  assert.equal(addDays('2024-02-28', 2), '2024-03-01')
  assert.equal(weekdayOf('2025-03-03'), 1)
  assert.equal(daysInMonth(2025, 13), 0)
})
