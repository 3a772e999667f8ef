import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as desk from '@tanggap/contract/intake-desk'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import {
  applyRatifiedChange,
  findFamilyByIdentity,
  getFamilyRecord,
  snapshotHistoryOf,
} from '../registry/index.ts'
import { accept, deliver, extractPapers } from './test-delivery.ts'
import { niks, twoFamilies } from './test-two-families.ts'
import { workOnIntake } from './work-on-intake.ts'

const later = { ...extractPapers, snapshotVersion: '2026-10', asOf: '2026-10-31' } as const
let house: TestOffice
let clerk: Office
let second: Office
let third: Office
let delivery: string

before(async () => {
  house = await makeTestOffice()
  house.at('2026-10-02T02:00:00Z')
  clerk = await house.hire('data_operator')
  second = await house.hire('dinsos_verifier')
  third = await house.hire('dinsos_verifier')
  await deliver(house, clerk, extractPapers, twoFamilies('2'), second)
  // One is ratified after the day of the second snapshot, the other before it.
  await ratifies(niks.first, '2026-11-15')
  await ratifies(niks.second, '2026-10-15')
  house.at('2026-12-01T02:00:00Z')
})
after(() => house.close())

async function ratifies(nik: string, asOf: string): Promise<void> {
  await house.act(second, async (acting) => {
    const who = await findFamilyByIdentity(acting, nik)
    await applyRatifiedChange(acting, {
      changeId: acting.id(),
      familyId: who?.familyId,
      kind: 'correct_values',
      items: [
        {
          subject: 'family',
          subjectName: '',
          question: 'floorMaterial',
          sensitivity: 'general',
          from: 'earth',
          to: 'ceramic',
        },
      ],
      asOf,
      batchId: acting.id(),
    })
  })
}

const floorOf = (nik: string) =>
  house.act(second, async (acting) => {
    const who = await findFamilyByIdentity(acting, nik)
    const record = who && (await getFamilyRecord(acting, who.familyId))
    const floor = record?.values.find(({ key }) => key === 'floorMaterial')
    return [floor?.value, floor?.from, floor?.provider?.value, floor?.ratified?.value]
  })

test('what the regency has ratified otherwise is set apart, with what would become of it', async () => {
  delivery = await deliver(house, clerk, later, twoFamilies('4'))
  const { summary, taking } = (await house.ask(second, desk.getComparison, { params: { id: delivery } })).body
  assert.deepEqual(summary?.contradictions, { stay: 1, yield: 1 })
  assert.deepEqual([summary?.kinds.contradicts, taking?.yielding], [2, 1])
  const { body } = await house.ask(second, desk.listComparedFamilies, {
    params: { id: delivery },
    query: { kind: 'contradicts' },
  })
  const [first] = body.families
  const one = await house.ask(second, desk.getComparedFamily, {
    params: { id: delivery, family: first?.familyId ?? '' },
  })
  const [against] = one.body.contradictions
  assert.deepEqual(
    [against?.key, against?.ratified, against?.delivered],
    ['floorMaterial', 'ceramic', 'earth'],
  )
})

test('taken in, the younger of the two is shown and both stay kept; taken back, it is as before', async () => {
  const before = [await floorOf(niks.first), await floorOf(niks.second)]
  await accept(house, second, delivery)
  assert.deepEqual(await floorOf(niks.first), ['ceramic', 'ratified', 'earth', 'ceramic'])
  assert.deepEqual(await floorOf(niks.second), ['earth', 'provider', 'earth', 'ceramic'])
  await house.ask(second, desk.askRollback, { params: { id: delivery }, body: { reason: 'Versi keliru' } })
  await house.ask(third, desk.rollBackIntake, { params: { id: delivery } })
  await workOnIntake(house.foundation, { intakeId: delivery })
  assert.deepEqual([await floorOf(niks.first), await floorOf(niks.second)], before)
})

test('a movement of the decile is explained from what the snapshot changed; one taken back is not told', async () => {
  const historyOf = () =>
    house.act(second, async (acting) => {
      const who = await findFamilyByIdentity(acting, niks.first)
      return snapshotHistoryOf(acting, who?.familyId ?? '')
    })
  assert.deepEqual(await historyOf(), [])
  const again = await deliver(house, clerk, later, twoFamilies('4'))
  await house.ask(second, desk.chooseScope, {
    params: { id: again },
    body: { villages: null, kinds: ['decile_up', 'contradicts'] },
  })
  await accept(house, third, again)
  const [step] = await historyOf()
  assert.deepEqual([step?.snapshot, step?.decile.kind], ['2026-10', 'ranking_moved'])
})
