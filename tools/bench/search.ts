import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actAs } from '../../server/plumbing/acting.ts'
import { makeTestOffice } from '../../server/plumbing/test-office.ts'
import { indexNames, searchFamilies } from '../../server/registry/index.ts'
import { startEmbedded } from '../postgres/index.ts'
import type { Size } from '../seed/index.ts'
import { measureLists } from './lists.ts'
import { type Measured, secondsOf, within } from './measure.ts'
import { fillRegister } from './register.ts'

/**
 * Looking for people in a register of 1.28 million persons as an office does: row-level security, the audit
 * line and the page of families included. And the lists of the office over it, page by page.
 */
export async function searchBench(size: Size = 'regency'): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'))
  const postgres = await startEmbedded({ folder: join(folder, 'postgres') })
  process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
  const office = await makeTestOffice()
  try {
    const { foundation } = office
    const filled = await fillRegister(office.test.ownerUrl, {
      size,
      regency: '3320',
      vault: foundation.vault,
      every: size === 'regency' ? 4_001 : 401,
    })
    console.log(`${filled.families} families, ${filled.persons} persons in the register`)
    const indexing = await secondsOf(() => indexNames(foundation))
    console.log(`names indexed in ${indexing.toFixed(1)} s`)
    const verifier = await office.hire('dinsos_verifier')
    const time = async (search: Omit<Search, 'page'>) => {
      const started = performance.now()
      const found = await actAs(foundation, verifier, (acting) =>
        searchFamilies(acting, { page: 1, ...search }),
      )
      return { ms: performance.now() - started, found }
    }
    for (const { name } of filled.sample.slice(0, 20)) await time({ name })

    const all: number[] = []
    let found = 0
    let tries = 0
    for (const [kind, asking] of Object.entries(kinds)) {
      const times: number[] = []
      for (const one of filled.sample) {
        const { ms, found: answer } = await time(asking(one))
        times.push(ms)
        tries += 1
        if (answer.families.length > 0) found += 1
      }
      all.push(...times)
      console.log(`${kind}: p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, most ${at(times, 1)} ms`)
    }
    console.log(`${found} of ${tries} searches led to a family`)
    const hard: number[] = []
    for (const search of hardest) {
      const times: number[] = []
      for (let turn = 0; turn < 20; turn += 1) times.push((await time(search)).ms)
      hard.push(...times)
      console.log(`${JSON.stringify(search)}: p50 ${at(times, 0.5)} ms, most ${at(times, 1)} ms`)
    }
    const persons = filled.persons.toLocaleString('en')
    const lists = await measureLists(office, filled.families)
    console.log(`memory of the office at its most: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
    return [
      within(`fuzzy search among ${persons} persons, p95`, 'ms', Number(at(all, 0.95)), 50),
      within(`the same for the commonest names and none, p95`, 'ms', Number(at(hard, 0.95)), 50),
      ...lists,
    ]
  } finally {
    await office.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const kinds: Readonly<Record<string, (one: Sampled) => Omit<Search, 'page'>>> = {
  'the whole name': ({ name }) => ({ name }),
  'one slip of the pen': ({ name }) => ({ name: slipped(name) }),
  'a part of the name': ({ name }) => ({ name: partOf(name) }),
  'a part, in a village': ({ name, village }) => ({ name: partOf(name), village }),
  'a NIK': ({ nik }) => ({ digits: nik }),
}

/** Names that a tenth of the regency bears, beginnings of two letters, names that nobody has, and filters beside. */
const hardest: readonly Omit<Search, 'page'>[] = [
  { name: 'SITI' },
  { name: 'MUHAMMAD' },
  { name: 'SITI MUHAMMAD' },
  { name: 'SITI NUR' },
  { name: 'NUR SITI AMINAH BINTI MUHAMMAD' },
  { name: 'AH' },
  { name: 'SI' },
  { name: 'XQZWV' },
  { name: 'MUHAMMAD XQZWV' },
  { name: 'SITI', deciles: { from: 1, to: 1 } },
  { name: 'MUHAMMAD', deciles: { from: 1, to: 2 }, status: 'ended' },
]

type Search = Parameters<typeof searchFamilies>[1]

interface Sampled {
  readonly name: string
  readonly nik: string
  readonly village: string
}

/** Two neighbouring letters of the longest word swapped: what fingers do. */
function slipped(name: string): string {
  const words = name.split(' ')
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? name
  const middle = Math.floor(longest.length / 2)
  const swapped =
    longest.slice(0, middle - 1) + longest[middle] + longest[middle - 1] + longest.slice(middle + 1)
  return name.replace(longest, swapped)
}

/** The first letters of the last word, as one begins to type. */
function partOf(name: string): string {
  return (name.split(' ').at(-1) ?? name).slice(0, 5)
}

function at(times: readonly number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1)
}
