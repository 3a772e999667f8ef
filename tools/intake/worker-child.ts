import { resumeIntakes, workJob, workOnIntake } from '../../server/intake/index.ts'
import { jobs, startJobs } from '../../server/plumbing/jobs/index.ts'
import { receiveOrders } from './orders.ts'

/**
 * The office's worker in a process of its own, to be killed: it looks for deliveries that were left lying, asks for the
 * work again and does it from the queue, as the office does every minute.
 */
const { foundation, log, ownerUrl } = await receiveOrders()
const queue = await startJobs(
  ownerUrl,
  { [workJob]: (payload) => workOnIntake({ ...foundation, jobs }, payload) },
  '',
  log,
)
process.send?.('ready')
process.once('SIGTERM', () => void queue.stop().finally(() => process.exit(0)))
for (;;) {
  await resumeIntakes(foundation)
  await new Promise((resolve) => setTimeout(resolve, 400))
}
