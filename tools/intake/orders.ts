import { roles } from '@tanggap/core/access'
import { z } from 'zod'
import type { Foundation } from '../../server/plumbing/acting.ts'
import { systemChance } from '../../server/plumbing/chance.ts'
import { systemClock } from '../../server/plumbing/clock.ts'
import { openDatabase } from '../../server/plumbing/database/index.ts'
import { openFileStore } from '../../server/plumbing/files/index.ts'
import { jobs } from '../../server/plumbing/jobs/index.ts'
import { keyFile, openVault } from '../../server/plumbing/keys/index.ts'
import { makeLog } from '../../server/plumbing/log.ts'

const office = z.object({
  accountId: z.string(),
  officeId: z.string(),
  name: z.string(),
  role: z.enum(roles),
  regency: z.string(),
  region: z.string(),
})

const ordersSchema = z.object({
  appUrl: z.string(),
  ownerUrl: z.string(),
  folder: z.string(),
  keys: keyFile,
  regency: z.string(),
  clerk: office.optional(),
  intakeId: z.string().optional(),
  path: z.string().optional(),
})
export type Orders = z.input<typeof ordersSchema>

/** What a process that will be killed works with; it comes as its first message. */
export async function receiveOrders() {
  const message = await new Promise<unknown>((resolve) => process.once('message', resolve))
  const orders = ordersSchema.parse(message)
  const vault = openVault(orders.keys)
  const log = makeLog('silent')
  const foundation: Foundation = {
    database: openDatabase(orders.appUrl, 4),
    vault,
    files: openFileStore(orders.folder, vault),
    jobs,
    clock: systemClock,
    chance: systemChance,
    log,
    regency: orders.regency,
  }
  return { foundation, log, ownerUrl: orders.ownerUrl, orders }
}
