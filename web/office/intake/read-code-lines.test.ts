import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCodeLines } from './read-code-lines.ts'

test('lines of codes are read from what was typed or pasted, and one that cannot be read is told by its place', () => {
  assert.deepEqual(
    readCodeLines(
      'BPS;3320070004;33.20.11.2013;2025-01-01;\n\nkemendagri\t3320062054\t3320112013\t2025-01-01\t2026-12-31\nbps;12;3320112013;2025-01-01',
    ),
    [
      { system: 'bps', code: '3320070004', village: '3320112013', validFrom: '2025-01-01', validTo: null },
      {
        system: 'kemendagri',
        code: '3320062054',
        village: '3320112013',
        validFrom: '2025-01-01',
        validTo: '2026-12-31',
      },
      undefined,
    ],
  )
  assert.deepEqual(readCodeLines('bps;3320070004;3320112013;2025-13-01;'), [undefined])
})
