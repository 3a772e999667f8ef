import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../workflow/index.ts'
import {
  type BoundarySubject,
  boundariesOn,
  boundaryLimits,
  boundaryWorkflow,
  matchShapes,
  problemsOfMatches,
  readBoundaries,
  type Vertex,
  type VillageKnown,
} from './index.ts'

/** Four invented villages side by side. */
const villages: readonly VillageKnown[] = ['Wetan', 'Kulon', 'Lor', 'Kidul'].map((name, index) => ({
  code: `339901200${index + 1}`,
  name,
  centre: { lat: -6.595, lon: 110.605 + index / 100 },
  otherCodes: index === 1 ? [{ system: 'bps', code: '3399010777' }] : [],
}))
const centres = villages.flatMap(({ centre }) => centre ?? [])

const square = (lon: number, lat = -6.6, side = 0.01): Vertex[] => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
  [lon, lat],
]
const feature = (properties: object, rings: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates: rings },
})
const file = (...features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const good = [
  feature({ kode: '33.99.01.2001', nama: 'Wetan' }, [square(110.6)]),
  feature({ IDDESA: '3399010777', NMDESA: 'KULON' }, [square(110.61)]),
  feature({ nama_desa: 'Desa Lor' }, [[square(110.62)]], 'MultiPolygon'),
  feature({ kode: 3399012004, nama: 'Kidul' }, [square(110.63)]),
]
const read = (text: string) => {
  const answer = readBoundaries(text, centres)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer
}
const refusal = (text: string) => {
  const answer = readBoundaries(text, centres)
  return answer.ok ? 'read' : answer.refusal.code
}
const codes = (text: string) => read(text).problems.map(({ code, place }) => `${code} ${place ?? '-'}`)

test('shapes find their villages by the ministry’s code, by BPS’s, and by name only with a person', () => {
  const { shapes, problems, vertices } = read(file(...good))
  assert.deepEqual(problems, [])
  assert.equal(vertices, 16)
  assert.deepEqual(
    matchShapes(shapes, villages).map(({ village, by, suggested }) => [village, by, suggested]),
    [
      ['3399012001', 'kemendagri', []],
      ['3399012002', 'bps', []],
      [null, null, ['3399012003']],
      ['3399012004', 'kemendagri', []],
    ],
  )
})

test('a number under a heading of BPS is never taken for the ministry’s code', () => {
  const { shapes } = read(file(feature({ kd_bps: '3399012003', nama: 'Wetan' }, [square(110.6)])))
  const [match] = matchShapes(shapes, villages)
  assert.equal(match?.village, null)
  assert.deepEqual(match?.suggested, ['3399012001'])
})

test('what pairs leave open is told anew after each decision', () => {
  const { shapes } = read(file(...good, feature({ nama: 'Wetan' }, [square(110.65)])))
  const pair = (place: number, village: string | null) => ({ place, village })
  const told = (pairs: { place: number; village: string | null }[]) =>
    problemsOfMatches(shapes, pairs, villages).map(({ code, place }) => `${code} ${place ?? '-'}`)
  const by = [pair(1, '3399012001'), pair(2, '3399012002'), pair(3, null), pair(4, '3399012004')]
  assert.deepEqual(told([...by, pair(5, '3399012001')]), ['unmatched 3', 'doubled 5', 'missing -'])
  assert.deepEqual(told([...by, pair(5, '3399012003')]), ['unmatched 3', 'other-name 5', 'centre-outside 5'])
})

test('each thing that is wrong with a shape is told with its place in the file', () => {
  const bow: Vertex[] = [
    [110.61, -6.6],
    [110.62, -6.59],
    [110.62, -6.6],
    [110.61, -6.59],
    [110.61, -6.6],
  ]
  const [sound] = good
  for (const [wrong, told] of [
    [feature({}, [110.6, -6.6], 'Point'), 'no-polygon 2'],
    [feature({}, null), 'not-a-place 2'],
    [null, 'no-polygon 2'],
    [feature({}, [square(110.61).slice(0, 4)]), 'ring-open 2'],
    [
      feature({}, [
        [
          [110.6, -6.6],
          [110.7, -6.6],
          [110.6, -6.6],
        ],
      ]),
      'ring-short 2',
    ],
    [
      feature({}, [
        [
          [110.6, 'x'],
          [110.7, -6.6],
          [110.6, -6.6],
        ],
      ]),
      'not-a-place 2',
    ],
    [feature({}, [square(110.61), 5]), 'not-a-place 2'],
    [feature({}, [square(300)]), 'not-a-place 2'],
    [feature({}, [bow]), 'crosses-itself 2'],
  ] as const)
    assert.deepEqual(codes(file(sound, wrong, good[3])), [told])
  assert.deepEqual(codes(file(feature({}, [square(110.6)])).replace('110.6,', '1e999,')), ['not-a-place 1'])
})

test('overlaps are told with both names, and gaps with the villages around them', () => {
  const over = feature({ nama: 'Lebih' }, [square(110.605)])
  const [overlap] = read(file(good[0], over)).problems
  assert.equal(overlap?.code, 'overlap')
  assert.match(overlap?.sentence.id ?? '', /Wetan dan Lebih bertumpang tindih 6\d hektare/)
  const around = feature({ nama: 'Ring' }, [square(110.6, -6.6, 0.03), square(110.61, -6.59, 0.01)])
  const [gap] = read(file(around)).problems
  assert.equal(gap?.code, 'gap')
  assert.match(gap?.sentence.en ?? '', /Ring lie 12\d hectares/)
})

test('a file of another kind is refused with its reason, whatever it holds', () => {
  const metres = feature({}, [square(110.6).map(([x, y]) => [x * 4_000, 9_270_000 + y])])
  const elsewhere = feature({}, [square(112.7, -7.3)])
  const swapped = feature({}, [square(110.6).map(([lon, lat]) => [lat, lon])])
  for (const [text, code] of [
    ['', 'boundaries.not-geojson'],
    ['{"type":"FeatureCollection","features":[NaN]}', 'boundaries.not-geojson'],
    ['[1,2]', 'boundaries.not-geojson'],
    ['{"type":"FeatureCollection","features":[]}', 'boundaries.not-geojson'],
    ['PK\u0003\u0004', 'boundaries.not-geojson'],
    [file(metres), 'boundaries.other-crs'],
    [
      file(good[0]).replace('{', '{"crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::32749"}},'),
      'boundaries.other-crs',
    ],
    [file(swapped), 'boundaries.swapped'],
    [file(elsewhere), 'boundaries.elsewhere'],
    ['['.repeat(1_000_000), 'boundaries.too-deep'],
    [`[${'[],'.repeat(boundaryLimits.vertices + 30_000)}[]]`, 'boundaries.too-many-points'],
    [file(...Array.from({ length: boundaryLimits.shapes + 1 }, () => ({}))), 'boundaries.too-many-points'],
  ] as const)
    assert.equal(refusal(text), code, text.slice(0, 60))
})

test('lines made to be slow are given up on, not waited for', () => {
  const spokes = Array.from(
    { length: 20_000 },
    (_, at): Vertex => [110.6 + (at % 2) * 0.03, -6.6 + ((at * 7_919) % 20_000) / 2_000_000],
  )
  const first = spokes[0]
  assert.ok(first)
  const began = performance.now()
  const told = codes(file(feature({}, [[...spokes, first]])))
  assert.ok(told.includes('crosses-itself 1'))
  assert.ok(performance.now() - began < 8_000)
})

const set: BoundarySubject = { status: 'draft', madeBy: 'a', errors: 0, matched: 4, sameContent: true }

test('borders are accepted by a second person who saw them as they are, without errors', () => {
  const by = (accountId: string) => ({ accountId, role: 'dinsos_verifier' }) as const
  const code = (differs: Partial<BoundarySubject>, who = 'b') => {
    const outcome = decide(boundaryWorkflow, 'accept', { ...set, ...differs }, by(who))
    return outcome.ok ? outcome.to : outcome.refusal.code
  }
  assert.equal(code({}), 'accepted')
  assert.equal(code({}, 'a'), 'boundaries.own')
  assert.equal(code({ errors: 2 }), 'boundaries.has-errors')
  assert.equal(code({ matched: 0 }), 'boundaries.nothing-matched')
  assert.equal(code({ sameContent: false }), 'boundaries.other-content')
})

test('of accepted borders the newest day counts, and taking it back lets the one before count again', () => {
  const old = { id: 'old', status: 'accepted', validFrom: '2020-01-01', decidedAt: '2025-01-01' } as const
  const newer = { id: 'newer', status: 'accepted', validFrom: '2025-03-01', decidedAt: '2025-02-01' } as const
  assert.equal(boundariesOn([old, newer], '2025-02-28')?.id, 'old')
  assert.equal(boundariesOn([old, newer], '2025-03-01')?.id, 'newer')
  assert.equal(boundariesOn([old, { ...newer, status: 'withdrawn' }], '2025-03-02')?.id, 'old')
  assert.equal(boundariesOn([{ ...old, status: 'draft' }], '2025-03-02'), undefined)
})
