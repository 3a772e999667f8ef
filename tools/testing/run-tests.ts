import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Counts } from '../checks/run-checks.ts'
import { projectRoot } from '../checks/source-files.ts'

export interface TestRun {
  readonly title: string
  readonly files: readonly string[]
  /** Together: all files in one process, quick, for pure rules. Apart: a process each, for what holds connections. */
  readonly together: boolean
  /** How many files at a time, when apart. */
  readonly atOnce: number
  /** Every test by name, or a dot each. Failures are told in full either way. */
  readonly named: boolean
  readonly timeoutMs: number
  readonly environment: Readonly<Record<string, string>>
}

/** Runs test files with node:test, shows them as they go, and counts them. */
export async function runTests(run: TestRun): Promise<Counts> {
  if (run.files.length === 0) return { passed: 0, failed: 0 }
  console.log(`\n${run.title} (${run.files.length} files)`)
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-counts-'))
  const counted = join(folder, 'counts.json')
  try {
    const code = await nodeTest(run, counted)
    const counts = readCounts(counted)
    // A runner that broke before it could count is a failure too.
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function nodeTest(run: TestRun, counted: string): Promise<number> {
  const args = [
    '--test',
    `--test-isolation=${run.together ? 'none' : 'process'}`,
    ...(run.together ? [] : [`--test-concurrency=${run.atOnce}`]),
    `--test-timeout=${run.timeoutMs}`,
    `--test-reporter=${run.named ? 'spec' : 'dot'}`,
    '--test-reporter-destination=stdout',
    `--test-reporter=${join(import.meta.dirname, 'count-reporter.ts')}`,
    `--test-reporter-destination=${counted}`,
    ...run.files,
  ]
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...run.environment }
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

function readCounts(file: string): Counts {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 0 }
  }
}
