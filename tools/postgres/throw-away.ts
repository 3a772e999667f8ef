import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbedded } from './embedded.ts'
import { findPostmaster } from './process.ts'

const prefix = 'tanggap-throw-away-'

/** A PostgreSQL for tests: fast, empty, and gone with its folder when it is stopped. */
export async function startThrowAway(): Promise<EmbeddedPostgres> {
  await clearAbandoned()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(folder, 0o755)
  const running = await startEmbedded({ folder, fast: true })
  return {
    ...running,
    stop: async () => {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A killed test run leaves its server behind. One that nobody owns can be taken over, and so be ended. */
async function clearAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    try {
      // A young folder may be in the making by another run.
      if (Date.now() - statSync(folder).mtimeMs < 60_000) continue
      const abandoned = findPostmaster(join(folder, 'cluster'))
      if (abandoned !== undefined) await (await startEmbedded({ folder, fast: true })).stop()
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Somebody uses it, or it belongs to another user: not ours to clear.
    }
  }
}
