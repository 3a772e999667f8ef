import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Operand, Rule } from '../rule.ts'
import { groundCheck202503 as instrument } from './ground-check-2025-03.ts'

test('all 39 official variables are in the questionnaire, 13 of a person and 26 of a family', () => {
  const numbers = new Set(instrument.questions.flatMap((question) => question.officialNos))
  const expected = [
    ...Array.from({ length: 13 }, (_, index) => `ind-${index + 1}`),
    ...Array.from({ length: 26 }, (_, index) => `fam-${index + 1}`),
  ]
  assert.deepEqual([...numbers].sort(), expected.sort())
})

test('ownership counts nineteen quantities', () => {
  assert.equal(instrument.questions.filter((question) => question.officialNos.includes('fam-26')).length, 19)
})

test('the 39 are asked in every campaign, and only supporting questions can be switched on', () => {
  for (const question of instrument.questions) {
    assert.equal(question.core39, question.officialNos.length > 0, question.key)
    assert.ok(!(question.core39 && question.optionGroup !== undefined), question.key)
  }
})

test('every key is used once: questions, topics, groups, codes of checks, choices of a list', () => {
  const lists: readonly (readonly string[])[] = [
    instrument.questions.map(({ key }) => key),
    instrument.topics.map(({ key }) => key),
    instrument.optionGroups.map(({ key }) => key),
    instrument.checks.map(({ code }) => code),
    ...Object.values(instrument.codeLists).map(({ options }) => options.map(({ key }) => key)),
  ]
  for (const keys of lists) assert.equal(new Set(keys).size, keys.length, keys.join(' '))
})

test('nothing is named that does not exist, and nothing exists that is not named', () => {
  const topics = new Set(instrument.topics.map(({ key }) => key))
  const groups = new Set(instrument.optionGroups.map(({ key }) => key))
  const questions = new Set(instrument.questions.map(({ key }) => key))
  const lists = instrument.questions.flatMap(({ codeList, fields }) => [
    ...(codeList === undefined ? [] : [codeList]),
    ...(fields ?? []).flatMap((field) => field.codeList ?? []),
  ])
  for (const question of instrument.questions) {
    assert.ok(topics.has(question.topic), question.key)
    assert.ok(question.optionGroup === undefined || groups.has(question.optionGroup), question.key)
    assert.equal(question.type === 'single' || question.type === 'multi', question.codeList !== undefined)
  }
  for (const check of instrument.checks) {
    for (const key of check.keys) assert.ok(questions.has(key), `${check.code}: ${key}`)
  }
  assert.deepEqual([...new Set(lists)].sort(), Object.keys(instrument.codeLists).sort())
  assert.deepEqual(
    [...new Set(instrument.questions.flatMap(({ optionGroup }) => optionGroup ?? []))].sort(),
    [...groups].sort(),
  )
})

test('a skip asks only what was asked before it', () => {
  const seen = new Set<string>()
  for (const question of instrument.questions) {
    seen.add(question.key)
    for (const key of keysIn(question.relevant)) assert.ok(seen.has(key), `${question.key} asks ${key}`)
  }
})

test('rules and checks name only questions and choices that exist', () => {
  const questions = new Map(instrument.questions.map((question) => [question.key, question]))
  const rules = [
    ...instrument.topics.map(({ relevant }) => relevant),
    ...instrument.questions.map(({ relevant }) => relevant),
    ...instrument.checks.map(({ reportWhen }) => ('procedure' in reportWhen ? undefined : reportWhen)),
  ]
  for (const rule of rules) {
    for (const key of keysIn(rule)) assert.ok(questions.has(key), key)
    for (const [key, choice] of choicesIn(rule)) {
      const list = questions.get(key)?.codeList
      const options = instrument.codeLists[list ?? '']?.options ?? []
      assert.ok(
        options.some((option) => option.key === choice),
        `${key} has no choice ${choice}`,
      )
    }
  }
})

test('both languages are everywhere', () => {
  const texts: unknown[] = []
  collect(instrument, texts)
  assert.ok(texts.length > 500)
  for (const text of texts) {
    assert.ok(typeof text === 'object' && text !== null && 'id' in text && 'en' in text)
    assert.ok(typeof text.id === 'string' && text.id.trim() !== '', JSON.stringify(text))
    assert.ok(typeof text.en === 'string' && text.en.trim() !== '', JSON.stringify(text))
  }
})

test('what ranks a family is never confirmed by one tap', () => {
  const confirmable = instrument.questions.filter((question) => question.confirmable)
  const allowed = ['members', 'identity', 'location']
  for (const question of confirmable) assert.ok(allowed.includes(question.topic), question.key)
})

test('health, disability, pregnancy, money and the exact position are guarded as specific data', () => {
  for (const question of instrument.questions) {
    const guarded =
      question.topic === 'health' ||
      question.type === 'money' ||
      question.type === 'geo' ||
      question.key === 'account'
    if (guarded) assert.equal(question.sensitivity, 'specific', question.key)
  }
})

test('the codes that differ between Regsosek and FASIH are kept apart', () => {
  const code = (list: string, key: string) => {
    const option = instrument.codeLists[list]?.options.find((candidate) => candidate.key === key)
    return [option?.regsosek2022, option?.fasih2026]
  }
  assert.deepEqual(code('roofMaterial', 'bamboo'), ['6', '5'])
  assert.deepEqual(code('roofMaterial', 'wood_shingle'), ['5', '6'])
  assert.deepEqual(code('schoolParticipation', 'never'), ['1', '0'])
  assert.deepEqual(code('presence', 'split_family_card'), [null, '6'])
})

test('codes of the two public systems are bare codes, ready to be written out', () => {
  for (const { options } of Object.values(instrument.codeLists)) {
    for (const { key, regsosek2022, fasih2026 } of options) {
      for (const code of [regsosek2022, fasih2026]) {
        assert.ok(code === null || /^[0-9a-z]+(,[0-9a-z]+)*$/.test(code), `${key}: ${code}`)
      }
    }
  }
})

function collect(value: unknown, into: unknown[]): void {
  if (typeof value !== 'object' || value === null) return
  if ('en' in value) into.push(value)
  for (const part of Object.values(value)) collect(part, into)
}

function operandsIn(rule: Rule | undefined): readonly Operand[] {
  if (rule === undefined) return []
  if ('all' in rule) return rule.all.flatMap(operandsIn)
  if ('any' in rule) return rule.any.flatMap(operandsIn)
  if ('not' in rule) return operandsIn(rule.not)
  if ('isEmpty' in rule) return [rule.isEmpty]
  if ('in' in rule) return [rule.in[0]]
  if ('includes' in rule) return [rule.includes[0]]
  return Object.values(rule).flat()
}

function keysIn(rule: Rule | undefined): readonly string[] {
  return operandsIn(rule).flatMap((operand): readonly string[] => {
    if (typeof operand !== 'object') return []
    if ('answer' in operand) return [operand.answer]
    if ('family' in operand) return [operand.family]
    if ('ageFrom' in operand) return [operand.ageFrom]
    if ('count' in operand) return [operand.count]
    if ('column' in operand) return [operand.column[0]]
    if ('membersWhere' in operand) return keysIn(operand.membersWhere)
    if ('sum' in operand) return operand.sum.flatMap((part) => keysIn({ isEmpty: part }))
    return []
  })
}

function choicesIn(rule: Rule | undefined): readonly (readonly [string, string])[] {
  if (rule === undefined) return []
  if ('all' in rule) return rule.all.flatMap(choicesIn)
  if ('any' in rule) return rule.any.flatMap(choicesIn)
  if ('not' in rule) return choicesIn(rule.not)
  const pairs = (operand: Operand | undefined, choices: readonly string[]) =>
    typeof operand === 'object' && 'answer' in operand
      ? choices.map((choice) => [operand.answer, choice] as const)
      : []
  if ('in' in rule) return pairs(rule.in[0], rule.in[1])
  if ('includes' in rule) return pairs(rule.includes[0], [rule.includes[1]])
  if ('eq' in rule && typeof rule.eq[1] === 'string') return pairs(rule.eq[0], [rule.eq[1]])
  return []
}
