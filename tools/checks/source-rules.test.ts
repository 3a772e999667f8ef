import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breachesOfSource, sourceRules } from './source-rules.ts'

const faults: [rule: string, path: string, text: string][] = [
  ['sql-in-stores-only', 'server/changes/list-changes.ts', 'const q = `\n  select id\n  from change`'],
  [
    'sql-in-stores-only',
    'server/changes/changes.routes.ts',
    "await db.query('insert into change values (1)')",
  ],
  ['sql-in-stores-only', 'server/main.ts', "await db.query('update change set a = 1')"],
  ['sql-in-stores-only', 'core/changes/index.ts', "export const q = 'with a as (select 1) select * from a'"],
  ['environment-in-config-only', 'server/main.ts', 'const port = process.env.PORT'],
  ['environment-in-config-only', 'web/field/main.tsx', 'const mode = import.meta.env.MODE'],
  ['core-has-no-clock', 'core/changes/propose.ts', 'const now = Date.now()'],
  ['core-has-no-clock', 'core/changes/propose.ts', 'const now = new Date()'],
  ['core-has-no-chance', 'core/quality/draw.ts', 'const n = Math.random()'],
  ['core-has-no-chance', 'core/quality/draw.ts', 'const id = crypto.randomUUID()'],
  [
    'scope-is-a-literal',
    'server/plumbing/database/scope.ts',
    "q(`select set_config('app.regency', $1, true)`)",
  ],
  ['no-merge', 'server/changes/changes.store.ts', 'q(`merge into change using x on true`)'],
  ['folders-have-a-subject', 'server/utils/dates.ts', ''],
]

for (const [rule, path, text] of faults) {
  test(`the source check finds ${rule} in ${path}: ${text.replace(/\s+/g, ' ')}`, () => {
    assert.deepEqual(
      breachesOfSource(path, text).map((breach) => breach.rule),
      [rule],
    )
  })
}

test('every source rule is shown to fail', () => {
  const shown = new Set(faults.map(([rule]) => rule))
  assert.deepEqual(
    sourceRules.filter(({ rule }) => !shown.has(rule)),
    [],
  )
})

const fine: [path: string, text: string][] = [
  ['server/changes/changes.store.ts', 'const q = `select id from change`'],
  ['server/plumbing/database/migrate.ts', "q('create table migration (name text)')"],
  ['server/config.ts', 'export const port = process.env.PORT'],
  ['server/changes/changes.test.ts', "q('select id from change')"],
  ['core/calendar/dates.ts', '// Never Date.now(): see below\nconst d = new Date(text) /* new Date() */'],
  [
    'web/office/changes.tsx',
    "const label = 'Select a village from the list'; const see = 'https://a.example/ x'",
  ],
]

for (const [path, text] of fine) {
  test(`the source check leaves ${path} alone`, () => {
    assert.deepEqual(breachesOfSource(path, text), [])
  })
}

test('a breach names its line, wherever a comment stands', () => {
  const [breach] = breachesOfSource('core/a/b.ts', '/* one\n two */\n// three\nMath.random()')
  assert.equal(breach?.where, 'core/a/b.ts:4')
})
