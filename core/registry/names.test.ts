import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { jaroWinkler, normaliseName, similarName } from './index.ts'

test('spellings of one name share a matching key', () => {
  for (const [a, b] of [
    ['Soekarti', 'Sukarti'],
    ['Djoemadi', 'Jumadi'],
    ['Tjokro', 'Cokro'],
    ['Njoman', 'Nyoman'],
    ['Jusuf', 'Yusuf'],
    ['Sjamsoel', 'Syamsul'],
    ['Mohammad Yusuf', 'Moch. Yusuf'],
    ['M. Yusuf', 'Muhamad Yusuf'],
    ['Mhd Yusuf', 'Mohamad Jusuf'],
    ['Abd. Rohman', 'Abdul Rochman'],
    ['Abdul Rohman', 'Abdul Rahman'],
    ['St. Maryam', 'Siti Maryam'],
    ['Sitimaryam', 'Siti Maryam'],
    ['Noor Hidayah', 'Nurhidayah'],
    ['Noer Hidayah', 'Nor Hidayah'],
    ['Achmad', 'Ahmad'],
    ['Achmad', 'Akhmad'],
    ['Sholihin', 'Solichin'],
    ['Umi Kulsum', 'Ummi Kulsum'],
    ['Rochmah', 'Rahmah'],
    ['Sutarna', 'Sutarno'],
    ['Dhani', 'Dani'],
    ['Suwarno', 'Suarno'],
    ['H. Ahmad Fauzi', 'Ahmad Fauzi'],
    ['Hj. Siti Aminah binti Karto', 'Siti Aminah Karto'],
    ['Drs. Sunarto, M.Pd.', 'Sunarto'],
    ['Sri Wahyuni S.Pd', 'Sri Wahyuni'],
    ['R. A. Kartini', 'Kartini'],
    ['Kasmin (Alm)', 'Kasmin'],
    ['KASMIN', ' kasmin '],
  ] as const) {
    assert.equal(normaliseName(a).key, normaliseName(b).key, `${a} ~ ${b}`)
  }
})

test('different names keep different keys', () => {
  for (const [a, b] of [
    ['Sumiati', 'Sumarti'],
    ['Kasmi', 'Kasmin'],
    ['Sri Wahyuni', 'Sri Wahyudi'],
    ['Suparmi', 'Suparmin'],
    ['Ahmad Yusuf', 'Muhammad Yusuf'],
  ] as const) {
    assert.notEqual(normaliseName(a).key, normaliseName(b).key, `${a} / ${b}`)
  }
})

test('a name of one word is marked, and a title alone is still somebody', () => {
  assert.equal(normaliseName('Sukarti').singleWord, true)
  assert.equal(normaliseName('Siti Maryam').singleWord, false)
  assert.equal(normaliseName('Haji').key, 'hayi')
  assert.deepEqual(normaliseName('-').tokens, [])
})

test('likeness is symmetric, between 0 and 1, and complete for the same name', () => {
  const name = fc.array(
    fc.constantFrom('Siti', 'Noor', 'Sumiati', 'Moh.', 'Budi', 'Soetarno', 'Wati', 'K.'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  fc.assert(
    fc.property(name, name, (a, b) => {
      const [left, right] = [a.join(' '), b.join(' ')]
      const likeness = similarName(left, right)
      assert.ok(likeness >= 0 && likeness <= 1 + 1e-12)
      assert.ok(Math.abs(likeness - similarName(right, left)) < 1e-12)
      assert.ok(similarName(left, left) > 1 - 1e-12)
    }),
  )
})

test('Jaro-Winkler gives the values of the literature', () => {
  for (const [a, b, value] of [
    ['martha', 'marhta', 0.9611],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.8133],
    ['abc', 'xyz', 0],
    ['', '', 0],
  ] as const) {
    assert.ok(Math.abs(jaroWinkler(a, b) - value) < 5e-5, `${a} ${b}: ${jaroWinkler(a, b)}`)
  }
})

test('a changed word order costs nothing', () => {
  assert.ok(similarName('Wahyuni Sri', 'Sri Wahyuni') > 0.999)
  assert.ok(similarName('Sumiati', 'Sumiyati') > 0.95)
  assert.ok(similarName('Sumiati', 'Kasmin') < 0.7)
})

test('a name that is a word of the machine is a name like any other', () => {
  for (const name of ['Constructor', 'To String', '__proto__', 'hasOwnProperty'])
    for (const token of normaliseName(name).tokens) assert.equal(typeof token, 'string')
})
