import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  findProposable,
  getChange as getRoute,
  proposeByVillage as proposeRoute,
  readProposable,
} from '@tanggap/contract/changes'
import type { ChangeItem } from '@tanggap/core/changes'
import { type Office, systemOffice } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { applyRatifiedChange } from '../registry/index.ts'

const village = '3320112013'
const explanation = 'Dilaporkan RT dan dibenarkan tetangga'

let house: TestOffice
let operator: Office
let neighbour: Office
let familyId: string
let parmi: string

before(async () => {
  house = await makeTestOffice()
  operator = await house.hire('village_operator', village)
  neighbour = await house.hire('village_operator', '3320112014')
  await house.act(systemOffice('3320', 'uji'), async (acting) => {
    const base = { asOf: '2025-01-01', batchId: acting.id() }
    const made = await applyRatifiedChange(acting, {
      ...base,
      changeId: acting.id(),
      kind: 'new_family',
      villageCode: village,
      items: [said('family', 'headName', 'Warsito'), said('family', 'floorMaterial', 'ceramic')],
    })
    familyId = made.familyId
    parmi = acting.id()
    await applyRatifiedChange(acting, {
      ...base,
      changeId: acting.id(),
      kind: 'member_joined',
      familyId,
      personId: parmi,
      items: [said('member', 'name', 'Parmi'), said('member', 'relationship', 'spouse')],
    })
  })
})
after(() => house.close())

function said(subject: 'family' | 'member', question: string, to: string): ChangeItem {
  return { subject, subjectName: 'Warsito', question, from: null, to, sensitivity: 'general' }
}

type Body = NonNullable<Parameters<typeof house.ask<typeof proposeRoute>>[2]>['body']
function ask(by: Office, body: Partial<NonNullable<Body>>) {
  return house.ask(by, proposeRoute, {
    body: {
      villageCode: village,
      familyId,
      personId: null,
      kind: 'correct_values',
      stated: {},
      explanation,
      ...body,
    },
  })
}

test('the village reports a death once; the second report is shown the first one', async () => {
  const first = await ask(operator, {
    kind: 'member_died',
    personId: parmi,
    stated: { deathDate: '2025-02-20' },
  })
  assert.equal(first.status, 200)
  const shown = await house.ask(operator, getRoute, { params: { id: first.body.id } })
  assert.equal(shown.body.status, 'village_review')
  assert.deepEqual(
    shown.body.items.map(({ subjectName, question, to }) => [subjectName, question, to]),
    [['Parmi', 'deathDate', '2025-02-20']],
  )
  const again = await ask(operator, {
    kind: 'member_died',
    personId: parmi,
    stated: { deathDate: '2025-02-20' },
  })
  assert.equal(again.refusal, 'change.already-under-way')
})

test('what a value was is taken from the register, not from the screen', async () => {
  const answer = await ask(operator, { stated: { floorMaterial: 'earth' } })
  assert.equal(answer.status, 200)
  const shown = await house.ask(operator, getRoute, { params: { id: answer.body.id } })
  assert.deepEqual(
    shown.body.items.map(({ question, from, to }) => [question, from, to]),
    [['floorMaterial', 'ceramic', 'earth']],
  )
  assert.equal(shown.body.status, 'completeness_check')
})

test('a proposal that changes nothing, says too little or says nonsense is refused in words', async () => {
  assert.equal(
    (await ask(operator, { stated: { floorMaterial: 'ceramic' } })).refusal,
    'change.nothing-changes',
  )
  assert.equal((await ask(operator, { stated: { floorMaterial: 'gold' } })).refusal, 'change.value-wrong')
  assert.equal((await ask(operator, { stated: { goldGrams: '3' } })).refusal, 'change.value-wrong')
  assert.equal((await ask(operator, { stated: { officialDecile: '1' } })).refusal, 'change.value-wrong')
  const late = { kind: 'member_died' as const, personId: parmi }
  assert.equal(
    (await ask(operator, { ...late, personId: operator.officeId })).refusal,
    'change.member-unknown',
  )
  const born = { name: 'Sari', sex: 'female', birthDate: '2031-01-01', relationship: 'child' }
  assert.equal((await ask(operator, { kind: 'member_born', stated: born })).refusal, 'change.value-wrong')
  const { name: _name, ...nameless } = born
  assert.equal(
    (await ask(operator, { kind: 'member_born', stated: nameless })).refusal,
    'change.field-missing',
  )
  assert.equal((await ask(operator, { explanation: 'begitu' })).status, 422)
})

test('a village proposes nothing for its neighbour', async () => {
  assert.equal((await ask(neighbour, { stated: { floorMaterial: 'earth' } })).status, 404)
  const household = {
    headName: 'Sumini',
    familyCardNumber: '3399011203250001',
    rt: '001',
    rw: '002',
    nik: '3399015203800001',
    sex: 'female',
    birthDate: '1980-03-12',
  }
  const family = { kind: 'new_family' as const, familyId: null, stated: household }
  assert.equal((await ask(neighbour, family)).status, 404)
  const proposed = await ask(operator, family)
  assert.equal(proposed.status, 200)
  const shown = await house.ask(operator, getRoute, { params: { id: proposed.body.id } })
  assert.ok(!JSON.stringify(shown.body).includes('3399015203800001'))
})

test('two births in one month are two changes', async () => {
  const born = { name: 'Sari', sex: 'female', birthDate: '2025-03-01', relationship: 'child' }
  const answers = [
    await ask(operator, { kind: 'member_born', stated: born }),
    await ask(operator, { kind: 'member_born', stated: { ...born, name: 'Santi' } }),
  ]
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
  )
})

test('to propose, a village finds its own families by name and sees members and the house, no more', async () => {
  const found = await house.ask(operator, findProposable, { query: { q: 'parmi' } })
  assert.deepEqual(
    found.body.families.map(({ id }) => id),
    [familyId],
  )
  assert.deepEqual((await house.ask(neighbour, findProposable, { query: { q: 'parmi' } })).body.families, [])
  const seen = await house.ask(operator, readProposable, { params: { id: familyId } })
  assert.deepEqual(
    seen.body.members.map(({ name }) => name),
    ['Parmi'],
  )
  assert.deepEqual(seen.body.values, [{ question: 'floorMaterial', value: 'ceramic' }])
  assert.equal((await house.ask(neighbour, readProposable, { params: { id: familyId } })).status, 404)
})
