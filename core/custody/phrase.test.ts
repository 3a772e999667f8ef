import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  completionsOf,
  drawPhrase,
  fieldWords,
  phraseBits,
  phraseLength,
  readPhrase,
  wordFor,
} from './index.ts'

test('a phrase is worth at least 51 bits, from plain words that four letters tell apart', () => {
  assert.equal(fieldWords.length, 1296)
  assert.equal(new Set(fieldWords.map((word) => word.slice(0, 4))).size, fieldWords.length)
  assert.deepEqual(
    fieldWords.filter((word) => !/^[a-z]{4,8}$/.test(word)),
    [],
  )
  assert.ok(phraseBits >= 51)
})

test('a phrase is drawn from the whole list, and read however it is typed', () => {
  const ends = [0, fieldWords.length - 1]
  const words = drawPhrase((below) => {
    assert.equal(below, fieldWords.length)
    return ends.shift() ?? 700
  })
  assert.equal(words.length, phraseLength)
  assert.deepEqual([words[0], words[1]], [fieldWords[0], fieldWords.at(-1)])
  for (const typed of [
    words.join(' '),
    words.join('-').toUpperCase(),
    `  ${words.map((one) => one.slice(0, 4)).join('  ')} `,
  ])
    assert.deepEqual(readPhrase(typed), { ok: true, words })
})

test('what is not a phrase says which word is wrong', () => {
  const [one = '', two = ''] = fieldWords
  assert.deepEqual(readPhrase(`${one} ${two}`), { ok: false, at: 0 })
  assert.deepEqual(readPhrase(`${one} ${two} qqqq ${one} ${two}`), { ok: false, at: 3 })
  assert.equal(wordFor('xy'), undefined)
})

test('a word is completed from its second letter on', () => {
  assert.deepEqual(completionsOf('a'), [])
  assert.ok(completionsOf('ba').every((word) => word.startsWith('ba')))
  assert.ok(completionsOf('ba').length > 1)
})
