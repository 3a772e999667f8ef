import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { buildWeb, webFolder } from '../build/build-web.ts'
import { type Measured, within } from './measure.ts'

interface Speeds {
  /** Milliseconds, each time. */
  readonly open: readonly number[]
  readonly search: readonly { readonly typed: string; readonly took: number }[]
  readonly screens: readonly { readonly name: string; readonly took: number }[]
  /** The same with 16,000 families. */
  readonly long: {
    readonly open: readonly number[]
    readonly search: readonly { readonly typed: string; readonly took: number }[]
    /** Between one picture and the next while the list is gone through. */
    readonly frames: readonly number[]
    /** In the document at once, at most. */
    readonly rows: number
    readonly cameBack: boolean
  }
}

/** What the phone must load before the field app runs, and how it moves at a quarter of this machine's speed. */
export async function phoneBench(): Promise<readonly Measured[]> {
  await buildWeb()
  const assets = join(webFolder, 'field', 'assets')
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const bytes = scripts.map((name) => gzipSync(readFileSync(join(assets, name))).length)
  const total = bytes.reduce((sum, each) => sum + each, 0) / 1024
  const { open, search, screens, long } = await speeds()
  const slowest = screens.toSorted((a, b) => b.took - a.took)[0]
  console.log(
    `1,000 families, CPU slowed 4 times: opened ${open.length} times, ${search.length} searches, ${screens.length} screens; slowest screen: ${slowest?.name.replaceAll('\n', ' ')}`,
  )
  const slowest16 = long.search.toSorted((a, b) => b.took - a.took)[0]
  console.log(
    `16,000 families: opened in ${seconds(long.open)} s, the slowest search ${Math.round(slowest16?.took ?? 0)} ms ("${slowest16?.typed}"), the middle one ${Math.round(median(long.search.map(({ took }) => took)))} ms, ${long.frames.length} pictures of scrolling: ${Math.round(median(long.frames))} ms at the median, ${Math.round(p95(long.frames))} ms at the 95th percentile`,
  )
  return [
    within('JavaScript of the field app, gzip', 'kB', total, 150),
    within('open, median', 's', median(open) / 1000, 2),
    within(
      'a screen of the visit, the slowest',
      's',
      (slowest?.took ?? Number.POSITIVE_INFINITY) / 1000,
      0.5,
    ),
    within('search in 1,000 families, the slowest', 'ms', Math.max(...search.map(({ took }) => took)), 50),
    within('list of 16,000, a picture of scrolling, median', 'ms', median(long.frames), 50),
    within('list of 16,000, rows in the document', 'rows', long.rows, 40),
    within('list of 16,000, times another row was come back to', 'times', long.cameBack ? 0 : 1, 0.5),
  ]
}

/** In a real browser, by a program of the journeys, which know how one sits down at a phone. */
async function speeds(): Promise<Speeds> {
  const program = join(import.meta.dirname, '..', '..', 'journeys', 'phone-speed.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [program], { timeout: 600_000 })
  const said: Speeds = JSON.parse(stdout)
  return said
}

function seconds(milliseconds: readonly number[]): string {
  return (median(milliseconds) / 1000).toFixed(1)
}

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.POSITIVE_INFINITY
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY
}
