import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeTestOffice } from '../server/plumbing/test-office.ts'
import { openDesk } from './intake/desk.ts'
import { tellFormats } from './intake/formats.ts'
import { killAtRandom } from './intake/kill-at-random.ts'
import { tellStory } from './intake/story.ts'
import { Claims } from './intake/watch.ts'
import { PlainFault, runTool } from './plain-fault.ts'
import { startEmbedded } from './postgres/index.ts'

const sizes = ['village', 'subdistrict', 'regency'] as const

/**
 * `npm run test:intake`: a whole regency's extract through the intake, twice, in part, back, and again; counted and
 * hashed at every stage. `-- --size subdistrict` is smaller, `-- --formats` adds workbook and Parquet, `-- --kills N`
 * kills working processes N times in every kind of work instead.
 */
await runTool(async () => {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'regency' },
      kills: { type: 'string', default: '0' },
      formats: { type: 'boolean', default: false },
    },
  })
  const size = sizes.find((each) => each === values.size)
  if (size === undefined)
    throw new PlainFault(`Pilih ukuran: ${sizes.join(', ')}.`, `Choose a size: ${sizes.join(', ')}.`)
  const kills = Number(values.kills)
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-intake-'))
  const postgres = await startEmbedded({ folder: join(folder, 'postgres') })
  process.env.TANGGAP_TEST_DATABASE_URL = postgres.url
  const claims = new Claims()
  const house = await makeTestOffice()
  try {
    invent(size, folder, values.formats)
    const at = await openDesk(house)
    if (kills > 0) await killAtRandom(at, folder, kills, claims)
    else {
      const first = await tellStory(at, folder, claims)
      if (values.formats) await tellFormats(at, folder, first, claims)
    }
  } finally {
    await house.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`\n${claims.held} claims held, ${claims.broken.length} did not`)
  for (const claim of claims.broken) console.log(`  NOT SO: ${claim}`)
  process.exitCode = claims.broken.length === 0 && claims.held > 0 ? 0 : 1
})

/** In a process of its own, so that what inventing people takes is not counted to the intake. */
function invent(size: string, folder: string, formats: boolean): void {
  const options = ['--size', size, '--seed', '1', '--out', folder, '--second']
  execFileSync(
    process.execPath,
    [join(import.meta.dirname, 'seed/cli.ts'), ...options, ...(formats ? ['--xlsx', '--parquet'] : [])],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
}
