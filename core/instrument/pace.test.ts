import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groundCheck202503 as instrument } from './data/ground-check-2025-03.ts'
import { pace202611 } from './data/pace.ts'
import { effortOfTypicalFamily } from './pace.ts'

/** What the 39 variables of a family of four may cost. Raised only with a reason in the commit. */
const budget = { taps: 150, screens: 27 }

test('the 39 variables of a family of four are asked within the budget of minutes, taps and screens', (t) => {
  const { seconds, taps, screens } = effortOfTypicalFamily(instrument, [])
  t.diagnostic(`${(seconds / 60).toFixed(1)} minutes, ${taps} taps, ${screens} screens`)
  assert.ok(seconds <= pace202611.budgetMinutes * 60, `${(seconds / 60).toFixed(1)} minutes`)
  assert.ok(taps <= budget.taps, `${taps} taps`)
  assert.ok(screens <= budget.screens, `${screens} screens`)
  // A model that counted nothing would pass any budget.
  assert.ok(seconds > 8 * 60 && taps > 100 && screens > 15)
})

test('a group that is switched on costs time, and what a campaign is told is never less than the estimate', (t) => {
  const bare = effortOfTypicalFamily(instrument, []).seconds
  for (const { key, minutes } of instrument.optionGroups) {
    const more = (effortOfTypicalFamily(instrument, [key]).seconds - bare) / 60
    t.diagnostic(`${key}: ${more.toFixed(1)} minutes estimated, ${minutes} told`)
    assert.ok(more >= 0 && more <= minutes, key)
  }
  const all = instrument.optionGroups.map(({ key }) => key)
  assert.ok(effortOfTypicalFamily(instrument, all).seconds > bare + 240)
})
