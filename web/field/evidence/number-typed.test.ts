import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numberTyped } from './number-typed.ts'

test('numbers are read as Indonesians type them', () => {
  const read: readonly (readonly [string, number | undefined])[] = [
    ['0', 0],
    ['42', 42],
    ['2,5', 2.5],
    ['1.250', 1250],
    ['1.250,5', 1250.5],
    ['Rp 200.000', 200_000],
    ['1.000.000', 1_000_000],
    ['2.5', 2.5],
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['', undefined],
    ['-3', undefined],
    ['lima', undefined],
    ['1,2,3', undefined],
    ['1.00.000', undefined],
  ]
  for (const [typed, value] of read) assert.equal(numberTyped(typed), value, typed)
})
