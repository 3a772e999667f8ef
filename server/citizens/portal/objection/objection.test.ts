import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as wire from '@tanggap/contract/integrity'
import { pinFrom } from '@tanggap/core/citizens'
import { z } from 'zod'
import { theClockPasses } from '../../../integrity/test-matter.ts'
import type { Office } from '../../../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../../../plumbing/test-office.ts'
import { type Household, settleHousehold } from '../../test-household.ts'
import { openBrowser, type TestBrowser } from '../test-browser.ts'

const village = '3320112013'

let house: TestOffice
let clerk: Office
let indah: Office
let bagas: Office
let warsito: Household

before(async () => {
  house = await makeTestOffice()
  clerk = await house.hire('data_operator')
  indah = await house.hire('integrity_officer', '3320', 'Indah Permatasari')
  bagas = await house.hire('integrity_officer', '3320', 'Bagas Nugroho')
  warsito = await settleHousehold(house, clerk, village, { name: 'WARSITO', nik: '3399011203700001' })
})
after(() => house.close())

const answers = (who: string) =>
  [
    ['hal', 'well_off'],
    ['kecamatan', '332011'],
    ['desa', village],
    ['who', who],
    ['where', ''],
    ['when', ''],
    ['story', 'Rumahnya bertingkat'],
    ['reporterName', ''],
    ['reporterPhone', ''],
    ['mayTell', 'no'],
  ] as const

/** Each is begun a minute after the one before, so that the newest is known by its id. */
let minutes = 0
async function tell(browser: TestBrowser, who = 'Warsito'): Promise<readonly string[]> {
  minutes += 1
  house.at(new Date(Date.UTC(2025, 2, 10, 2, minutes)).toISOString())
  const seen: string[] = []
  assert.equal((await browser.send('/aduan')).location, '/aduan/lanjut')
  for (const [step, value] of answers(who)) {
    assert.equal((await browser.get('/aduan/lanjut')).location, `/aduan/${step}`)
    const { status, headers, body, location } = await browser.send(`/aduan/${step}`, { [step]: value })
    seen.push(`${status} ${location} ${Object.keys(headers).toSorted().join()} ${body.length}`)
  }
  const sent = await browser.send('/aduan/kirim')
  seen.push(
    `${sent.status} ${sent.location} ${Object.keys(sent.headers).toSorted().join()} ${sent.body.length}`,
  )
  return seen
}

const newest = async () => {
  const { matters } = (await house.ask(indah, wire.listMatters, { query: { all: '1' } })).body
  const latest = matters.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
  assert.ok(latest)
  return latest
}

test('whoever is named, registered or invented, the pages answer alike: nothing is looked up', async () => {
  const registered = await tell(openBrowser(house), 'WARSITO')
  const invented = await tell(openBrowser(house), 'ZZZZZZZ')
  assert.deepEqual(registered, invented)
  const { rows } = await house.act(clerk, async ({ tx }) => ({
    rows: await tx.all(
      z.object({ action: z.string() }),
      `select action from audit_line where regency_code = '3320' and role = 'citizen' and action like 'registry%'`,
    ),
  }))
  assert.deepEqual(rows, [])
})

test('sent twice it is one matter; going back shows what was typed, and giving up leaves nothing', async () => {
  const browser = openBrowser(house)
  await tell(browser)
  const { id } = await newest()
  assert.equal((await browser.send('/aduan/kirim')).location, '/aduan/selesai')
  assert.equal((await newest()).id, id)
  assert.equal((await browser.get('/aduan/selesai')).status, 200)
  await browser.send('/aduan/batal')
  assert.equal((await browser.get('/aduan/selesai')).location, '/aduan')

  const other = openBrowser(house)
  await other.send('/aduan')
  await other.send('/aduan/hal', { hal: 'threatened' })
  assert.equal((await other.send('/aduan/kecamatan', { kecamatan: '999999' })).status, 422)
  assert.equal((await other.get('/aduan/story')).location, '/aduan/lanjut')
  assert.equal((await other.get('/aduan/hal')).status, 200)
  await other.send('/aduan/batal')
  assert.equal(other.cookies.has('tanggap_aduan'), false)
  assert.equal((await other.get('/aduan/lanjut')).location, '/aduan')
})

test('a long story is refused with a sentence, emoji and other scripts are kept, and the way back is open', async () => {
  const browser = openBrowser(house)
  await browser.send('/aduan')
  for (const [step, value] of answers('Warsito').slice(0, 6))
    await browser.send(`/aduan/${step}`, { [step]: value })
  const long = await browser.send('/aduan/story', { story: 'kata '.repeat(10_000) })
  assert.equal(long.status, 422)
  const odd = await browser.send('/aduan/story', { story: '👩‍👩‍👧 \u202Eterbalik <script>' })
  assert.equal(odd.location, '/aduan/reporterName')
  assert.equal((await browser.send('/aduan/who', { who: '', ubah: '1' })).status, 422)
  assert.equal(
    (await browser.send('/aduan/who', { who: 'Karjo', ubah: '1' })).location,
    '/aduan/reporterName',
  )
})

test('a draft lies encrypted with a token the office does not keep', async () => {
  const browser = openBrowser(house)
  await browser.send('/aduan')
  await browser.send('/aduan/hal', { hal: 'fee_demanded' })
  const token = browser.cookies.get('tanggap_aduan') ?? ''
  assert.ok(token.length > 40)
  const rows = await house.act(indah, ({ tx }) =>
    tx.all(
      z.object({ row: z.string() }),
      `select t::text as row from integrity_draft t where regency_code = '3320'`,
    ),
  )
  assert.ok(rows.length > 0)
  for (const { row } of rows) {
    assert.doesNotMatch(row, /fee_demanded/)
    assert.ok(!row.includes(token) && !row.includes(Buffer.from(token).toString('hex')))
  }
})

test('the number and PIN open it at the door of every ticket, and a wrong PIN is told the same there', async () => {
  await tell(openBrowser(house))
  const { number, id } = await newest()
  const tried = openBrowser(house, '203.0.113.50')
  const wrong = await tried.send('/tiket', { nomor: number, pin: '000000' })
  const unknown = await openBrowser(house, '203.0.113.51').send('/tiket', {
    nomor: 'JT-0000-0000-0',
    pin: '000000',
  })
  assert.deepEqual(
    [wrong.status, wrong.location, wrong.body],
    [unknown.status, unknown.location, unknown.body],
  )

  const reporter = await holderOf(id, number)
  assert.equal((await reporter.get('/tiket/lihat')).status, 200)
  assert.equal((await reporter.send('/tiket/tersegel/tertekan', { kata: '' })).status, 422)
  assert.equal(
    (await reporter.send('/tiket/tersegel/tertekan', { kata: 'Saya didatangi' })).location,
    '/tiket/lihat',
  )
  assert.ok((await newest()).pressedAt)
  await reporter.send('/tiket/tersegel/batalkan')
  assert.equal((await newest()).status, 'withdrawn')
  // A pass for a matter opens no ticket's acts, and the other way round nothing either.
  assert.equal((await reporter.send('/tiket/batalkan')).location, '/tiket/lihat')
  assert.equal((await openBrowser(house).send('/tiket/tersegel/batalkan')).location, '/tiket/lihat')
})

test('a family that was visited again replies once, from its own page, and sees that it was read', async () => {
  for (const [name, nik] of [
    ['SUMINI', '3399015203700002'],
    ['PARMI', '3399014203700003'],
    ['KARJO', '3399011203700004'],
    ['SUKARNO', '3399011203700005'],
  ] as const)
    await settleHousehold(house, clerk, village, { name, nik })
  const family = openBrowser(house)
  await family.send('/status', { nik: warsito.nik, kode: warsito.code })
  assert.equal((await family.get('/keluarga/tanggapan')).location, '/keluarga')

  await tell(openBrowser(house))
  const { id } = await newest()
  const params = { id }
  await house.ask(indah, wire.askOpening, { params, body: { purpose: 'first_reading' } })
  await house.ask(bagas, wire.consentOpening, { params })
  const version = async () => (await house.ask(indah, wire.getMatter, { params })).body.version
  const linked = await house.ask(indah, wire.linkMatter, {
    params,
    body: { familyId: warsito.familyId, version: await version() },
  })
  assert.equal(linked.status, 200)
  const ordered = await house.ask(indah, wire.stepMatter, {
    params,
    body: { action: 'orderRecheck', version: await version(), note: 'Kami periksa.' },
  })
  assert.equal(ordered.status, 200)
  await theClockPasses(house, id)
  assert.equal((await family.get('/keluarga/tanggapan')).location, '/keluarga')
  await house.act(clerk, ({ tx, now }) =>
    tx.run(
      `update visit_case set status = 'approved', finding = 'found', decided_at = $1 where regency_code = '3320'`,
      [now],
    ),
  )
  await theClockPasses(house)
  assert.equal((await family.get('/keluarga/tanggapan')).status, 200)
  assert.equal((await family.send('/keluarga/tanggapan', { agrees: 'maybe' })).status, 422)
  const said = { agrees: 'partly', story: 'Mobil itu titipan kakak saya' }
  assert.equal((await family.send('/keluarga/tanggapan', said)).location, '/keluarga')
  assert.equal((await family.get('/keluarga/tanggapan')).location, '/keluarga')

  const words = await house.ask(indah, wire.readWords, { params })
  assert.equal(words.body.visit?.reply?.story, said.story)
  const { replies } = (await house.ask(bagas, wire.listReplies, {})).body
  assert.equal(replies.length, 1)
  const read = await house.ask(bagas, wire.readReply, { params: { id: replies[0]?.id ?? '' } })
  assert.deepEqual([read.body.headName, read.body.agrees], ['WARSITO', 'partly'])
  const copy = z
    .object({
      recheck: z.object({ repliedAt: z.string(), readAt: z.string() }),
      looks: z.array(z.object({ office: z.object({ id: z.string() }) })),
    })
    .parse(JSON.parse((await family.get('/keluarga/salinan.json')).body))
  assert.ok(copy.recheck.readAt)
  assert.ok(copy.looks.every(({ office }) => !/integritas/i.test(office.id)))
})

/** Whoever holds number and PIN: the PIN is told on the receipt only, so it is asked of the house's own rule. */
async function holderOf(matterId: string, number: string): Promise<TestBrowser> {
  const pin = pinFrom(house.foundation.vault.index('pin', `ticket sealed ${matterId}`))
  const browser = openBrowser(house)
  assert.equal((await browser.send('/tiket', { nomor: number, pin })).location, '/tiket/lihat')
  return browser
}
