import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Grouping, groupSigns, regroup, signsOf } from './grouped.ts'

const nik: Grouping = { length: 16, group: 4, alphabet: 'digits' }
const slip: Grouping = { length: 10, group: 5, alphabet: 'code' }

test('an identity number pasted with dots and spaces is understood', () =>
  assert.equal(signsOf('3399.0112 0385-0001', nik), '3399011203850001'))

test('a seventeenth digit is not taken', () => assert.equal(signsOf('33990112038500019', nik).length, 16))

test('a slip code is written in capitals, in fives', () =>
  assert.equal(groupSigns(signsOf('k7m2q9xw4t', slip), slip), 'K7M2Q 9XW4T'))

test('the caret stays behind the digit just typed, across the gap', () => {
  assert.deepEqual(regroup('33990', 5, nik), { text: '3399 0', caret: 6 })
  assert.deepEqual(regroup('3399', 4, nik), { text: '3399', caret: 4 })
})

test('correcting a digit in the middle does not throw the caret to the end', () => {
  assert.deepEqual(regroup('3399 10112', 6, nik), { text: '3399 1011 2', caret: 6 })
  assert.deepEqual(regroup('', 0, nik), { text: '', caret: 0 })
})
