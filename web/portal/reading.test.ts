import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channels, ticketKinds, ticketSentences, uniformAnswer } from '@tanggap/core/citizens'
import { answerText } from './answer.text.ts'
import { everyoneText } from './everyone.text.ts'
import { everyoneJavanese, portalJavanese } from './javanese.text.ts'
import { objectionText } from './objection.text.ts'
import { portalText } from './portal.text.ts'

/**
 * What a twelve-year-old reads without stopping (sixth class of primary school): sentences of twelve words in the
 * middle and never more than twenty, few words of five syllables and more. Measured on every Indonesian text of
 * the portal, since no formula is made for Indonesian; the limits are those of the national reading books.
 */
const longestSentence = 20
const typicalSentence = 12
const longWordShare = 0.05

/** Names and terms a citizen meets on paper anyway. */
const known = /^(kementerian|nasional|kabupaten|kelurahan|indonesia|ditindaklanjuti|perkembangannya)$/

function textsOf(found: unknown): string[] {
  if (typeof found === 'string') return [found]
  if (typeof found === 'function') return textsOf(found('3', '4', '5'))
  if (typeof found === 'object' && found !== null)
    return 'id' in found && 'en' in found ? textsOf(found.id) : Object.values(found).flatMap(textsOf)
  return []
}

const texts = [
  portalText('id'),
  everyoneText('id'),
  objectionText('id'),
  answerText('id'),
  ticketSentences,
  uniformAnswer,
  channels,
  ticketKinds,
].flatMap(textsOf)
const sentences = texts.flatMap((text) => text.split(/[.!?:;](?:\s|$)/)).filter((one) => /\p{L}/u.test(one))
const wordsOf = (text: string) => text.match(/[\p{L}-]+/gu) ?? []

/** One vowel group a syllable; `ai`, `au` and `oi` are one. */
const syllables = (word: string) => word.toLowerCase().match(/ai|au|oi|[aeiou]/g)?.length ?? 0

test('no sentence is longer than a twelve-year-old reads, and most are short', () => {
  const long = sentences.filter((one) => wordsOf(one).length > longestSentence)
  assert.deepEqual(long, [])
  const lengths = sentences.map((one) => wordsOf(one).length).toSorted((a, b) => a - b)
  const typical = lengths[Math.floor(lengths.length * 0.75)] ?? 0
  assert.ok(typical <= typicalSentence, `three quarters have up to ${typical} words`)
})

test('few words are long', () => {
  const all = sentences.flatMap(wordsOf)
  const long = all.filter((word) => syllables(word) >= 5 && !known.test(word.toLowerCase()))
  assert.ok(
    long.length / all.length <= longWordShare,
    `${((long.length / all.length) * 100).toFixed(1)} %: ${[...new Set(long)].join(', ')}`,
  )
})

test('no office jargon reaches a citizen', () => {
  const jargon =
    /\b(verval|KPM|NIK ganda|musdes|muskel|ground check|baseline|graduasi|residu|by name by address)\b/i
  assert.deepEqual(
    texts.filter((text) => jargon.test(text)),
    [],
  )
})

test('a language that is not whole yet borrows nothing but known sentences, and lacks none', () => {
  const whole = portalText('id')
  for (const key of Object.keys(portalJavanese)) assert.ok(key in whole, key)
  for (const key of Object.keys(everyoneJavanese)) assert.ok(key in everyoneText('id'), key)
  const merged = { ...whole, ...portalJavanese }
  assert.equal(merged.homeTitle, portalJavanese.homeTitle)
  assert.equal(merged.footerFree, whole.footerFree)
  assert.deepEqual(Object.keys(merged), Object.keys(whole))
})
