import { ConfigFault } from '../server/config.ts'
import { PlainFault, runTool } from './plain-fault.ts'
import { startTanggap } from './start/tanggap.ts'
import { welcome } from './start/welcome.ts'

/** `npm start`: sets everything up, says where to go and as whom, and stops cleanly at Ctrl-C. */
const parts: { stop(): Promise<void> }[] = []
let stopping: Promise<void> | undefined

// One Ctrl-C may arrive three times: from the terminal, from npm and from the launcher, whose end is the fourth way.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => {
    stopping ??= stopAll().then(() => process.exit(0))
  })
}
process.channel?.unref()

await runTool(async () => {
  try {
    const { server, story } = await startTanggap({
      environment: process.env,
      say: (line) => console.log(line),
      onStarted: (part) => parts.push(part),
    })
    console.log(welcome(server.addresses, story))
  } catch (fault) {
    // What fails because it is being stopped is no news.
    if (stopping !== undefined) return await stopping
    await stopAll()
    throw fault instanceof ConfigFault
      ? new PlainFault('Pengaturan tidak dapat dipakai.', fault.message)
      : fault
  }
})

/** The last started is the first stopped. None may keep the others waiting: the database recovers from anything. */
async function stopAll(): Promise<void> {
  for (const part of parts.splice(0).reverse()) {
    const patience = new Promise<void>((resolve) => setTimeout(resolve, 2000).unref())
    await Promise.race([part.stop().catch(() => undefined), patience])
  }
}
