import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerTimes, areHours, channels, hoursInWords, regencyHours } from './index.ts'

test('silence never makes the answer times look better', () => {
  const answered = [1, 2, 3, 4].map((days) => ({ days, late: false }))
  assert.deepEqual(answerTimes(answered).median, { days: 2 })
  const silent = Array.from({ length: 5 }, () => ({ days: null, late: true }))
  const told = answerTimes([...answered, ...silent])
  assert.equal(told.median, 'not-yet')
  assert.equal(told.p90, 'not-yet')
  assert.deepEqual([told.received, told.answered, told.late], [9, 4, 5])
  assert.deepEqual(answerTimes([...answered, { days: null, late: false }]).median, { days: 2 })
  assert.equal(answerTimes([]).median, null)
})

test('hours of a week are told in as few lines as they need', () => {
  assert.deepEqual(
    hoursInWords(regencyHours.week).map(({ id }) => id),
    ['Senin–Kamis: 08.00–15.30', 'Jumat: 08.00–14.30', 'Sabtu–Minggu: tutup'],
  )
  assert.equal(areHours({ from: '09:00', to: '08:00' }), false)
  assert.equal(areHours({ from: '8', to: '12:00' }), false)
  assert.equal(areHours(null), true)
})

test('every channel says what it decides, how one reaches it, and how we know', () => {
  assert.deepEqual(new Set(channels.map(({ key }) => key)).size, channels.length)
  for (const { reach, source, decides } of channels) {
    assert.ok(reach.length > 0 && source.length > 5)
    assert.ok(decides.id && decides.en)
  }
  for (const needed of ['cek-bansos', 'command-centre', 'lapor'])
    assert.ok(channels.some(({ key }) => key === needed))
})
