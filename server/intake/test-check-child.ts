import { z } from 'zod'
import { systemChance } from '../plumbing/chance.ts'
import { systemClock } from '../plumbing/clock.ts'
import { openDatabase } from '../plumbing/database/index.ts'
import { openFileStore } from '../plumbing/files/index.ts'
import { jobs } from '../plumbing/jobs/index.ts'
import { keyFile, openVault } from '../plumbing/keys/index.ts'
import { makeLog } from '../plumbing/log.ts'
import { workOnIntake } from './index.ts'

/** A process of its own that works on one delivery, for tests that kill it. What it needs comes as its first message. */
const orders = z.object({
  databaseUrl: z.string(),
  folder: z.string(),
  keys: keyFile,
  regency: z.string(),
  intakeId: z.string(),
})

process.once('message', async (message) => {
  const { databaseUrl, folder, keys, regency, intakeId } = orders.parse(message)
  const vault = openVault(keys)
  const database = openDatabase(databaseUrl, 4)
  await workOnIntake(
    {
      database,
      vault,
      files: openFileStore(folder, vault),
      jobs,
      clock: systemClock,
      chance: systemChance,
      log: makeLog('silent'),
      regency,
    },
    { intakeId },
  )
  await database.close()
  process.exit(0)
})
