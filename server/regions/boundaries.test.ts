import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  decideBoundaries,
  draftBoundaries,
  getBoundaries,
  listBoundaries,
  listOutlines,
  listRegions,
  matchBoundaries,
} from '@tanggap/contract/boundaries'
import { listVillages, type Village } from '@tanggap/contract/regions'
import { isInside, readOutline } from '@tanggap/core/regions'
import type { Office } from '../plumbing/acting.ts'
import { makeTestOffice, type TestOffice } from '../plumbing/test-office.ts'
import { borderOf, outlinesForPhone } from './index.ts'
import { packed, packedText, squareOf } from './test-borders.ts'

const about = { source: 'Berita acara tata batas (rekaan)', licence: 'Uji saja', validFrom: '2025-01-01' }
const karimunjawa = '3320102001'

let office: TestOffice
let clerk: Office
let verifier: Office
let villages: Village[]
before(async () => {
  office = await makeTestOffice()
  clerk = await office.hire('data_operator')
  verifier = await office.hire('dinsos_verifier')
  villages = (await office.ask(clerk, listVillages)).body.villages
})
after(() => office.close())

const draft = (file: string, who = clerk, validFrom = about.validFrom) =>
  office.ask(who, draftBoundaries, { body: { ...about, validFrom, file } })
const look = async (id: string, who = verifier) =>
  (await office.ask(who, getBoundaries, { params: { id } })).body
async function decide(id: string, action: 'accept' | 'withdraw' | 'reinstate' | 'discard', who = verifier) {
  const { set, hash } = await look(id, who)
  const body = { action, version: set.version, hash, reason: 'Diperiksa bersama pemdes' }
  return office.ask(who, decideBoundaries, { params: { id }, body })
}
const drawn = async () => (await office.ask(clerk, listOutlines)).body
const village = (code: string) => {
  const found = villages.find((one) => one.code === code)
  if (!found) throw new Error(`no village ${code}`)
  return found
}

test('until somebody gives borders, every village is drawn as an estimate around its centre', async () => {
  const { outlines, from } = await drawn()
  assert.equal(from, null)
  assert.equal(outlines.length, 195)
  assert.ok(outlines.every(({ estimate }) => estimate))
  const home = village('3320112013')
  const area = readOutline(outlines.find(({ code }) => code === home.code)?.outline ?? '')
  assert.ok(isInside(area, { lat: home.latitude ?? 0, lon: home.longitude ?? 0 }))
})

test('borders are uploaded by one, matched by a person where no code does it, accepted by another, and undone', async () => {
  const [first, second, third] = ['3320112013', '3320112014', karimunjawa].map(village)
  assert.ok(first && second && third)
  const file = packed([squareOf(first), squareOf(second, { nama: second.name }), squareOf(third)])
  const sent = await draft(file)
  assert.equal(sent.status, 200)
  const { id } = sent.body
  const seen = await look(id)
  assert.deepEqual(
    seen.shapes.map(({ village: code, matchedBy, suggested }) => [code, matchedBy, suggested]),
    [
      [first.code, 'kemendagri', []],
      [null, null, [second.code]],
      [third.code, 'kemendagri', []],
    ],
  )
  assert.deepEqual(
    seen.problems.map(({ code, severity }) => `${code} ${severity}`),
    ['unmatched warning', 'missing warning'],
  )
  assert.equal((await drawn()).from, null, 'a draft is drawn nowhere')

  const matches = [{ place: 2, village: second.code }]
  const matched = await office.ask(clerk, matchBoundaries, {
    params: { id },
    body: { version: seen.set.version, matches },
  })
  assert.equal(matched.status, 200)
  const late = await office.ask(verifier, matchBoundaries, {
    params: { id },
    body: { version: seen.set.version, matches },
  })
  assert.equal(late.refusal, 'boundaries.other-content')
  const stale = await office.ask(verifier, decideBoundaries, {
    params: { id },
    body: { action: 'accept', version: seen.set.version, hash: seen.hash, reason: '' },
  })
  assert.equal(stale.refusal, 'boundaries.other-content')
  assert.equal((await decide(id, 'accept', clerk)).refusal, 'boundaries.own')
  assert.equal((await decide(id, 'accept')).status, 200)

  const now = await drawn()
  assert.equal(now.from?.source, about.source)
  assert.deepEqual(
    now.outlines.filter(({ estimate }) => !estimate).map(({ code }) => code),
    [third.code, first.code, second.code].toSorted(),
  )
  assert.ok(await office.act(clerk, (acting) => borderOf(acting, first.code)))
  assert.equal(await office.act(clerk, (acting) => borderOf(acting, '3320012001')), undefined)
  const after = await office.ask(clerk, matchBoundaries, { params: { id }, body: { version: 3, matches } })
  assert.equal(after.refusal, 'boundaries.not-a-draft')

  const newer = await draft(packed([squareOf(first)]), verifier, '2025-02-01')
  assert.equal((await decide(newer.body.id, 'accept', clerk)).status, 200)
  assert.equal((await drawn()).outlines.filter(({ estimate }) => !estimate).length, 1)
  assert.equal((await look(newer.body.id)).before?.validFrom, about.validFrom)
  assert.equal((await decide(newer.body.id, 'withdraw')).status, 200)
  assert.equal(
    (await drawn()).outlines.filter(({ estimate }) => !estimate).length,
    3,
    'the one before counts',
  )
  assert.equal((await decide(newer.body.id, 'reinstate')).status, 200)
  assert.equal((await drawn()).outlines.filter(({ estimate }) => !estimate).length, 1)
  assert.equal((await decide(newer.body.id, 'withdraw')).status, 200)
  const { sets } = (await office.ask(clerk, listBoundaries)).body
  assert.deepEqual(sets.map(({ status, current }) => `${status} ${current}`).toSorted(), [
    'accepted true',
    'withdrawn false',
  ])
})

test('borders of tomorrow wait for their day', async () => {
  const home = village('3320012001')
  const { body } = await draft(packed([squareOf(home)]), clerk, '2025-12-01')
  assert.equal((await decide(body.id, 'accept')).status, 200)
  const isGiven = async () =>
    (await drawn()).outlines.some(({ code, estimate }) => code === home.code && !estimate)
  assert.equal(await isGiven(), false)
  office.at('2025-12-01T02:00:00Z')
  assert.equal(await isGiven(), true)
  office.at('2025-03-10T02:00:00Z')
})

test('two shapes of one village are an error until a person releases one', async () => {
  const home = village('3320112013')
  const { body } = await draft(packed([squareOf(home), squareOf({ ...home, latitude: -6.7 })]))
  const seen = await look(body.id)
  assert.ok(seen.problems.some(({ code, place }) => code === 'doubled' && place === 2))
  assert.deepEqual(seen.allowed.toSorted(), ['discard'])
  assert.equal((await decide(body.id, 'accept')).refusal, 'boundaries.has-errors')
  await office.ask(clerk, matchBoundaries, {
    params: { id: body.id },
    body: { version: 1, matches: [{ place: 2, village: null }] },
  })
  assert.ok((await look(body.id)).allowed.includes('accept'))
  assert.equal((await decide(body.id, 'discard')).status, 200)
})

test('hostile files are refused with a sentence, in bounded time and memory', async () => {
  const before = process.memoryUsage().rss
  for (const [file, code] of [
    ['', 'boundaries.not-geojson'],
    [Buffer.from('{}').toString('base64'), 'boundaries.not-geojson'],
    [packedText('{"type":"FeatureCollection"}'), 'boundaries.not-geojson'],
    [packedText(Buffer.alloc(100_000_000, ' ')), 'boundaries.too-large'],
    [packedText('['.repeat(30_000_000)), 'boundaries.too-deep'],
    [packedText(`[${'[0,0],'.repeat(5_000_000)}0]`), 'boundaries.too-many-points'],
    [packedText('{"type":"FeatureCollection","features":[NaN]}'), 'boundaries.not-geojson'],
    [
      packed([{ type: 'Feature', geometry: { type: 'Point', coordinates: [110, -6] } }]),
      'boundaries.no-shape',
    ],
    [
      packed([squareOf({ ...village(karimunjawa), latitude: 9_300_000, longitude: 450_000 })]),
      'boundaries.other-crs',
    ],
    [packed([squareOf({ ...village(karimunjawa), latitude: 110.4, longitude: -5.8 })]), 'boundaries.swapped'],
    [
      packed([squareOf({ ...village(karimunjawa), latitude: -7.8, longitude: 110.3 })]),
      'boundaries.elsewhere',
    ],
  ] as const) {
    const answer = await draft(file)
    assert.equal(answer.refusal, code)
  }
  const grown = (process.memoryUsage().rss - before) / 1e6
  assert.ok(grown < 700, `${grown.toFixed(0)} MB`)
})

test('a phone takes its villages and those beside them, in some ten thousand characters a village', async () => {
  const own = ['3320112013']
  const outlines = await office.act(clerk, (acting) => outlinesForPhone(acting, own))
  assert.equal(outlines[0]?.code, own[0])
  assert.ok(outlines.length > 1)
  assert.ok(JSON.stringify(outlines).length < 11_000)
  assert.deepEqual(await office.act(clerk, (acting) => outlinesForPhone(acting, [])), [])
})

test('the regions are told in both code systems with their days', async () => {
  const { regions } = (await office.ask(clerk, listRegions)).body
  assert.equal(regions.length, 1 + 16 + 195)
  const subdistrict = regions.find(({ code }) => code === '332005')
  assert.equal(subdistrict?.bpsCode, '3320060')
  assert.equal(subdistrict?.validTo, null)
})

const jepara = join(import.meta.dirname, '../../../shared/data/jepara-villages.geojson')
test('the borders of all 195 villages of Jepara are matched by their codes and fit a phone', {
  skip: !existsSync(jepara) && `the test data are not beside this checkout: ${jepara}`,
}, async () => {
  const { body, status } = await draft(packedText(readFileSync(jepara)), clerk, '2025-03-01')
  assert.equal(status, 200)
  const seen = await look(body.id)
  assert.equal(seen.set.matched, 195)
  assert.deepEqual(
    seen.problems.filter(({ severity }) => severity === 'error'),
    [],
  )
  assert.ok(!seen.problems.some(({ code }) => code === 'missing'))
  assert.equal((await decide(body.id, 'accept')).status, 200)
  const { outlines } = await drawn()
  assert.ok(outlines.every(({ estimate }) => !estimate))
  assert.ok(JSON.stringify(outlines).length < 70_000)
  const islands = await office.act(clerk, (acting) => outlinesForPhone(acting, [karimunjawa]))
  const [home] = islands
  assert.equal(readOutline(home?.outline ?? '').length, 12)
  assert.ok(JSON.stringify(islands).length < 10_500)
  for (const { code } of villages) {
    const size = JSON.stringify(await office.act(clerk, (acting) => outlinesForPhone(acting, [code]))).length
    assert.ok(size < 10_500, `${code}: ${size}`)
  }
})
