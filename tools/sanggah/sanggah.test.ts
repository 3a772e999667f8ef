import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canaries, canariesIn } from './canaries.ts'
import { searchForLeaks } from './leaks.ts'
import { playHistories } from './play-histories.ts'

test('no word of a reporter stands anywhere outside the desk, and two officers together are shown them', async () => {
  const report = await searchForLeaks(false)
  assert.deepEqual(report.leaks, [])
  assert.ok(report.responses > 1000, `${report.responses} answers`)
  assert.ok(report.rows > 100 && report.logBytes > 1000)
  assert.deepEqual(report.shownToTwo.toSorted(), [
    'added',
    'pressed',
    'reporterName',
    'reporterPhone',
    'story',
    'when',
    'where',
    'who',
  ])
})

test('the search finds a word however it is written', () => {
  const word = canaries.story
  for (const bytes of [word, word.toLowerCase(), `xx${Buffer.from(`a${word}b`).toString('base64')}`])
    assert.deepEqual(canariesIn(Buffer.from(bytes)), ['story'], bytes)
  assert.deepEqual(canariesIn(Buffer.from(Buffer.from(word).toString('hex'))), ['story'])
  assert.deepEqual(canariesIn(Buffer.from('nothing of the kind')), [])
})

test('in 600 histories nothing changes without a field check and two approvals', () => {
  const told = playHistories(600)
  assert.deepEqual(told.violations, [])
  assert.ok(
    told.rechecks > 100 && told.ratified > 30,
    `${told.rechecks} re-checks, ${told.ratified} ratified`,
  )
})

test('a rule broken on purpose is noticed, whichever it is', () => {
  for (const planted of [
    'objection-changes-the-register',
    'one-approval-is-enough',
    'unvisited-is-ratified',
  ] as const)
    assert.ok(playHistories(1000, planted).violations.length > 0, planted)
})
