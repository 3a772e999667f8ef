import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/main.ts'

/** The office in a process of its own, doors and worker, to be killed. Says when it is ready. */
await startServer(readConfig(process.env))
process.send?.('ready')
