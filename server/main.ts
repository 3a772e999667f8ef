import { join } from 'node:path'
import { whoIsAt } from './access/index.ts'
import type { Config } from './config.ts'
import { holdPublished, loadInstruments } from './instrument/index.ts'
import type { Foundation } from './plumbing/acting.ts'
import { systemChance } from './plumbing/chance.ts'
import { systemClock } from './plumbing/clock.ts'
import { openDatabase } from './plumbing/database/index.ts'
import { appLogin, appUrl, migrate } from './plumbing/database/migrate.ts'
import { openFileStore } from './plumbing/files/index.ts'
import { buildDoor, type DoorName } from './plumbing/http/index.ts'
import { jobs, prepareJobs, startJobs } from './plumbing/jobs/index.ts'
import { openVault } from './plumbing/keys/index.ts'
import { readOrMakeKeys } from './plumbing/keys/key-file.ts'
import { makeLog } from './plumbing/log.ts'
import { loadRegions } from './regions/index.ts'
import { crontab, jobHandlers, mountRooms, sentences } from './rooms.ts'

export interface RunningServer {
  readonly addresses: Readonly<Record<DoorName, string>>
  /** For what runs beside the doors in the same process (the demo's loader). */
  readonly foundation: Foundation
  stop(): Promise<void>
}

/** Starts the whole office: database up to date, three doors open, jobs running. */
export async function startServer(config: Config): Promise<RunningServer> {
  const foundation = await layFoundation(config)
  await holdPublished(foundation)
  const open = (name: DoorName) =>
    buildDoor(
      { name, folder: join(config.webFolder, name), secure: config.secure, trustProxy: config.trustProxy },
      foundation,
      whoIsAt(foundation, name),
      sentences,
    )
  const doors = { office: await open('office'), field: await open('field'), portal: await open('portal') }
  await mountRooms(doors, config)
  const listen = (name: DoorName) => doors[name].app.listen({ host: config.host, port: config.ports[name] })
  const addresses = {
    office: await listen('office'),
    field: await listen('field'),
    portal: await listen('portal'),
  }
  const worker = await startJobs(
    config.databaseUrl,
    jobHandlers(foundation, config),
    crontab.join('\n'),
    foundation.log,
  )
  return {
    addresses,
    foundation,
    async stop() {
      await Promise.all([doors.office.app.close(), doors.field.app.close(), doors.portal.app.close()])
      await worker.stop()
      await foundation.database.close()
    },
  }
}

/** What stands below the rooms: a database brought up to date, keys, files, jobs. The caller closes the database. */
export async function layFoundation(config: Config): Promise<Foundation> {
  const log = makeLog(config.logLevel)
  const vault = openVault(readOrMakeKeys(config.keyFile, systemClock.now().getUTCFullYear()))
  const login = appLogin(config.databaseUrl, vault.derive('database login of the application'))
  await migrate(config.databaseUrl, login)
  await prepareJobs(config.databaseUrl)
  await loadRegions(config.databaseUrl, config.regencyCode)
  await loadInstruments(config.databaseUrl)
  return {
    database: openDatabase(appUrl(config.databaseUrl, login), 16),
    vault,
    files: openFileStore(join(config.dataFolder, 'files'), vault),
    jobs,
    clock: systemClock,
    chance: systemChance,
    log,
    regency: config.regencyCode,
  }
}
