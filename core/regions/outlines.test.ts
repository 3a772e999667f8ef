import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Area,
  cellAround,
  codeOutline,
  isInside,
  metresOutside,
  readOutline,
  simplifyBorders,
  squareKilometres,
  type Vertex,
} from './index.ts'

const square = (lon: number, lat: number, side: number): Vertex[] => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
]
/** Two islands, the first with a lake. */
const islands: Area = [[square(110.4, -5.9, 0.1), square(110.44, -5.86, 0.02)], [square(110.6, -5.9, 0.01)]]

const step = fc.integer({ min: -5_000_000, max: 5_000_000 }).map((steps) => steps / 100_000)
const ring = fc.array(fc.tuple(step, step), { minLength: 1, maxLength: 40 })
const area = fc.array(fc.array(ring, { minLength: 1, maxLength: 4 }), { maxLength: 5 })

test('an outline is read as it was written, to the step of its grid', () => {
  fc.assert(fc.property(area, (one) => assert.deepEqual(readOutline(codeOutline(one)), one)))
  assert.ok(codeOutline(islands).length < 90)
})

test('what is no outline is read without an end or a fault', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      assert.ok(readOutline(text).flat(2).length <= text.length)
    }),
  )
})

test('a spot is inside its island, not in the lake and not in the sea', () => {
  for (const [lat, lon, inside] of [
    [-5.85, 110.42, true],
    [-5.85, 110.45, false],
    [-5.895, 110.605, true],
    [-5.85, 110.55, false],
  ] as const)
    assert.equal(isInside(islands, { lat, lon }), inside, `${lat} ${lon}`)
})

test('metres outside are none within and count from the nearest edge, that of a lake too', () => {
  assert.equal(metresOutside(islands, { lat: -5.85, lon: 110.42 }), 0)
  const north = metresOutside(islands, { lat: -5.79, lon: 110.45 })
  assert.ok(Math.abs(north - 1_113) < 3, String(north))
  const east = metresOutside(islands, { lat: -5.85, lon: 110.51 })
  assert.ok(Math.abs(east - 1_107) < 3, String(east))
  const lake = metresOutside(islands, { lat: -5.85, lon: 110.45 })
  assert.ok(Math.abs(lake - 1_107) < 8, String(lake))
  assert.equal(metresOutside([], { lat: 0, lon: 0 }), Number.POSITIVE_INFINITY)
})

test('ground is measured without the lake', () => {
  const whole = squareKilometres([[square(110.4, -5.9, 0.1)]])
  assert.ok(Math.abs(whole - 123.3) < 0.3, String(whole))
  assert.ok(Math.abs(squareKilometres(islands) - whole * (1 - 0.04 + 0.01)) < 0.1)
})

/** A patchwork of squares whose shared borders wander, each side the same way. */
function patchwork(side: number, wander: number): Area[] {
  const corner = (x: number, y: number): Vertex => [110 + x / 100, -6 + y / 100]
  const between = (from: Vertex, to: Vertex): Vertex[] =>
    Array.from({ length: 8 }, (_, at): Vertex => {
      const part = at / 8
      const push = at === 0 ? 0 : Math.sin((from[0] + to[0]) * 1e4 + (from[1] + to[1]) * 1e3 + at) * wander
      return [from[0] + (to[0] - from[0]) * part + push, from[1] + (to[1] - from[1]) * part + push]
    })
  const border = (a: Vertex, b: Vertex): Vertex[] => {
    const forward = a[0] + a[1] * 10 <= b[0] + b[1] * 10
    return forward ? between(a, b) : [a, ...between(b, a).slice(1).reverse()]
  }
  return Array.from({ length: side * side }, (_, index) => {
    const [x, y] = [index % side, Math.floor(index / side)]
    const corners = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)]
    return [[corners.flatMap((one, at) => border(one, corners[(at + 1) % 4] ?? one))]]
  })
}

const edgesOf = (areas: readonly Area[]) => {
  const count = new Map<string, number>()
  for (const line of areas.flat(2))
    line.forEach((vertex, at) => {
      const next = line[(at + 1) % line.length] ?? vertex
      const name = [vertex.join(), next.join()].toSorted().join(' ')
      count.set(name, (count.get(name) ?? 0) + 1)
    })
  return count
}

test('borders that two villages share are still the same line after they were simplified', () => {
  const areas = patchwork(4, 0.0004)
  for (const metres of [0, 20, 60, 200]) {
    const simple = simplifyBorders(areas, metres)
    const shared = [...edgesOf(simple).values()].filter((count) => count === 2).length
    const alone = [...edgesOf(simple).values()].filter((count) => count === 1).length
    assert.ok(shared > 0)
    // The outer border is as long as the side of the patchwork: what is inside is shared to the last edge.
    const outer = [...edgesOf(simplifyBorders([...areas], metres)).entries()].filter(([, n]) => n === 1)
    assert.equal(alone, outer.length)
    const ground = simple.reduce((sum, one) => sum + squareKilometres(one), 0)
    const before = areas.reduce((sum, one) => sum + squareKilometres(one), 0)
    assert.ok(Math.abs(ground - before) / before < 0.02, `${metres} m`)
    if (metres >= 60) assert.ok(simple.flat(2).flat().length < areas.flat(2).flat().length)
    // Nothing inside belongs to one village alone.
    const inner = [...edgesOf(simple)].filter(([name, n]) => n === 1 && isInner(name, 4))
    assert.deepEqual(inner, [], `${metres} m`)
  }
})

/** Whether both ends of an edge lie well within the patchwork. */
function isInner(name: string, side: number): boolean {
  return name.split(' ').every((vertex) => {
    const [lon = 0, lat = 0] = vertex.split(',').map(Number)
    const [x, y] = [(lon - 110) * 100, (lat + 6) * 100]
    return x > 0.2 && x < side - 0.2 && y > 0.2 && y < side - 0.2
  })
}

test('the smallest island and a village within another keep a place on the map', () => {
  const enclave = square(110.44, -5.86, 0.0002)
  const areas: Area[] = [
    [[square(110.4, -5.9, 0.1), enclave]],
    [[enclave.toReversed()]],
    [[square(110.6, -5.9, 0.0001)]],
  ]
  const simple = simplifyBorders(areas, 500)
  assert.ok(simple.every((one) => one.flat().every((line) => line.length >= 3)))
  assert.equal(simple[0]?.[0]?.length, 2)
  assert.deepEqual(simple[0]?.[0]?.[1]?.toSorted(), simple[1]?.[0]?.[0]?.toSorted())
})

test('a cell holds its own centre, is nearer to it than to any other, and ends within reach', () => {
  const centre = fc.record({
    lat: fc.integer({ min: 0, max: 300 }).map((n) => -6.7 + n / 1000),
    lon: fc.integer({ min: 0, max: 300 }).map((n) => 110.5 + n / 1000),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(centre, { selector: ({ lat, lon }) => `${lat} ${lon}`, minLength: 1, maxLength: 30 }),
      (centres) => {
        for (const own of centres) {
          const cell = cellAround(own, centres, 6)
          assert.ok(isInside(cell, own))
          const squeeze = Math.cos((own.lat * Math.PI) / 180)
          const far = (lon: number, lat: number, to: { lat: number; lon: number }) =>
            Math.hypot((lon - to.lon) * squeeze, lat - to.lat)
          for (const [lon, lat] of cell.flat(2)) {
            const near = far(lon, lat, own)
            assert.ok(near * 111.32 <= 6 + 1e-6)
            for (const other of centres) assert.ok(near <= far(lon, lat, other) + 1e-9)
          }
        }
      },
    ),
    { numRuns: 40 },
  )
})
