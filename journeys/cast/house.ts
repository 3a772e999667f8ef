import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { everyoneLeaves } from './browser.ts'

const root = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

/** The product as it runs for people: a process of its own, a database of its own, three doors. */
export interface House {
  readonly addresses: { readonly office: string; readonly field: string; readonly portal: string }
  readonly databaseUrl: string
  readonly dataFolder: string
  /** Makes an account by the command an administrator uses. */
  hire(role: string, region: string, name: string): Promise<Account>
  /** Ends the process without a word, as a power cut would, and starts it again. */
  killAndRestart(): Promise<void>
  /** Keeps the database as it is now. */
  backUp(): Promise<void>
  /** After a disaster: the database as it was kept, everything since forgotten. Files and keys are as they are. */
  goBackToBackup(): Promise<void>
  /** Ends the process as Ctrl-C would; the database and the folder stay. */
  shut(): Promise<void>
  close(): Promise<void>
}

export interface Account {
  readonly username: string
  readonly name: string
  readonly password: string
  readonly authenticator: string | undefined
}

export interface HouseOptions {
  /** A PostgreSQL of the story's own; otherwise the one `npm test` brings. */
  readonly serverUrl?: string
  readonly log?: 'warn' | 'debug'
  /** Apps of the story's own, which it may change while the house is open. */
  readonly webFolder?: string
}

/** Opens an empty house: no demo, nobody hired yet. Its log is `house.log` in its data folder. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const serverUrl = options.serverUrl ?? process.env.TANGGAP_TEST_DATABASE_URL
  if (!serverUrl) throw new Error('run journeys through `npm test`, which brings a PostgreSQL of its own')
  const name = `journey_${process.pid}_${Date.now()}`
  await onServer(serverUrl, `create database ${name}`)
  const databaseUrl = new URL(serverUrl)
  databaseUrl.pathname = `/${name}`
  const dataFolder = mkdtempSync(join(tmpdir(), 'tanggap-journey-'))
  const ports = await freePorts(3)
  const settings = {
    DATABASE_URL: databaseUrl.href,
    TANGGAP_LOG: options.log ?? 'warn',
    ...(options.webFolder && { TANGGAP_WEB: options.webFolder }),
  }
  const open = () => runProduct({ dataFolder, ports, settings })
  let product = await open()
  const { addresses, environment } = product
  let hired = 0
  const shut = () => product.shut()
  return {
    addresses,
    databaseUrl: databaseUrl.href,
    dataFolder,
    async hire(role, region, name) {
      const username = `${role.replaceAll('_', '.')}.${++hired}`
      const args = [
        'tools/account.ts',
        '--username',
        username,
        '--name',
        name,
        '--role',
        role,
        '--region',
        region,
      ]
      const { stdout } = await run(process.execPath, args, { cwd: root, env: environment })
      const told = (what: string) => new RegExp(`^${what}:\\s+(\\S+)$`, 'm').exec(stdout)?.[1]
      const password = told('password')
      if (!password) throw new Error(`no account was made: ${stdout}`)
      return { username, name, password, authenticator: told('authenticator') }
    },
    async killAndRestart() {
      await product.kill()
      product = await open()
    },
    async backUp() {
      await product.shut()
      await onServer(serverUrl, `create database ${name}_kept template ${name}`)
      product = await open()
    },
    async goBackToBackup() {
      await product.kill()
      await onServer(serverUrl, `drop database ${name} with (force)`)
      await onServer(serverUrl, `create database ${name} template ${name}_kept`)
      product = await open()
    },
    shut,
    async close() {
      await everyoneLeaves()
      await shut()
      for (const one of [name, `${name}_kept`])
        await onServer(serverUrl, `drop database if exists ${one} with (force)`)
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** A process of the product, at three doors. */
interface Product extends Pick<House, 'addresses' | 'shut'> {
  readonly environment: NodeJS.ProcessEnv
  kill(): Promise<void>
}

interface Running {
  readonly dataFolder: string
  readonly ports: readonly number[]
  readonly settings: Readonly<Record<string, string>>
  /** More than an answer at the door, where the story needs more. */
  readonly isOpen?: () => Promise<boolean>
  readonly patienceSeconds?: number
}

/** Runs the product until it is open. What it says goes to `house.log` in its data folder. */
export async function runProduct({ dataFolder, ports, settings, ...how }: Running): Promise<Product> {
  const [office, field, portal] = ports
  const environment = {
    ...process.env,
    TANGGAP_DATA: dataFolder,
    TANGGAP_OFFICE_PORT: String(office),
    TANGGAP_FIELD_PORT: String(field),
    TANGGAP_PORTAL_PORT: String(portal),
    ...settings,
  }
  const addresses = {
    office: `http://localhost:${office}`,
    field: `http://localhost:${field}`,
    portal: `http://localhost:${portal}`,
  }
  const isOpen = how.isOpen ?? (() => answers(`${addresses.office}/api/health`))
  const log = openSync(join(dataFolder, 'house.log'), 'a')
  const child = spawn(process.execPath, ['tools/start.ts'], {
    cwd: root,
    env: environment,
    // By the channel it learns that the story was cut short, and ends too.
    stdio: ['ignore', log, log, 'ipc'],
  })
  child.channel?.unref()
  closeSync(log)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  const patience = how.patienceSeconds ?? 60
  for (let waited = 0; waited < patience * 10; waited++) {
    if (child.exitCode !== null)
      throw new Error(`the house did not open: ${readFileSync(join(dataFolder, 'house.log'), 'utf8')}`)
    if (await isOpen())
      return { addresses, environment, shut: () => end('SIGTERM'), kill: () => end('SIGKILL') }
    await pause(100)
  }
  await end('SIGTERM')
  throw new Error(`the house did not open within ${patience} seconds`)
}

function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    (reply) => reply.ok,
    () => false,
  )
}

export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  const ports = servers.map((server) => {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  })
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
