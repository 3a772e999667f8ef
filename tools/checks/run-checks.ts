import { allChecks } from './all-checks.ts'
import type { Check } from './check.ts'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

/**
 * Runs the checks two at a time and prints one line for each, with its complaints when it fails.
 *
 * @param filter only checks whose name holds this text.
 */
export async function runChecks(filter = ''): Promise<Counts> {
  const waiting = allChecks.filter((check) => check.name.includes(filter))
  const results: boolean[] = []
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
      results.push(await runOne(check))
  }
  await Promise.all([work(), work()])
  const passed = results.filter((holds) => holds).length
  return { passed, failed: results.length - passed }
}

async function runOne(check: Check): Promise<boolean> {
  const started = performance.now()
  const complaints = await check.complaints()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const holds = complaints.length === 0
  console.log(`${holds ? '✔' : '✖'} ${check.name} (${seconds} s)`)
  for (const complaint of complaints) console.log(complaint.replace(/^/gm, '    '))
  return holds
}
