import { join, resolve } from 'node:path'
import { readConfig } from '../../server/config.ts'
import { type RunningServer, startServer } from '../../server/main.ts'
import { buildWeb, webFolder } from '../build/build-web.ts'
import { startEmbedded } from '../postgres/index.ts'
import type { DemoStory } from './demo-story.ts'
import { refuseBusyPorts } from './free-ports.ts'
import { clearHalfLoadedDemo, demoOf } from './load-demo.ts'

export interface Tanggap {
  readonly server: RunningServer
  readonly story: DemoStory | undefined
}

export interface Start {
  /**
   * Settings as the environment holds them; see `settings` of server/config.ts. `TANGGAP_DEMO_SIZE=village` makes
   * the demo of an empty database of its own smaller.
   */
  readonly environment: Readonly<Record<string, string | undefined>>
  say(line: string): void
  /** Is given each part that runs, the moment it runs, so that all can be stopped at any time. */
  onStarted(part: { stop(): Promise<void> }): void
}

/**
 * Starts the whole of Tanggap: database, screens, server and, in a database of its own, the living demo.
 * A `DATABASE_URL` is somebody's real database: the demo and its ways into any office stay closed there.
 *
 * @throws PlainFault when a port is taken, or the data folder is in use.
 */
export async function startTanggap({ environment, say, onStarted }: Start): Promise<Tanggap> {
  const dataFolder = resolve(environment.TANGGAP_DATA ?? 'data')
  const ownDatabase = environment.DATABASE_URL === undefined || environment.DATABASE_URL === ''
  const settings = { TANGGAP_WEB: webFolder, TANGGAP_LOG: 'warn', ...environment, TANGGAP_DATA: dataFolder }
  // The address is not known yet, the ports are; any address lets them be read.
  await refuseBusyPorts(
    readConfig({ ...settings, DATABASE_URL: environment.DATABASE_URL || 'postgres://none' }),
  )

  const databaseUrl = environment.DATABASE_URL || (await startDatabase(dataFolder, say, onStarted))
  if (settings.TANGGAP_WEB === webFolder) await buildScreens(say)
  const config = readConfig({
    ...settings,
    DATABASE_URL: databaseUrl,
    TANGGAP_DEMO: ownDatabase ? 'yes' : 'no',
  })
  const server = await startServer(config)
  onStarted(server)
  const size = environment.TANGGAP_DEMO_SIZE === 'village' ? 'village' : 'subdistrict'
  return { server, story: ownDatabase ? await demoOf(server, config, { size, say }) : undefined }
}

async function startDatabase(
  dataFolder: string,
  say: Start['say'],
  onStarted: Start['onStarted'],
): Promise<string> {
  const postgres = await startEmbedded({ folder: join(dataFolder, 'postgres') })
  onStarted(postgres)
  say(`Basis data siap di ${postgres.cluster}. / The database is ready.`)
  await clearHalfLoadedDemo(postgres.url, dataFolder)
  return postgres.url
}

async function buildScreens(say: Start['say']): Promise<void> {
  const started = performance.now()
  if ((await buildWeb()) === undefined) return
  say(`Layar dibangun (${((performance.now() - started) / 1000).toFixed(1)} s). / The screens are built.`)
}
