import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { PlainFault } from '../plain-fault.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { choosePort, type Folder, freePort, makeCluster, openFolder, superuser } from './folder.ts'
import { clearFileOfStranger, findPostmaster, stopPostmaster } from './process.ts'
import { plainEnvironment } from './run-to-end.ts'

export interface EmbeddedPostgres {
  /** Connects as superuser to the database `tanggap`; for the owner of the schema, never for the application. */
  readonly url: string
  readonly port: number
  /** Where the cluster lies: below the folder asked for, unless PostgreSQL's account cannot reach that. */
  readonly cluster: string
  /** Ends the server within seconds. What was committed stays. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Holds the cluster, its password, port and log. Made when it does not exist. */
  readonly folder: string
  /** A fixed port. Without it the port of last time, or any free one. */
  readonly port?: number
  /** For throw-away folders only: survives neither a power cut nor a killed machine. */
  readonly fast?: boolean
}

/** Any number, the same for every Tanggap: whoever holds this lock in a cluster is the one who uses it. */
const ownerLock = 7_264_250

/**
 * Starts the PostgreSQL that npm installed, on 127.0.0.1 only. When an earlier Tanggap was killed its
 * server may still run: that one is taken over.
 *
 * @throws PlainFault when another Tanggap uses the folder, the port is taken, or the folder is of another major version.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = openFolder(options.folder)
  const durable = options.fast !== true
  const binaries = findBinaries(folder.account)
  await makeCluster(folder, binaries.initdb, durable)
  refuseOtherVersion(folder, binaries)

  const owner = (await takeOver(folder)) ?? (await launch(folder, binaries, options))
  await becomeOwner(owner, folder)
  await makeDatabase(owner)
  return {
    url: urlOf(folder, owner.port, 'tanggap'),
    port: owner.port,
    cluster: folder.cluster,
    stop: async () => {
      await owner.end().catch(() => undefined)
      await stopPostmaster(folder.cluster)
    },
  }
}

/**
 * The database of a folder, whether a Tanggap is using it now or not: a running one is joined and left running, any
 * other is started for as long as it is needed.
 */
export async function reachEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = openFolder(options.folder)
  const running = findPostmaster(folder.cluster)
  if (running === undefined) return startEmbedded(options)
  const { cluster } = folder
  return {
    url: urlOf(folder, running.port, 'tanggap'),
    port: running.port,
    cluster,
    stop: async () => undefined,
  }
}

function refuseOtherVersion(folder: Folder, binaries: Binaries): void {
  const found = readFileSync(join(folder.cluster, 'PG_VERSION'), 'utf8').trim()
  if (found === binaries.major) return
  throw new PlainFault(
    `Data di ${folder.cluster} dibuat oleh PostgreSQL ${found}, sedangkan yang terpasang ${binaries.major}. Pindahkan foldernya, lalu jalankan lagi.`,
    `The data in ${folder.cluster} was made by PostgreSQL ${found}; ${binaries.major} is installed. Move the folder away and start again.`,
  )
}

/** A connection to the server an earlier Tanggap left behind; `undefined` when there is none, or it is ending. */
async function takeOver(folder: Folder): Promise<pg.Client | undefined> {
  for (;;) {
    const running = findPostmaster(folder.cluster)
    if (running === undefined) return undefined
    const owner = await connect(folder, running.port)
    if (owner !== undefined) return owner
    await pause(50)
  }
}

async function launch(folder: Folder, binaries: Binaries, options: EmbeddedOptions): Promise<pg.Client> {
  const port = options.port ?? (await choosePort(folder))
  if ((await freePort(port)) === undefined) {
    throw new PlainFault(
      `Port ${port} sudah dipakai program lain.`,
      `Port ${port} is used by another program.`,
    )
  }
  clearFileOfStranger(folder.cluster)
  // Sessions of a killed server may need a moment to notice; until then PostgreSQL refuses to start.
  for (let tries = 1; ; tries += 1) {
    const owner = await launchOnce(folder, binaries, port, options.fast !== true)
    if (owner !== undefined) return owner
    if (tries === 20 || !lastLines(folder).includes('pre-existing shared memory')) break
    await pause(500)
  }
  throw new PlainFault(
    `PostgreSQL tidak dapat dijalankan. Catatannya (${folder.log}):\n${lastLines(folder)}`,
    'PostgreSQL could not be started; its log is above.',
  )
}

/** A connection to the new server, or `undefined` when it ended instead of accepting one. */
async function launchOnce(
  folder: Folder,
  binaries: Binaries,
  port: number,
  durable: boolean,
): Promise<pg.Client | undefined> {
  const log = openSync(folder.log, logFlag(folder.log), 0o600)
  // Detached, so that Ctrl-C in the terminal ends Tanggap first and its database after it.
  const child = spawn(binaries.postgres, ['-D', folder.cluster, '-p', String(port), ...settings(durable)], {
    ...folder.account,
    cwd: folder.cluster,
    detached: true,
    stdio: ['ignore', log, log],
    env: plainEnvironment(),
  })
  closeSync(log)
  child.unref()
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', reject)
  })
  // Recovery after a crash may take minutes on a large cluster, so only the server's end ends the waiting.
  while (child.exitCode === null && child.signalCode === null) {
    const owner = await connect(folder, port)
    if (owner !== undefined) return owner
    await pause(25)
  }
  return undefined
}

function lastLines(folder: Folder): string {
  return readFileSync(folder.log, 'utf8').trim().split('\n').slice(-8).join('\n')
}

function logFlag(file: string): 'a' | 'w' {
  return existsSync(file) && statSync(file).size < 10_000_000 ? 'a' : 'w'
}

/** Identity numbers may stand in a statement or in a constraint's detail; the last four keep them out of the log. */
function settings(durable: boolean): string[] {
  const lasting = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_wal_size: '2GB' }
  const fleeting = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '256MB',
    // Containers often give /dev/shm too little for a parallel query.
    dynamic_shared_memory_type: 'mmap',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? lasting : fleeting),
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** The lock is held by a connection, so it is free again the moment its Tanggap dies, in whichever way. */
async function becomeOwner(owner: pg.Client, folder: Folder): Promise<void> {
  const { rows } = await owner.query('select pg_try_advisory_lock($1) as mine', [ownerLock])
  if (rows[0]?.mine === true) return
  await owner.end()
  throw new PlainFault(
    `Tanggap lain sedang berjalan dengan folder data yang sama (${folder.cluster}). Hentikan dahulu yang itu (Ctrl-C).`,
    `Another Tanggap is running on the same data folder (${folder.cluster}). Stop that one first (Ctrl-C).`,
  )
}

/** `undefined` while the server starts, recovers or ends. A wrong password is a fault: it will not get better. */
async function connect(folder: Folder, port: number): Promise<pg.Client | undefined> {
  const connectionString = urlOf(folder, port, 'postgres')
  const client = new pg.Client({ connectionString, application_name: 'tanggap owner' })
  // Ending the server ends this connection too; whoever uses the database hears of it by its own.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (fault) {
    if (fault instanceof pg.DatabaseError && fault.code === '28P01') throw fault
    return undefined
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function makeDatabase(owner: pg.Client): Promise<void> {
  const { rowCount } = await owner.query("select from pg_database where datname = 'tanggap'")
  if (rowCount === 0) await owner.query('create database tanggap')
}

function urlOf(folder: Folder, port: number, database: string): string {
  return `postgres://${superuser}:${folder.password}@127.0.0.1:${port}/${database}`
}
