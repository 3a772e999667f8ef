import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FamilyKind, familyKinds } from '@tanggap/core/intake'
import { indexNames } from '../../server/registry/index.ts'
import { areSame, countRegister, rowsOf, told } from './count-register.ts'
import {
  chooses,
  comparisonOf,
  confirms,
  detailOf,
  type IntakeDesk,
  receives,
  takesBack,
  works,
} from './desk.ts'
import { timePages } from './pages.ts'
import { foundInPart, recallOf } from './recall.ts'
import { type Claims, measured, say } from './watch.ts'

/** Kinds that the part chosen leaves out: who moves, and what the regency may see otherwise. */
const leftOut: ReadonlySet<FamilyKind> = new Set(['moved', 'merged', 'contradicts'])

/**
 * One extract into an empty register, a second of which a part is taken in, taken back, and taken in whole. After
 * each stage the register is counted and hashed. Returns the id of the first.
 */
export async function tellStory(at: IntakeDesk, folder: string, claims: Claims): Promise<string> {
  const { ownerUrl } = at.house.test
  const count = async (what: string) => {
    const totals = await countRegister(ownerUrl)
    say(what, told(totals))
    return totals
  }
  const files = (suffix: string) =>
    ['dtsen-keluarga', 'dtsen-individu'].map((name) => join(folder, `${name}${suffix}.csv`))

  console.log('\nFirst extract')
  at.house.at('2026-10-02T02:00:00Z')
  const first = await isChecked(at, '2026-09', files(''), claims)
  await tellRecall(ownerUrl, first, join(folder, 'truth.jsonl'), claims)
  await timePages(at, first, claims)
  const { counts } = await detailOf(at, first)
  await confirms(at, at.second, first)
  await measured('taken in', () => works(at, first))
  const one = await count('register')
  claims.that(rowsOf(one, 'family') === counts?.newFamilies, 'every sound family stands in the register')
  await measured('names indexed', () => indexNames(at.house.foundation))

  console.log('\nSecond extract, 4 in 100 changed')
  at.house.at('2027-01-10T02:00:00Z')
  const second = await isChecked(at, '2026-12', files('-2'), claims)
  claims.that(areSame(one, await count('register')), 'comparing changes nothing')
  await tellMovements(at, second, folder)
  await timePages(at, second, claims)

  console.log('\nA part of it: every second village, without moves and merges')
  const { summary } = await comparisonOf(at, second)
  const villages = (summary?.villages ?? []).filter((_, place) => place % 2 === 0).map(({ code }) => code)
  const kinds = familyKinds.filter((kind) => !leftOut.has(kind))
  const { families } = await chooses(at, second, { villages, kinds })
  say('chosen', `${families} families of ${villages.length} villages`)
  await confirms(at, at.third, second)
  await measured('taken in', () => works(at, second))
  claims.that(!areSame(one, await count('register')), 'the part changed the register')

  console.log('\nTaken back')
  await takesBack(at, second)
  await measured('taken back', () => works(at, second))
  claims.that(areSame(one, await count('register')), 'taken back, the register is row for row as it was')

  console.log('\nThe same files again, whole')
  const again = await isChecked(at, '2026-12', files('-2'), claims)
  const compared = await comparisonOf(at, again)
  claims.that(
    JSON.stringify(compared.summary?.kinds) === JSON.stringify(summary?.kinds),
    'the same files show the same differences',
  )
  await confirms(at, at.second, again)
  await measured('taken in', () => works(at, again))
  const whole = await count('register')
  claims.that(
    rowsOf(whole, 'family') === rowsOf(one, 'family') + (compared.summary?.kinds.new ?? 0),
    'the new families came in and nobody was lost',
  )
  await measured('what rests on the first extract, asked', async () => {
    const { dependants } = await comparisonOf(at, first)
    claims.that(
      dependants.some(({ kind }) => kind === 'later_intake'),
      'the first extract rests under the second',
    )
  })
  return first
}

/** Receives an extract, has it read, checked, staged and compared; its counts and hash totals must agree. */
export async function isChecked(
  at: IntakeDesk,
  version: string,
  paths: readonly string[],
  claims: Claims,
): Promise<string> {
  let id = ''
  await measured('received', async () => {
    id = await receives(at, version, paths)
  })
  await measured('read, checked, staged, compared', async () => {
    const seconds = await secondsOfStages(at, id, () => works(at, id))
    say('', [...seconds].map(([stage, spent]) => `${stage} ${spent.toFixed(0)} s`).join(', '))
  })
  const { counts, status } = await detailOf(at, id)
  claims.that(status === 'checked', `the extract is ${status}`)
  if (counts === null) throw new Error('nothing was counted')
  const { read, accepted, withErrors, hashRead = 0, hashAccepted = 0, hashWithErrors = 0 } = counts
  say('rows read = accepted + with errors', `${read} = ${accepted} + ${withErrors}`)
  say('hash total read = accepted + with errors', `${hashRead} = ${hashAccepted} + ${hashWithErrors}`)
  claims.that(read === accepted + withErrors && hashRead === hashAccepted + hashWithErrors, 'no row is lost')
  return id
}

/** How long the delivery stood in each stage while the work went on, to half a second. */
async function secondsOfStages(at: IntakeDesk, id: string, work: () => Promise<void>) {
  const seconds = new Map<string, number>()
  let last = performance.now()
  let isOver = false
  const over = work().finally(() => {
    isOver = true
  })
  while (!isOver) {
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 500))])
    const { status, progress } = await detailOf(at, id)
    const stage = status === 'checking' && progress.stage === 'reading' ? 'reading' : status
    const now = performance.now()
    seconds.set(stage, (seconds.get(stage) ?? 0) + (now - last) / 1000)
    last = now
  }
  await over
  return seconds
}

async function tellRecall(ownerUrl: string, id: string, truth: string, claims: Claims): Promise<void> {
  const { classes, rules } = await recallOf(ownerUrl, id, truth)
  for (const [code, { planted, found, otherwise }] of classes) {
    const silent = planted - found - otherwise
    say(`planted ${code}`, `found ${found} of ${planted}; ${otherwise} by another rule, ${silent} by none`)
    // The other row of a pair may itself bear a broken number, which is told there.
    claims.that(foundInPart.has(code) ? found > 0 : found >= planted * 0.95, `${code} is found`)
  }
  for (const [rule, { said, unfounded }] of rules)
    say(`said ${rule}`, `${said} families, ${unfounded} without such an error planted`)
}

/** What the seed did to families, beside what the comparison says of them. */
async function tellMovements(at: IntakeDesk, id: string, folder: string): Promise<void> {
  const done = new Map<string, number>()
  for (const line of (await readFile(join(folder, 'movements.jsonl'), 'utf8')).split('\n')) {
    const kind = /"kind":"(\w+)"/.exec(line)?.[1]
    if (kind !== undefined) done.set(kind, (done.get(kind) ?? 0) + 1)
  }
  const { summary } = await comparisonOf(at, id)
  say('the seed moved', JSON.stringify(Object.fromEntries(done)))
  say('the comparison says', JSON.stringify(summary?.kinds))
  say('of persons', JSON.stringify(summary?.persons))
}
