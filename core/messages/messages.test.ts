import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  afterFailure,
  backOffMinutes,
  type Channel,
  channels,
  type MessageTemplate,
  messageCatalogues,
  messageLanguages,
  messageTemplates,
  messageValues,
  parseEmail,
  parsePhone,
  renderMessage,
} from './index.ts'

const templates = Object.keys(messageTemplates) as MessageTemplate[]
const fitting = { ticket: 'JT-7K3M-92QF-X', day: '2025-03-10', code: '120934', minutes: '10' }

/** Words that would tell a stranger what the message is about. */
const telling =
  /\b(nik|kk|kartu keluarga|family card|desil|decile|pkh|bpnt|sembako|pbi|jkn|blt|bansos|bantuan|social aid|aid|program|programme|miskin|poor|disabilitas|disability|sakit|illness|hamil|pregnan\w*|sanggah|objection)\b/i

for (const language of messageLanguages)
  test(`no message in ${language} tells what it is about, and each fits into two SMS`, () => {
    for (const template of templates) {
      const text = renderMessage(template, fitting, language)
      assert.doesNotMatch(text, telling, template)
      assert.doesNotMatch(text, /\d{7,}/, `${template}: a long number`)
      assert.doesNotMatch(text, /[{}]/, `${template}: a place left open`)
      assert.ok(text.length <= 306, `${template}: ${text.length} characters`)
    }
  })

test('nothing a person typed can enter a message: a value has its one form, or nothing is sent', () => {
  const hostile = fc.oneof(
    fc.string({ maxLength: 200, unit: 'grapheme' }),
    fc.constantFrom(
      '3399011203700001',
      'WARSITO',
      'PKH',
      'desil 1',
      'JT-7K3M-92QF-X WARSITO',
      '2025-03-10\nNIK',
    ),
  )
  fc.assert(
    fc.property(fc.constantFrom(...templates), hostile, hostile, hostile, (template, ticket, day, code) => {
      let text: string
      try {
        text = renderMessage(template, { ...fitting, ticket, day, code }, 'id')
      } catch {
        return
      }
      assert.doesNotMatch(text, telling)
      assert.doesNotMatch(text, /\d{7,}|WARSITO/)
      for (const [name, value] of [
        ['ticket', ticket],
        ['code', code],
      ] as const)
        assert.ok(
          !text.includes(value) ||
            value === '' ||
            messageValues[name].test(value) ||
            fixed(template).includes(value),
        )
    }),
    { numRuns: 2000 },
  )
})

const fixed = (template: MessageTemplate) => messageCatalogues.id[template]

test('a third language may be partial: what it lacks is said in Indonesian, with the day in its words', () => {
  const partial = {
    ...messageCatalogues,
    jv: { report_closed: 'Jepara Tanggap: laporan {ticket} sampun rampung.' },
  }
  assert.match(renderMessage('report_closed', fitting, 'jv', partial), /sampun rampung/)
  assert.equal(
    renderMessage('interim_answer', fitting, 'jv', partial),
    renderMessage('interim_answer', fitting, 'id'),
  )
  assert.match(renderMessage('interim_answer', fitting, 'jv', partial), /10 Maret 2025/)
})

test('a phone is read however it is written, and what is none is not guessed at', () => {
  for (const typed of ['0812 3456 7890', '+62 812-3456-7890', '6281234567890', '(0812) 34567890'])
    assert.equal(parsePhone(typed), '+6281234567890')
  for (const typed of ['', '021171', '3399011203700001', '0812', '08123456789012345', '+15551234567'])
    assert.equal(parsePhone(typed), undefined, typed)
})

test('an e-mail address that could end a header line is none', () => {
  assert.equal(parseEmail(' Siti@Desa.example '), 'siti@desa.example')
  for (const typed of ['a@b', 'a b@c.id', 'a@c.id\r\nBcc: x@y.id', 'a@b.id,c@d.id', '<a@b.id>'])
    assert.equal(parseEmail(typed), undefined, typed)
})

test('whatever fails how often, every message comes to an end: sent, or a person has it', () => {
  const some = fc.subarray([...channels], { minLength: 1 })
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.boolean()), (usable, luck) => {
      const failures: Partial<Record<Channel, number>> = {}
      let at: Channel | undefined = usable[0]
      let tries = 0
      while (at !== undefined) {
        tries += 1
        assert.ok(tries <= usable.length * (backOffMinutes.length + 1))
        failures[at] = (failures[at] ?? 0) + 1
        const next = afterFailure(usable, at, failures, luck.next().value ?? false)
        at = next.next === 'nobody' ? undefined : next.channel
      }
    }),
  )
})
