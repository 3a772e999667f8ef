import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { PlainFault, runTool } from './plain-fault.ts'
import type { Outcome, Seeds } from './sim/run-seeds.ts'
import { invariants } from './sim/watch.ts'
import { runWorld } from './sim/world.ts'

const goal = { seeds: 10_000, operations: 300, faults: 1_000_000, seconds: 300 }

/**
 * `npm run test:sim`: phones, office and network of the simulation under 10,000 seeds × 300 operations, the thirteen
 * invariants of trust rules §1 checked after every one. `-- --seed N` replays one seed and prints its trace;
 * `-- --seeds N` runs fewer.
 */
await runTool(async () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string', default: String(goal.seeds) },
      operations: { type: 'string', default: String(goal.operations) },
    },
  })
  const operations = numberIn(values.operations)
  if (values.seed !== undefined) return replay(numberIn(values.seed), operations)
  return runAll(numberIn(values.seeds), operations)
})

async function replay(seed: number, operations: number): Promise<void> {
  const ran = await runWorld({ seed, operations, onTrace: (line) => console.log(line) })
  console.log(`\nseed ${seed}: ${ran.steps} operations, ${ran.faults} faults, trace ${ran.traceHash}`)
  console.log(ran.broken ? `BROKEN  ${ran.broken.message}` : `drained in ${ran.drainSeconds} virtual seconds`)
  process.exitCode = ran.broken ? 1 : 0
}

async function runAll(count: number, operations: number): Promise<void> {
  const threads = Math.min(availableParallelism(), 8)
  const started = performance.now()
  const outcomes = await Promise.all(
    Array.from({ length: threads }, (_, index) =>
      inThread({
        from: 1 + index,
        stride: threads,
        count: Math.ceil((count - index) / threads),
        operations,
      }),
    ),
  )
  const seconds = (performance.now() - started) / 1000
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0)
  const faults = sum((one) => one.faults)
  const breaches = outcomes.flatMap((one) => one.breaches)
  const slowest = Math.max(...outcomes.map((one) => one.slowestDrain))
  console.log(
    `${sum((one) => one.seeds)} seeds × ${operations} operations, ${sum((one) => one.forms)} forms, ` +
      `${faults} faults, ${seconds.toFixed(1)} s on ${threads} threads`,
  )
  console.log(
    `${invariants.length} invariants after each of ${sum((one) => one.steps)} operations; ` +
      `slowest drain ${slowest.toFixed(1)} virtual s; ${sum((one) => one.twins)} twins with steady clocks`,
  )
  for (const { seed, step, detail } of breaches)
    console.log(`BROKEN  seed ${seed}, operation ${step}: ${detail}`)
  const isWhole = count >= goal.seeds && operations >= goal.operations
  const isMet = breaches.length === 0 && (!isWhole || (faults >= goal.faults && seconds <= goal.seconds))
  console.log(isMet ? 'held' : 'NOT held')
  process.exitCode = isMet ? 0 : 1
}

function inThread(seeds: Seeds): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sim/worker.ts', import.meta.url), { workerData: seeds })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

function numberIn(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0)
    throw new PlainFault(`"${text}" bukan bilangan.`, `"${text}" is not a whole number.`)
  return number
}
