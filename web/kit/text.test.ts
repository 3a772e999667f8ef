import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue, parseLocale, plural } from './text.ts'

const words = catalogue({
  id: { open: 'Buka', waiting: (n: number) => `${n} menunggu`, visit: { start: 'Mulai kunjungan' } },
  en: { open: 'Open', waiting: (n: number) => `${n} waiting`, visit: { start: 'Start the visit' } },
})

test('a sentence is found in the language asked for, with its values', () => {
  assert.equal(words('id').open, 'Buka')
  assert.equal(words('en').waiting(3), '3 waiting')
  assert.equal(words('id').visit.start, 'Mulai kunjungan')
})

test('whatever is not English is Indonesian', () => {
  assert.equal(parseLocale('en'), 'en')
  assert.equal(parseLocale(undefined), 'id')
  assert.equal(parseLocale('jv'), 'id')
})

test('English counts one apart from many', () => {
  assert.equal(plural(1, 'file', 'files'), 'file')
  assert.equal(plural(0, 'file', 'files'), 'files')
})
