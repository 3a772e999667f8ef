import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { breachesOfBoundaries } from './boundaries.ts'
import { boundaryRules } from './boundary-rules.ts'
import type { Breach } from './check.ts'

/** A small house. Every file of `sound` keeps the rules; every file of `faults` breaks the rule beside it. */
const sound: Record<string, string> = {
  'core/changes/index.ts': "export { kinds } from './kinds.ts'",
  'core/changes/kinds.ts': 'export const kinds = 1\nexport type Kind = number',
  'core/registry/index.ts': "import type { Kind } from '../changes/index.ts'\nexport type A = Kind",
  'contract/changes.ts':
    "import { z } from 'zod'\nexport { kinds } from '@tanggap/core/changes'\nexport const a = z",
  'server/config.ts': 'export const config = 1',
  'server/plumbing/database/pool.ts': "import pg from 'pg'\nexport const pool = pg",
  'server/changes/changes.store.ts':
    "import pg from 'pg'\nimport '../plumbing/database/pool.ts'\nexport const s = pg",
  'server/changes/index.ts': "export * from './changes.store.ts'\nexport * from '@tanggap/contract/changes'",
  'server/registry/index.ts': "import '../changes/index.ts'",
  'server/main.ts': "import './changes/index.ts'",
  'web/kit/button.tsx': 'export const Button = () => <button type="button">a</button>',
  'web/field/page.tsx': "import { Button } from '../kit/button.tsx'\nexport const Page = () => <Button />",
  'web/office/page.tsx': 'export const Page = 1',
  'tools/start.ts': "import '../server/main.ts'",
  'journeys/month.journey.ts': "import '../tools/start.ts'",
}

const faults: [rule: string, path: string, text: string][] = [
  [
    'core-knows-nothing',
    'core/a/file.ts',
    "import { readFileSync } from 'node:fs'\nexport const r = readFileSync",
  ],
  ['core-knows-nothing', 'core/a/package.ts', "import { z } from 'zod'\nexport const r = z"],
  [
    'core-knows-nothing',
    'core/a/contract.ts',
    "import type { a } from '../../contract/changes.ts'\nexport type T = typeof a",
  ],
  ['contract-knows-core-and-zod', 'contract/a.ts', "import pg from 'pg'\nexport const p = pg"],
  [
    'contract-knows-core-and-zod',
    'contract/b.ts',
    "import type { Stats } from 'node:fs'\nexport type S = Stats",
  ],
  [
    'server-and-web-are-strangers',
    'server/a/a.ts',
    "import type { Page } from '../../web/office/page.tsx'\nexport type P = typeof Page",
  ],
  [
    'server-and-web-are-strangers',
    'web/office/a.tsx',
    "import { config } from '../../server/config.ts'\nexport const A = () => <p>{config}</p>",
  ],
  ['nobody-needs-tools', 'server/b/b.ts', "import '../../tools/start.ts'"],
  ['journeys-come-by-the-door', 'journeys/a.journey.ts', "import '../server/config.ts'"],
  [
    'rooms-of-core-by-their-index',
    'core/b/b.ts',
    "import type { Kind } from '../changes/kinds.ts'\nexport type K = Kind",
  ],
  ['rooms-of-core-by-their-index', 'server/c/c.ts', "import '../../core/changes/kinds.ts'"],
  ['rooms-of-server-by-their-index', 'server/d/d.ts', "import '../changes/changes.store.ts'"],
  [
    'plumbing-knows-no-room',
    'server/plumbing/http/a.ts',
    "import type { s } from '../../changes/index.ts'\nexport type S = typeof s",
  ],
  [
    'only-stores-know-the-database',
    'server/e/e.routes.ts',
    "import type pg from 'pg'\nexport type P = pg.Pool",
  ],
  [
    'apps-share-only-the-kit',
    'web/field/a.tsx',
    "import { Page } from '../office/page.tsx'\nexport const A = () => <p>{Page}</p>",
  ],
  [
    'the-kit-knows-no-app',
    'web/kit/a.tsx',
    "import { Page } from '../office/page.tsx'\nexport const A = () => <p>{Page}</p>",
  ],
  ['no-circles', 'server/f/one.ts', "import './two.ts'"],
  ['everything-is-found', 'tools/a.ts', "import './nowhere.ts'"],
  ['tests-are-ends', 'tools/b.ts', "import './c.test.ts'"],
]

let found: Breach[] = []
const root = mkdtempSync(join(tmpdir(), 'tanggap-boundaries-'))
after(() => rmSync(root, { recursive: true, force: true }))

before(async () => {
  const packages = {
    'core/package.json': '{"name":"@tanggap/core","type":"module","exports":{"./*":"./*/index.ts"}}',
    'contract/package.json': '{"name":"@tanggap/contract","type":"module","exports":{"./*":"./*.ts"}}',
    'node_modules/zod/package.json': '{"name":"zod","type":"module","exports":"./index.js"}',
    'node_modules/zod/index.js': 'export const z = 1',
    'node_modules/pg/package.json': '{"name":"pg","type":"module","exports":"./index.js"}',
    'node_modules/pg/index.js': 'export default 1',
    'package.json':
      '{"name":"house","type":"module","workspaces":["core","contract"],"dependencies":{"zod":"1","pg":"1"}}',
    'tools/c.test.ts': '',
    'server/f/two.ts': "import './one.ts'",
  }
  const broken = Object.fromEntries(faults.map(([, path, text]) => [path, text]))
  for (const [path, text] of Object.entries({ ...packages, ...sound, ...broken })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  mkdirSync(join(root, 'node_modules/@tanggap'))
  for (const floor of ['core', 'contract'])
    symlinkSync(`../../${floor}`, join(root, 'node_modules/@tanggap', floor))
  found = await breachesOfBoundaries(root)
})

for (const [rule, path] of faults) {
  test(`the boundary check finds ${rule} in ${path}`, () => {
    const rules = found.filter(({ where }) => where.startsWith(`${path} `)).map((breach) => breach.rule)
    assert.ok(rules.includes(rule), `found there: ${rules.join(', ') || 'nothing'}`)
  })
}

test('the boundary check finds nothing in files that keep the rules', () => {
  assert.deepEqual(
    found.filter(({ where }) => Object.hasOwn(sound, where.split(' ')[0] ?? '')),
    [],
  )
})

test('every boundary rule is shown to fail, and has a sentence', () => {
  const shown = new Set(faults.map(([rule]) => rule))
  for (const { name, comment } of boundaryRules) {
    assert.ok(name !== undefined && shown.has(name), `${name} is never broken here`)
    assert.ok(comment !== undefined && comment.length > 20, `${name} has no sentence`)
  }
})
