import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  decideVersion,
  downloadForm,
  draftVersion,
  getBook,
  getVersion,
  listVersions,
} from '@tanggap/contract/questionnaires'
import { groundCheck202503, type Sheet, writeXlsForm } from '@tanggap/core/instrument'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { decideVersion as publishElsewhere } from './decide-version.ts'
import { readWorkbook, workbookOf } from './form-workbook.ts'
import { certifyingVersions, currentInstrument, findInstrument, instrumentBook } from './index.ts'
import { keepUpWithPublished } from './keep-up.ts'
import { holdPublished } from './load-instruments.ts'

let office: TestOffice
let operator: Office
let verifier: Office

before(async () => {
  office = await makeTestOffice()
  operator = await office.hire('data_operator')
  verifier = await office.hire('dinsos_verifier')
})
after(() => office.close())

const base = writeXlsForm(groundCheck202503)

/** The questionnaire in use, named anew, with a question about bedrooms. */
function newForm(version: string, validFrom = '2031-01-01'): readonly Sheet[] {
  return base.map((sheet) => {
    const [headings = [], ...rows] = sheet.rows
    const at = (heading: string) => headings.indexOf(heading)
    if (sheet.name === 'settings') {
      const row = rows[0] ?? []
      return {
        ...sheet,
        rows: [headings, row.with(at('version'), version).with(at('tanggap_valid_from'), validFrom)],
      }
    }
    if (sheet.name !== 'survey') return sheet
    const place = sheet.rows.findIndex((row) => row[1] === 'floorArea')
    const cells: Record<string, string> = {
      type: 'integer',
      name: 'bedrooms',
      'label::Bahasa Indonesia (id)': 'Jumlah kamar tidur',
      'label::English (en)': 'Bedrooms',
      'hint::Bahasa Indonesia (id)': 'Kamar yang dipakai tidur.',
      'hint::English (en)': 'Rooms used for sleeping.',
      required: 'yes',
      constraint: '. >= 0 and . <= 20',
      tanggap_sensitivity: 'specific',
    }
    return {
      ...sheet,
      rows: sheet.rows.toSpliced(
        place,
        0,
        headings.map((one) => cells[one] ?? ''),
      ),
    }
  })
}

async function send(who: Office, sheets: readonly Sheet[]) {
  const file = (await workbookOf(sheets)).toString('base64')
  return office.ask(who, draftVersion, { body: { file } })
}

test('a workbook comes back from its bytes as it was written', async () => {
  const read = await readWorkbook(await workbookOf(base))
  assert.ok(read.ok)
  const trimmed = (sheets: readonly Sheet[]) =>
    sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.join('|').replace(/\|+$/, '')),
    }))
  assert.deepEqual(trimmed(read.value), trimmed(base))
})

test('the form that is downloaded can be sent back under a new name, and is published by somebody else', async () => {
  const form = await office.ask(operator, downloadForm, { params: { version: 'dtsen-gc-2025-03' } })
  assert.equal(form.status, 200)
  const sent = await send(operator, newForm('dtsen-gc-2031-01'))
  assert.deepEqual(sent.body, { version: 'dtsen-gc-2031-01', problems: [] })

  const params = { version: 'dtsen-gc-2031-01' }
  const seen = await office.ask(operator, getVersion, { params })
  assert.deepEqual(seen.body.difference?.questions.added, ['bedrooms'])
  assert.equal(seen.body.comparedWith, 'dtsen-gc-2025-03')
  assert.deepEqual(seen.body.allowed, ['withdraw'])
  assert.equal(findInstrument('dtsen-gc-2031-01'), undefined)

  const publish = { params: { ...params, action: 'publish' as const } }
  const seenBy = await office.ask(verifier, getVersion, { params })
  assert.deepEqual(seenBy.body.allowed, ['publish', 'withdraw'])
  const other = await office.ask(verifier, decideVersion, {
    ...publish,
    body: { hash: 'f'.repeat(64), reason: '' },
  })
  assert.equal(other.refusal, 'instrument.other-content')
  const body = { hash: seenBy.body.hash, reason: '' }
  assert.equal(
    (await office.ask(operator, decideVersion, { ...publish, body })).refusal,
    'workflow.not-your-office',
  )
  assert.equal(
    (await office.ask(verifier, decideVersion, { ...publish, body })).refusal,
    'instrument.refresher-unsaid',
  )
  const said = { ...publish, body: { ...body, refresher: false } }
  assert.equal((await office.ask(verifier, decideVersion, said)).status, 200)
  assert.equal((await office.ask(verifier, decideVersion, said)).refusal, 'workflow.not-now')
  const shown = await office.ask(verifier, getVersion, { params })
  assert.equal(shown.body.summary.certificatesFrom, 'dtsen-gc-2025-03')
  assert.deepEqual(certifyingVersions('dtsen-gc-2031-01'), ['dtsen-gc-2031-01', 'dtsen-gc-2025-03'])
  assert.deepEqual(certifyingVersions('dtsen-gc-2025-03'), ['dtsen-gc-2025-03'])

  assert.equal(
    findInstrument('dtsen-gc-2031-01')?.questions.some(({ key }) => key === 'bedrooms'),
    true,
  )
  assert.equal(currentInstrument('2030-12-31').version, 'dtsen-gc-2025-03')
  assert.equal(currentInstrument('2031-01-01').version, 'dtsen-gc-2031-01')
  assert.equal(instrumentBook().questions.find(({ key }) => key === 'bedrooms')?.sensitivity, 'specific')
  const book = await office.ask(await office.hire('village_operator', '3320112013'), getBook)
  assert.equal(
    book.body.questions.some(({ key }) => key === 'bedrooms'),
    true,
  )
})

test('nobody publishes a draft of their own', async () => {
  await send(verifier, newForm('dtsen-gc-2031-02'))
  const params = { version: 'dtsen-gc-2031-02' }
  const { hash } = (await office.ask(verifier, getVersion, { params })).body
  const own = await office.ask(verifier, decideVersion, {
    params: { ...params, action: 'publish' },
    body: { hash, reason: '' },
  })
  assert.equal(own.refusal, 'instrument.own-draft')
  const withdrawn = await office.ask(verifier, decideVersion, {
    params: { ...params, action: 'withdraw' },
    body: { hash, reason: 'Salah kirim' },
  })
  assert.equal(withdrawn.status, 200)
  const list = (await office.ask(operator, listVersions)).body.versions
  assert.equal(list.find(({ version }) => version === 'dtsen-gc-2031-02')?.status, 'withdrawn')
})

test('a published version cannot be sent again; a draft can, and is then to be looked at anew', async () => {
  const again = await send(operator, newForm('dtsen-gc-2031-01'))
  assert.match(again.body.problems[0]?.sentence.en ?? '', /cannot be changed any more/)
  await send(operator, newForm('dtsen-gc-2031-03'))
  const params = { version: 'dtsen-gc-2031-03' }
  const { hash } = (await office.ask(verifier, getVersion, { params })).body
  await send(operator, newForm('dtsen-gc-2031-03', '2031-06-01'))
  const late = await office.ask(verifier, decideVersion, {
    params: { ...params, action: 'publish' },
    body: { hash, reason: '' },
  })
  assert.equal(late.refusal, 'instrument.other-content')
})

test('a published version is there again after a start', async () => {
  await holdPublished(office.foundation)
  assert.equal(currentInstrument('2031-03-01').version, 'dtsen-gc-2031-01')
})

test('what another process published is in force here before the next request is answered', async () => {
  assert.equal((await send(operator, newForm('tetangga', '2032-01-01'))).status, 200)
  const { hash } = (await office.ask(verifier, getVersion, { params: { version: 'tetangga' } })).body
  const elsewhere = await office.act(verifier, (acting) =>
    publishElsewhere(acting, 'tetangga', 'publish', { hash, reason: '', refresher: false }),
  )
  assert.ok(elsewhere.ok)
  assert.equal(findInstrument('tetangga'), undefined)
  await keepUpWithPublished(office.foundation, 0)()
  assert.equal(findInstrument('tetangga')?.version, 'tetangga')
})

test('what is wrong in a form is said, and nothing of it is kept', async () => {
  const wrong = newForm('dtsen-gc-2031-09').map((sheet) =>
    sheet.name === 'survey'
      ? { ...sheet, rows: sheet.rows.map((row) => (row[1] === 'bedrooms' ? row.with(0, 'geotrace') : row)) }
      : sheet,
  )
  const sent = await send(operator, wrong)
  assert.equal(sent.body.version, null)
  const [problem] = sent.body.problems
  assert.match(problem?.sentence.id ?? '', /geotrace.*belum didukung/)
  assert.equal(problem?.sheet, 'survey')
  const { status } = await office.ask(operator, getVersion, { params: { version: 'dtsen-gc-2031-09' } })
  assert.equal(status, 404)
})

test('a file that is no workbook, or would swell, is refused with a sentence', async () => {
  const png = Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64')
  assert.equal(
    (await office.ask(operator, draftVersion, { body: { file: png } })).refusal,
    'instrument.no-workbook',
  )
  const bomb = (await zipBomb()).toString('base64')
  assert.equal(
    (await office.ask(operator, draftVersion, { body: { file: bomb } })).refusal,
    'instrument.workbook-too-large',
  )
})

/** 200 MB of zeros that pack to some 200 kB. */
async function zipBomb(): Promise<Buffer> {
  const { zipSync } = await import('fflate')
  return Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(200 * 1024 * 1024) }, { level: 9 }))
}
