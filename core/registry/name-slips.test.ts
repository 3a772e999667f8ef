import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isOneSlip, slipForms } from './name-slips.ts'

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', 'i', 'n', 's', 't'),
  minLength: 5,
  maxLength: 12,
})

test('one slip: a letter too many, too few, wrong, or two swapped', () => {
  for (const other of ['suyatnoo', 'syatno', 'suyitno', 'suaytno', 'suyatno'])
    assert.equal(isOneSlip('suyatno', other), true, other)
  for (const other of ['suyit', 'saytino', 'suyatman', 'ontayus'])
    assert.equal(isOneSlip('suyatno', other), false, other)
})

test('words that are one slip apart share a form, so equality finds them', () => {
  fc.assert(
    fc.property(
      letters,
      fc.nat(),
      fc.constantFrom('a', 'z'),
      fc.nat({ max: 3 }),
      (word, place, letter, kind) => {
        const at = place % word.length
        const changed = [
          word.slice(0, at) + word.slice(at + 1),
          word.slice(0, at) + letter + word.slice(at),
          word.slice(0, at) + letter + word.slice(at + 1),
          word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
        ][kind]
        assert.ok(changed !== undefined && isOneSlip(word, changed))
        const forms = new Set(slipForms(word))
        assert.ok(slipForms(changed).some((form) => forms.has(form)))
      },
    ),
  )
})

test('a short word has no neighbours', () => {
  assert.deepEqual(slipForms('sri'), ['sri'])
})
