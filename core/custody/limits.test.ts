import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  expiryDaysFor,
  isExpired,
  mayPhotosGo,
  problemOfPin,
  usedInMonthOf,
  usedOn,
  useMore,
} from './index.ts'

const day = 24 * 3_600_000

test('the list of families goes after its days without contact, never before the first contact', () => {
  assert.equal(isExpired(null, 900 * day, 7), false)
  assert.equal(isExpired(0, 7 * day, 7), false)
  assert.equal(isExpired(0, 7 * day + 1, 7), true)
  assert.equal(isExpired(0, 10 * day, 21), false)
})

test('photos wait for Wi-Fi when so chosen, and for tomorrow when the day has used enough', () => {
  const settings = { photos: 'wifi', dataPerDay: 1000 } as const
  const used = { day: '2026-11-23', sent: 900, received: 100 }
  assert.equal(mayPhotosGo(settings, null, '2026-11-23', 'cellular'), 'wait-for-wifi')
  assert.equal(mayPhotosGo(settings, used, '2026-11-23', 'wifi'), 'yes')
  const always = { ...settings, photos: 'always' } as const
  assert.equal(mayPhotosGo(always, used, '2026-11-23', 'cellular'), 'enough-for-today')
  assert.equal(mayPhotosGo(always, used, '2026-11-24', 'cellular'), 'yes')
  // A browser that does not tell what it is connected by must not hold the photos back for ever.
  assert.equal(mayPhotosGo(settings, null, '2026-11-23', undefined), 'yes')
})

test('what is used is counted for one day', () => {
  const first = useMore(null, '2026-11-23', { sent: 5, received: 7 })
  assert.deepEqual(useMore(first, '2026-11-23', { sent: 1, received: 1 }), {
    day: '2026-11-23',
    sent: 6,
    received: 8,
    month: { sent: 6, received: 8 },
  })
  const next = useMore(first, '2026-11-24', { sent: 1, received: 1 })
  assert.deepEqual(next, { day: '2026-11-24', sent: 1, received: 1, month: { sent: 6, received: 8 } })
  assert.deepEqual(usedOn(next, '2026-11-23'), { sent: 0, received: 0 })
  assert.deepEqual(usedInMonthOf(next, '2026-11-30'), { sent: 6, received: 8 })
  assert.deepEqual(useMore(next, '2026-12-01', { sent: 2, received: 3 }).month, { sent: 2, received: 3 })
  // A phone of before has counted the day only: that is what it knows of the month.
  assert.deepEqual(usedInMonthOf({ day: '2026-11-23', sent: 4, received: 4 }, '2026-11-24'), {
    sent: 4,
    received: 4,
  })
})

test('a PIN is six digits and not the first anybody would try', () => {
  assert.equal(problemOfPin('12345'), 'not-six-digits')
  for (const plain of ['000000', '123456', '987654']) assert.equal(problemOfPin(plain), 'too-plain')
  for (const good of ['123457', '482913', '112233']) assert.equal(problemOfPin(good), undefined)
})

test('where the boat decides, a phone keeps its families three weeks; elsewhere one', () => {
  assert.equal(expiryDaysFor('3320102001'), 21)
  assert.equal(expiryDaysFor('3320112013'), 7)
})
