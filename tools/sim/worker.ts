import { parentPort, workerData } from 'node:worker_threads'
import { runSeeds } from './run-seeds.ts'

/** One thread of the simulation: a share of the seeds. */
parentPort?.postMessage(await runSeeds(workerData))
