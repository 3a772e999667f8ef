import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { PlainFault } from '../plain-fault.ts'
import { type Account, canReach, chooseAccount } from './account.ts'
import { reachableHome } from './binaries.ts'
import { runToEnd } from './run-to-end.ts'

/** What one embedded PostgreSQL keeps on disk: the cluster, and beside it password, port and log. */
export interface Folder {
  readonly cluster: string
  readonly password: string
  readonly portFile: string
  readonly log: string
  readonly account: Account
}

/** The superuser of the embedded cluster. The application connects as lesser roles of its own making. */
export const superuser = 'postgres'

/**
 * Opens the folder, which may be new. As root, when PostgreSQL's account cannot reach it, the content
 * lies in {@link reachableHome} and the folder holds a file that says where.
 *
 * @throws PlainFault when the folder belongs to somebody else.
 */
export function openFolder(asked: string): Folder {
  const folder = placeFor(asked)
  const cluster = join(folder, 'cluster')
  return {
    cluster,
    password: keptPassword(join(folder, 'password'), existsSync(cluster)),
    portFile: join(folder, 'port'),
    log: join(folder, 'postgres.log'),
    account: chooseAccount(cluster),
  }
}

function placeFor(asked: string): string {
  try {
    mkdirSync(asked, { recursive: true })
    const sign = join(asked, 'elsewhere')
    if (existsSync(sign)) return readFileSync(sign, 'utf8').trim()
    if (canReach(asked, chooseAccount(join(asked, 'cluster')))) return asked

    const place = join(reachableHome, `cluster-${randomBytes(6).toString('hex')}`)
    mkdirSync(place, { recursive: true, mode: 0o755 })
    writeFileSync(sign, `${place}\n`)
    return place
  } catch (cause) {
    throw new PlainFault(
      `Folder data ${asked} tidak dapat dibuka oleh pengguna ini. Jalankan dengan pengguna yang membuatnya.`,
      `This user cannot open the data folder ${asked}. Run as the user who made it.`,
      { cause },
    )
  }
}

function keptPassword(file: string, clusterExists: boolean): string {
  if (existsSync(file) || clusterExists) return readFileSync(file, 'utf8').trim()
  const password = randomBytes(24).toString('hex')
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  return password
}

/** Makes the cluster unless it is there. It gets its name only when complete: an interrupted one is remade. */
export async function makeCluster(folder: Folder, initdb: string, durable: boolean): Promise<void> {
  if (existsSync(folder.cluster)) return
  const making = `${folder.cluster}.making`
  rmSync(making, { recursive: true, force: true })
  const passwordFile = join(making, 'password')
  const unfinished = join(making, 'cluster')
  mkdirSync(making, { mode: 0o700 })
  writeFileSync(passwordFile, folder.password, { mode: 0o600 })
  if (folder.account !== undefined) {
    for (const path of [making, passwordFile]) chownSync(path, folder.account.uid, folder.account.gid)
  }
  const flags = ['--locale-provider=builtin', '--locale=C.UTF-8', '--encoding=UTF8', '--data-checksums']
  const access = ['--auth=scram-sha-256', `--username=${superuser}`, `--pwfile=${passwordFile}`]
  const sync = durable ? [] : ['--no-sync']
  await runToEnd(initdb, [`--pgdata=${unfinished}`, ...flags, ...access, ...sync], folder.account, making)
  chmodSync(unfinished, 0o700)
  renameSync(unfinished, folder.cluster)
  rmSync(making, { recursive: true, force: true })
}

/** The port of last time when it is free, else any free one. */
export async function choosePort(folder: Folder): Promise<number> {
  const kept = existsSync(folder.portFile) ? Number(readFileSync(folder.portFile, 'utf8')) : 0
  const port = (await freePort(kept)) ?? (await freePort(0))
  if (port === undefined) throw new Error('no free port on 127.0.0.1')
  writeFileSync(folder.portFile, `${port}\n`)
  return port
}

/** The port itself when it can be listened on, any free one for 0, `undefined` when it is taken. */
export function freePort(port: number, host = '127.0.0.1'): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address()
      const found = address !== null && typeof address === 'object' ? address.port : undefined
      server.close(() => resolve(found))
    })
  })
}
