import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findChoices, shownAtOnce, spellList } from './find-choices.ts'

const villages = spellList(
  ['Mlonggo (Mlonggo)', 'Karanggondang (Mlonggo)', 'Gondangrejo (Batealit)', 'Suwawal Timur (Pakis Aji)'].map(
    (label, at) => ({ key: `v${at}`, label }),
  ),
)
const found = (typed: string) => findChoices(villages, typed).shown.map(({ key }) => key)

test('what begins with the typed word stands before what only holds it, and every word must fit', () => {
  assert.deepEqual(found('gondang'), ['v2', 'v1'])
  assert.deepEqual(found('MLONGGO'), ['v0', 'v1'])
  assert.deepEqual(found('timur suwawal'), ['v3'])
  assert.deepEqual(found('jepara'), [])
})

test('nothing typed shows the first of the list and says how many there are', () => {
  const many = spellList(Array.from({ length: 100 }, (_, at) => ({ key: `k${at}`, label: `Pilihan ${at}` })))
  const { shown, total } = findChoices(many, '')
  assert.deepEqual([shown.length, total], [shownAtOnce, 100])
})

test('a list of 16,000 entries answers within a blink', (t) => {
  const syllables = ['ka', 'rang', 'su', 'wa', 'wal', 'gon', 'dang', 're', 'jo', 'mlong', 'go', 'tirto']
  const name = (at: number) =>
    [at, at * 7, at * 31].map((part) => syllables[part % syllables.length]).join('')
  const list = spellList(
    Array.from({ length: 16_000 }, (_, at) => ({ key: `k${at}`, label: `${name(at)} ${at}` })),
  )
  const started = performance.now()
  for (const typed of ['k', 'ka', 'karang', 'karang 12', 'zzz']) findChoices(list, typed)
  const each = (performance.now() - started) / 5
  t.diagnostic(`${each.toFixed(1)} ms a search`)
  assert.ok(each < 100, `${each} ms`)
})
