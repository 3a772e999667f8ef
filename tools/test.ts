import { buildWeb } from './build/build-web.ts'
import { floors } from './checks/boundaries.ts'
import { type Counts, runChecks } from './checks/run-checks.ts'
import { sourceFiles } from './checks/source-files.ts'
import { runTool } from './plain-fault.ts'
import { startThrowAway } from './postgres/index.ts'
import { runTests } from './testing/run-tests.ts'

/**
 * `npm test [-- part of a path …]`: brings its own PostgreSQL and browser, and ends with the line
 * `N passed, N failed`. With parts of paths only the tests there are run, every one shown by name.
 */
await runTool(async () => {
  const wanted = process.argv.slice(2)
  const files = sourceFiles(floors).filter(
    (path) => wanted.length === 0 || wanted.some((part) => path.includes(part)),
  )
  const all = await runAll(files, wanted.length > 0)
  const passed = all.reduce((sum, counts) => sum + counts.passed, 0)
  const failed = all.reduce((sum, counts) => sum + counts.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
})

async function runAll(files: readonly string[], named: boolean): Promise<Counts[]> {
  const postgres = await startThrowAway()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void postgres.stop().finally(() => process.exit(130)))
  }
  try {
    const environment = { TANGGAP_TEST_DATABASE_URL: postgres.url }
    const tests = files.filter((path) => path.endsWith('.test.ts'))
    const isPure = (path: string) => /^(core|contract|web)\//.test(path)
    const common = { named, environment, timeoutMs: 120_000 }
    const counts = [
      named ? { passed: 0, failed: 0 } : await runChecks(),
      await runTests({ ...common, title: 'Rules', files: tests.filter(isPure), together: true, atOnce: 1 }),
      await runTests({
        ...common,
        title: 'Server and tools',
        files: tests.filter((path) => !isPure(path)),
        together: false,
        atOnce: 2,
      }),
    ]
    return [...counts, await runJourneys(files, environment)]
  } finally {
    await postgres.stop()
  }
}

/** Journeys walk through the built apps in a real browser, one at a time. */
async function runJourneys(files: readonly string[], environment: Record<string, string>): Promise<Counts> {
  const journeys = files.filter((path) => path.endsWith('.journey.ts'))
  if (journeys.length === 0) return { passed: 0, failed: 0 }
  await buildWeb()
  const title = 'Journeys'
  return runTests({
    title,
    files: journeys,
    together: false,
    atOnce: 1,
    named: true,
    timeoutMs: 600_000,
    environment,
  })
}
